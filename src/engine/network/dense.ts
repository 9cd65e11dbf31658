import type { DenseLayer } from '../../contract/network';
import type { LayerArithmetic } from './layer-arithmetic';
import { inputsTogether, SparseInput } from './sparse-input';

const neuronsTogether = 4;

type AnyDenseLayer = DenseLayer | DenseLayer<Float64Array>;

/** A layer each of whose neurons weighs all inputs: z = w a + b. */
export const dense: LayerArithmetic<AnyDenseLayer> = {
  forward(layer, input, output) {
    if (input instanceof SparseInput) weighImage(layer, input, output);
    else weighInputs(layer, input, output);
  },
  addGradient(gradient, errors, input) {
    if (input instanceof SparseInput) addImageGradient(gradient, errors, input);
    else addGradient(gradient, errors, input);
  },
  /** result (inputs) = weight (outputs, inputs) transposed, times errors (outputs). */
  backward({ weight }, errors, _input, result) {
    result.fill(0);
    for (let neuron = 0; neuron < errors.length; neuron++) {
      const row = neuron * result.length;
      const error = errors[neuron];
      for (let index = 0; index < result.length; index++) result[index] += weight[row + index] * error;
    }
  },
};

/*
 * Both take four neurons at a time: their sums do not wait for each other, and each weight and value is read once. Every
 * sum has the order of its inputs, so that it is the same to the last bit. They are two functions because looking up
 * indices would make a later layer as slow as one neuron at a time.
 */

/** Weighted inputs (outputs) of an image: weight (outputs, inputs) times the input's nonzero values. */
function weighImage(
  { weight, bias }: AnyDenseLayer,
  { count, indices, values }: SparseInput,
  output: Float64Array,
): void {
  const inputs = weight.length / bias.length;
  const together = output.length - (output.length % neuronsTogether);
  for (
    let neuron = 0, row = 0;
    neuron < together;
    neuron += neuronsTogether, row += neuronsTogether * inputs
  ) {
    let [sum0, sum1, sum2, sum3] = [bias[neuron], bias[neuron + 1], bias[neuron + 2], bias[neuron + 3]];
    for (let at = 0; at < count; at++) {
      const [place, value] = [row + indices[at], values[at]];
      sum0 += weight[place] * value;
      sum1 += weight[place + inputs] * value;
      sum2 += weight[place + 2 * inputs] * value;
      sum3 += weight[place + 3 * inputs] * value;
    }
    output[neuron] = sum0;
    output[neuron + 1] = sum1;
    output[neuron + 2] = sum2;
    output[neuron + 3] = sum3;
  }
  for (let neuron = together; neuron < output.length; neuron++) {
    let sum = bias[neuron];
    for (let at = 0; at < count; at++) sum += weight[neuron * inputs + indices[at]] * values[at];
    output[neuron] = sum;
  }
}

/** Weighted inputs (outputs) of a later layer: weight (outputs, inputs) times the activations (inputs) before it. */
function weighInputs({ weight, bias }: AnyDenseLayer, input: Float64Array, output: Float64Array): void {
  const inputs = input.length;
  const together = output.length - (output.length % neuronsTogether);
  for (
    let neuron = 0, row = 0;
    neuron < together;
    neuron += neuronsTogether, row += neuronsTogether * inputs
  ) {
    let [sum0, sum1, sum2, sum3] = [bias[neuron], bias[neuron + 1], bias[neuron + 2], bias[neuron + 3]];
    for (let index = 0; index < inputs; index++) {
      const value = input[index];
      sum0 += weight[row + index] * value;
      sum1 += weight[row + inputs + index] * value;
      sum2 += weight[row + 2 * inputs + index] * value;
      sum3 += weight[row + 3 * inputs + index] * value;
    }
    output[neuron] = sum0;
    output[neuron + 1] = sum1;
    output[neuron + 2] = sum2;
    output[neuron + 3] = sum3;
  }
  for (let neuron = together; neuron < output.length; neuron++) {
    let sum = bias[neuron];
    for (let index = 0; index < inputs; index++) sum += weight[neuron * inputs + index] * input[index];
    output[neuron] = sum;
  }
}

/** Equations (BP3) and (BP4) for a later layer: gradient (outputs, inputs) += errors times the activations before it. */
function addGradient({ weight, bias }: AnyDenseLayer, errors: Float64Array, before: Float64Array): void {
  for (let neuron = 0; neuron < errors.length; neuron++) {
    const row = neuron * before.length;
    const error = errors[neuron];
    bias[neuron] += error;
    for (let index = 0; index < before.length; index++) weight[row + index] += error * before[index];
  }
}

/** Equations (BP3) and (BP4) for the first layer: only the weights of nonzero inputs have a gradient; four at a time. */
function addImageGradient({ weight, bias }: AnyDenseLayer, errors: Float64Array, input: SparseInput): void {
  const { count, indices, values } = input;
  const inputs = weight.length / bias.length;
  for (let neuron = 0; neuron < errors.length; neuron++) bias[neuron] += errors[neuron];
  for (let at = 0; at < count; at += inputsTogether) {
    const [index0, index1, index2, index3] = [indices[at], indices[at + 1], indices[at + 2], indices[at + 3]];
    const [value0, value1, value2, value3] = [values[at], values[at + 1], values[at + 2], values[at + 3]];
    for (let neuron = 0, row = 0; neuron < errors.length; neuron++, row += inputs) {
      const error = errors[neuron];
      weight[row + index0] += error * value0;
      weight[row + index1] += error * value1;
      weight[row + index2] += error * value2;
      weight[row + index3] += error * value3;
    }
  }
}
