import { sigmoid } from './activations';
import type { Cost } from './costs';
import type { ForwardPass } from './forward';
import type { Layer, Network } from './network';
import type { SparseInput } from './sparse-input';
import { inputsTogether } from './sparse-input';

/** The way back of one image's error through a network, adding up the gradient of the cost. */
export class BackwardPass {
  readonly #network: Network;
  readonly #gradient: Network;
  readonly #cost: Cost;
  /** dC/dz of every layer after the input. */
  readonly #errors: readonly Float64Array[];

  /** `gradient` has the network's shape; dC/dw and dC/db are added to what it holds. */
  constructor(network: Network, gradient: Network, cost: Cost) {
    this.#network = network;
    this.#gradient = gradient;
    this.#cost = cost;
    this.#errors = network.sizes.slice(1).map((size) => new Float64Array(size));
  }

  /** Adds the gradient of the image that `forward` has just carried through; returns its cost. */
  run(forward: ForwardPass, digit: number): number {
    const { layers } = this.#network;
    const last = layers.length - 1;
    const cost = this.#outputError(forward.activations[last], this.#errors[last], digit);
    for (let layer = last; layer > 0; layer--) {
      const before = forward.activations[layer - 1];
      addGradient(this.#gradient.layers[layer], this.#errors[layer], before);
      errorBefore(layers[layer], this.#errors[layer], before, this.#errors[layer - 1]);
    }
    addInputGradient(this.#gradient.layers[0], this.#errors[0], forward.input);
    return cost;
  }

  /** Equation (BP1) of the book, with the one-hot target of `digit`; returns the cost. */
  #outputError(activations: Float64Array, errors: Float64Array, digit: number): number {
    let cost = 0;
    for (let neuron = 0; neuron < activations.length; neuron++) {
      const target = neuron === digit ? 1 : 0;
      const activation = activations[neuron];
      cost += this.#cost.value(activation, target);
      errors[neuron] = this.#cost.error(activation, target, sigmoid.derivative(activation));
    }
    return cost;
  }
}

/** Equation (BP2): the errors (inputs) of the layer before, out of this layer's weight (outputs, inputs) and errors (outputs). */
function errorBefore(
  { weight }: Layer,
  errors: Float64Array,
  before: Float64Array,
  result: Float64Array,
): void {
  result.fill(0);
  for (let neuron = 0; neuron < errors.length; neuron++) {
    const row = neuron * before.length;
    const error = errors[neuron];
    for (let index = 0; index < before.length; index++) result[index] += weight[row + index] * error;
  }
  for (let index = 0; index < before.length; index++) result[index] *= sigmoid.derivative(before[index]);
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
