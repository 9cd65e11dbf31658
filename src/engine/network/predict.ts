import type { NetworkParameters } from '../../contract/network';
import type { Prediction } from '../../contract/prediction';
import { probabilityOf, temperatureOf } from './confidence';
import { indexOfLargest } from './forward';
import type { Network } from './network';
import { outputPass, type OutputPass } from './output-pass';

/** A pad asks the same network again and again; kernels would copy its weights each time. */
const passes = new WeakMap<Network | NetworkParameters, OutputPass>();

/**
 * Returns a network's answer for one image.
 * `network` must not change any more; `input`: as many numbers as it has inputs, 0 no ink to 1 full ink.
 */
export function predict(network: Network | NetworkParameters, input: ArrayLike<number>): Prediction {
  const pass = passes.get(network) ?? outputPass(network);
  passes.set(network, pass);
  pass.input.readValues(input);
  const activations = pass.run();
  const digit = indexOfLargest(activations);
  return {
    digit,
    runnerUp: indexOfLargest(activations, digit),
    probability: probabilityOf(pass.weightedOutputs, digit, temperatureOf(network)),
    activations: Array.from(activations),
  };
}
