import {
  allLayers,
  faultOfHiddenLayers,
  formatHiddenLayers,
  hiddenLayersOf,
  layerShapes,
  sideBySide,
} from '../../contract/hidden-layers';
import { haveSameActivations } from '../../contract/network';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { Layer, Network } from './network';
import { zerosLike } from './network';

/** A network that votes, and what a person calls it. */
export interface Voter {
  name: string;
  network: Network;
}

/**
 * Makes one network of several that vote: their layers side by side, and an output layer in which every weighted input
 * is the mean of theirs, so that all have the same say.
 *
 * They need the same kinds of layers and the same activations; fails with 'networks-differ', which names two that have
 * not, or says that all together are too large. Calibrated probabilities have to be fitted anew.
 */
export function votingNetwork(voters: readonly Voter[]): Result<Network> {
  const [first, ...others] = voters;
  const { activations } = first.network;
  const stranger = others.find(({ network }) => !haveSameActivations(network, first.network));
  if (stranger) {
    const names = `“${first.name}” and “${stranger.name}”`;
    return failure('networks-differ', `${names} cannot vote together: they have different activations.`);
  }
  const written = voters.map(({ network }) => hiddenLayersOf(network.layers));
  const other = written.findIndex((layers) => sideBySide([written[0], layers]) === undefined);
  if (other !== -1) {
    const [one, another] = [written[0], written[other]].map((layers) => allLayers(layers).join(', '));
    const differ = `“${first.name}” has the layers ${one}, and “${voters[other].name}” has ${another}`;
    const needed = 'Networks that vote need the same kinds of layers, in the same order';
    return failure('networks-differ', `${needed}: ${differ}.`);
  }
  const hiddenLayers = sideBySide(written)!;
  const fault = faultOfHiddenLayers(hiddenLayers);
  if (fault !== undefined) {
    const together = `All together would be a network of ${formatHiddenLayers(hiddenLayers)}`;
    return failure('networks-differ', `${together}. ${fault}`);
  }
  const voting = zerosLike({ layers: layerShapes(hiddenLayers), activations });
  voting.layers.forEach((layer, index) => {
    const isFirst = index === 0;
    const isLast = index === voting.layers.length - 1;
    let place = { row: 0, column: 0 };
    for (const { network } of voters) {
      const own = network.layers[index];
      addLayer(layer, own, place, isLast ? 1 / voters.length : 1);
      const { rows, columns } = sizeOf(own);
      place = { row: isLast ? 0 : place.row + rows, column: isFirst ? 0 : place.column + columns };
    }
  });
  return success(voting);
}

/** Adds a layer's weights and biases, times `share`, to those of a larger one, from this row and column on. */
function addLayer(
  to: Layer,
  own: Layer,
  { row, column }: { row: number; column: number },
  share: number,
): void {
  const { columns: stride } = sizeOf(to);
  const { rows, columns } = sizeOf(own);
  for (let down = 0; down < rows; down++) {
    to.bias[row + down] += share * own.bias[down];
    const target = (row + down) * stride + column;
    for (let along = 0; along < columns; along++)
      to.weight[target + along] += share * own.weight[down * columns + along];
  }
}

/** A row of weights for every neuron or map, a column for every weight of each; pooling has none. */
function sizeOf({ weight, bias }: Layer): { rows: number; columns: number } {
  return { rows: bias.length, columns: bias.length === 0 ? 0 : weight.length / bias.length };
}
