import { useApplication } from '../application-context';
import { formatSizes, shortenSizes } from './network-shape';
import { TextField } from './text-field';

/** The hidden layers, and the network that they make. */
export function ShapeField() {
  const { hyperparameters } = useApplication();
  const sizes = hyperparameters.sizes.value;
  if (sizes === null) return <TextField field="hiddenLayers" />;
  return <TextField field="hiddenLayers" aside={shortenSizes(sizes)} asideTitle={formatSizes(sizes)} />;
}
