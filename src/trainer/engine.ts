import type { Hyperparameters } from '../contract/hyperparameters';
import { networkSizes } from '../contract/hyperparameters';
import type { NetworkParameters } from '../contract/models';
import type { DataSet } from '../contract/training';
import type { Network } from '../engine/network/network';
import { createNetwork } from '../engine/network/network';
import { createRandom } from '../engine/random';
import { PlainEngine } from '../engine/training/mini-batch';

/** Makes the engine of a run; it starts from `network`, or from new weights that are drawn from the seed. */
export function createEngine(
  data: DataSet,
  { hiddenLayers, seed }: Hyperparameters,
  network?: Network | NetworkParameters,
): PlainEngine {
  const newNetwork = () => createNetwork(networkSizes(hiddenLayers), createRandom(seed));
  return new PlainEngine(data, network ?? newNetwork());
}
