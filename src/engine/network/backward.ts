import type { Activation } from './activations';
import { hiddenActivations } from './activations';
import type { Cost } from './costs';
import type { ForwardPass } from './forward';
import type { Layer, Network } from './network';
import type { SparseInput } from './sparse-input';
import { inputsTogether } from './sparse-input';

/** Propagates one image's error back through a network, adding up the gradient of the cost. */
export class BackwardPass {
  readonly #network: Network;
  readonly #gradient: Network;
  readonly #cost: Cost;
  readonly #hiddenActivation: Activation;
  readonly #dropoutFactors?: readonly Float64Array[];
  /** dC/dz of every layer after the input. */
  readonly #errors: readonly Float64Array[];

  /**
   * `gradient` has the network's shape; dC/dw and dC/db are added to it.
   * `dropoutFactors` are those of the forward pass.
   */
  constructor(network: Network, gradient: Network, cost: Cost, dropoutFactors?: readonly Float64Array[]) {
    const { sizes, activations } = network;
    this.#network = network;
    this.#gradient = gradient;
    this.#cost = cost;
    this.#hiddenActivation = hiddenActivations[activations.hidden];
    this.#dropoutFactors = dropoutFactors;
    this.#errors = sizes.slice(1).map((size) => new Float64Array(size));
  }

  /** Adds the gradient of the image that `forward` has just processed; returns its cost. */
  run(forward: ForwardPass, digit: number): number {
    const { layers } = this.#network;
    const last = layers.length - 1;
    const outputs = forward.activations[last];
    const cost = this.#cost(forward.weightedOutputs, outputs, digit, this.#errors[last]);
    for (let layer = last; layer > 0; layer--) {
      addGradient(this.#gradient.layers[layer], this.#errors[layer], forward.handedOn[layer - 1]);
      this.#errorBefore(layer, forward.activations[layer - 1]);
    }
    addInputGradient(this.#gradient.layers[0], this.#errors[0], forward.input);
    return cost;
  }

  /**
   * Equation (BP2): the errors (inputs) of the previous layer, from a layer's weight (outputs, inputs) and errors
   * (outputs).
   */
  #errorBefore(layer: number, before: Float64Array): void {
    const result = this.#errors[layer - 1];
    const factors = this.#dropoutFactors?.[layer - 1];
    sumErrors(this.#network.layers[layer], this.#errors[layer], result);
    for (let index = 0; index < result.length; index++) {
      result[index] *= this.#hiddenActivation.derivative(before[index]);
      if (factors) result[index] *= factors[index];
    }
  }
}

/** result (inputs) = weight (outputs, inputs) transposed, times errors (outputs). */
function sumErrors({ weight }: Layer, errors: Float64Array, result: Float64Array): void {
  result.fill(0);
  for (let neuron = 0; neuron < errors.length; neuron++) {
    const row = neuron * result.length;
    const error = errors[neuron];
    for (let index = 0; index < result.length; index++) result[index] += weight[row + index] * error;
  }
}

/** Equations (BP3) and (BP4) for a later layer: gradient (outputs, inputs) += errors times the activations before it. */
function addGradient({ weight, bias }: Layer, errors: Float64Array, before: Float64Array): void {
  for (let neuron = 0; neuron < errors.length; neuron++) {
    const row = neuron * before.length;
    const error = errors[neuron];
    bias[neuron] += error;
    for (let index = 0; index < before.length; index++) weight[row + index] += error * before[index];
  }
}

/** Equations (BP3) and (BP4) for the first layer: only the weights of nonzero inputs have a gradient; four at a time. */
function addInputGradient({ weight, bias }: Layer, errors: Float64Array, input: SparseInput): void {
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
