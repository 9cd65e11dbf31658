import { createNetwork, parametersOf } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import type { NetworkParameters } from '../../src/contract/network';

/** A network that carries a number. */
export function numberedNetwork(number: number): NetworkParameters {
  const network = parametersOf(createNetwork([784, 10], createRandom(1)));
  network.layers[0].bias[0] = number;
  return network;
}

/** The number that it carries. */
export function numberOf({ layers }: NetworkParameters): number {
  return layers[0].bias[0];
}
