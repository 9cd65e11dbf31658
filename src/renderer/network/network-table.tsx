import { strongestContributions } from '../../engine/inspection/contributions';
import { useApplication } from '../application-context';
import { formatSigned } from '../ui/signed-number';
import { mostPictures } from './network-layout';
import type { Reading } from './network-reading';
import { neuronName } from './neuron-text';

/** Connections between two layers that the table lists. */
const connections = 12;

/** The picture in figures, for screen readers. */
export function NetworkTable() {
  const { network } = useApplication();
  const reading = network.heard.value.value;
  if (reading === null) return null;
  return (
    <div class="visually-hidden">
      <table>
        <caption>The strongest connections</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Weight times activation</th>
          </tr>
        </thead>
        <tbody>{connectionRows(reading)}</tbody>
      </table>
      <table>
        <caption>Activations</caption>
        <tbody>{activationRows(reading)}</tbody>
      </table>
    </div>
  );
}

function connectionRows({ network, activations }: Reading) {
  const { sizes, layers } = network;
  return layers.slice(1).flatMap((parameters, index) =>
    strongestContributions(parameters, activations[index], connections).map(({ from, to, value }) => (
      <tr key={`${index} ${from} ${to}`}>
        <th scope="row">{neuronName(sizes, { layer: index, neuron: from })}</th>
        <td>{neuronName(sizes, { layer: index + 1, neuron: to })}</td>
        <td>{formatSigned(value)}</td>
      </tr>
    )),
  );
}

/** Of the layers that are small enough to be listed. */
function activationRows({ network, activations }: Reading) {
  return activations.flatMap((values, layer) =>
    values.length > mostPictures
      ? []
      : Array.from(values, (value, neuron) => (
          <tr key={`${layer} ${neuron}`}>
            <th scope="row">{neuronName(network.sizes, { layer, neuron })}</th>
            <td>{value.toFixed(2)}</td>
          </tr>
        )),
  );
}
