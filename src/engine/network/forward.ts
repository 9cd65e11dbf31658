import type { LayerParameters, NetworkParameters } from '../../contract/network';
import type { Prediction } from '../../contract/prediction';
import type { Activation } from './activations';
import { activate, hiddenActivations, outputActivations } from './activations';
import { probabilityOf, temperatureOf } from './confidence';
import type { Layer, Network } from './network';
import { SparseInput } from './sparse-input';

const neuronsTogether = 4;

/** Propagates one image through a network, a' = sigma(w a + b), and keeps every layer's activations. */
export class ForwardPass {
  readonly input: SparseInput;
  /** Activations of every layer after the input, valid after `run`. */
  readonly activations: readonly Float64Array[];
  /** What each hidden layer passes to the next one: its activations, times their factors with dropout. */
  readonly handedOn: readonly Float64Array[];
  /** Weighted inputs of the output layer, valid after `run`. */
  readonly weightedOutputs: Float64Array;
  readonly #layers: readonly (Layer | LayerParameters)[];
  readonly #hiddenActivation: Activation;
  readonly #activateOutputs: (values: Float64Array) => void;
  readonly #dropoutFactors?: readonly Float64Array[];

  /** `dropoutFactors` of each hidden layer are for learning only, and may change from run to run. */
  constructor(
    { sizes, layers, activations }: Network | NetworkParameters,
    dropoutFactors?: readonly Float64Array[],
  ) {
    this.input = new SparseInput(sizes[0]);
    this.activations = sizes.slice(1).map((size) => new Float64Array(size));
    this.handedOn = dropoutFactors?.map(({ length }) => new Float64Array(length)) ?? this.activations;
    this.weightedOutputs = new Float64Array(sizes[sizes.length - 1]);
    this.#layers = layers;
    this.#hiddenActivation = hiddenActivations[activations.hidden];
    this.#activateOutputs = outputActivations[activations.output];
    this.#dropoutFactors = dropoutFactors;
  }

  /** Propagates `input` through the network; returns the output activations, valid until the next run. */
  run(): Float64Array {
    const last = this.#layers.length - 1;
    for (let layer = 0; layer < last; layer++) {
      this.#weigh(layer);
      activate(this.activations[layer], this.#hiddenActivation);
      this.#leaveOut(layer);
    }
    const outputs = this.#weigh(last);
    this.weightedOutputs.set(outputs);
    this.#activateOutputs(outputs);
    return outputs;
  }

  /** Writes a layer's weighted inputs to the array of its activations. */
  #weigh(layer: number): Float64Array {
    const result = this.activations[layer];
    if (layer === 0) weighInput(this.#layers[0], this.input, result);
    else weighLayer(this.#layers[layer], this.handedOn[layer - 1], result);
    return result;
  }

  #leaveOut(layer: number): void {
    if (!this.#dropoutFactors) return;
    const [activations, factors, result] = [
      this.activations[layer],
      this.#dropoutFactors[layer],
      this.handedOn[layer],
    ];
    for (let index = 0; index < result.length; index++) result[index] = activations[index] * factors[index];
  }
}

/*
 * Both take four neurons at a time: their sums do not wait for each other, and each weight and value is read once. Every
 * sum has the order of its inputs, so that it is the same to the last bit. They are two functions because looking up
 * indices would make a later layer as slow as one neuron at a time.
 */

/** Weighted inputs (outputs) of the first layer: weight (outputs, inputs) times the input's nonzero values. */
function weighInput(
  { weight, bias }: Layer | LayerParameters,
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
function weighLayer(
  { weight, bias }: Layer | LayerParameters,
  input: Float64Array,
  output: Float64Array,
): void {
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

/** Returns the index of the largest activation; the first of equals, never `except`. */
export function indexOfLargest(activations: ArrayLike<number>, except = -1): number {
  let best = except === 0 ? 1 : 0;
  for (let index = best + 1; index < activations.length; index++) {
    if (index !== except && activations[index] > activations[best]) best = index;
  }
  return best;
}

/**
 * Returns a network's answer for one image.
 * `input`: as many numbers as the network has inputs, 0 no ink to 1 full ink.
 */
export function predict(network: Network | NetworkParameters, input: ArrayLike<number>): Prediction {
  const forward = new ForwardPass(network);
  forward.input.readValues(input);
  const activations = forward.run();
  const digit = indexOfLargest(activations);
  return {
    digit,
    runnerUp: indexOfLargest(activations, digit),
    probability: probabilityOf(forward.weightedOutputs, digit, temperatureOf(network)),
    activations: Array.from(activations),
  };
}
