import type { NetworkParameters } from '../../contract/network';
import type { Network } from '../network/network';
import { hiddenActivations } from '../network/activations';
import { pixelsPerImage } from '../image';

/** A question about an image: what spoke for one digit, against all others or against a second one. */
export interface DigitQuestion {
  digit: number;
  /** null: the digit's weighted output alone, not its difference to another's. */
  against: number | null;
}

/** What the digit's weighted output is, or by how much it is above the other one's. */
export function weightedAnswer(
  weightedOutputs: ArrayLike<number>,
  { digit, against }: DigitQuestion,
): number {
  return weightedOutputs[digit] - (against === null ? 0 : weightedOutputs[against]);
}

/**
 * Returns the derivative of the weighted answer by every layer's activations: by the input's (784) first, by the last
 * hidden layer's last. `activations`: of the layers after the input, as a forward pass leaves them.
 */
export function answerGradient(
  network: Network | NetworkParameters,
  activations: readonly ArrayLike<number>[],
  { digit, against }: DigitQuestion,
): Float64Array[] {
  const errors = new Float64Array(network.sizes[network.sizes.length - 1]);
  errors[digit] += 1;
  if (against !== null) errors[against] -= 1;
  return backpropagate(network, activations, errors).gradients;
}

/**
 * Carries a derivative by the weighted outputs (outputs) back through the network, equation (BP2): `errors` are those by
 * the weighted inputs of each layer, `gradients` those by the activations that go into it, the input's first.
 */
export function backpropagate(
  { sizes, layers, activations: functions }: Network | NetworkParameters,
  activations: readonly ArrayLike<number>[],
  outputErrors: Float64Array,
): { errors: Float64Array[]; gradients: Float64Array[] } {
  const { derivative } = hiddenActivations[functions.hidden];
  const errors = [outputErrors];
  const gradients: Float64Array[] = [];
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const before = timesTransposed(layers[layer].weight, errors[0], sizes[layer]);
    gradients.unshift(before);
    if (layer === 0) break;
    errors.unshift(before.map((slope, neuron) => slope * derivative(activations[layer - 1][neuron])));
  }
  return { errors, gradients };
}

/** (inputs) = weight (outputs, inputs) transposed, times errors (outputs). */
function timesTransposed(weight: ArrayLike<number>, errors: Float64Array, inputs: number): Float64Array {
  const result = new Float64Array(inputs);
  for (let output = 0, row = 0; output < errors.length; output++, row += inputs) {
    const error = errors[output];
    if (error === 0) continue;
    for (let input = 0; input < inputs; input++) result[input] += weight[row + input] * error;
  }
  return result;
}

/**
 * Returns for each pixel (784) its value times the derivative of the weighted answer by it: its part in the answer. In
 * a network without hidden layers, all parts and the bias add up to the weighted answer.
 */
export function inputTimesGradient(input: ArrayLike<number>, gradient: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: pixelsPerImage }, (_, pixel) => input[pixel] * gradient[pixel]);
}
