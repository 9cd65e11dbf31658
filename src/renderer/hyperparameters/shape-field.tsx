import { useApplication } from '../application-context';
import { formatLayers, shortenLayers } from './network-shape';
import { TextField } from './text-field';

/** The hidden layers, and the network that they make. */
export function ShapeField() {
  const { hyperparameters } = useApplication();
  const layers = hyperparameters.layers.value;
  if (layers === null) return <TextField field="hiddenLayers" />;
  return <TextField field="hiddenLayers" aside={shortenLayers(layers)} asideTitle={formatLayers(layers)} />;
}
