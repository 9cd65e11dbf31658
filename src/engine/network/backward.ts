import type { Activation } from './activations';
import { hiddenActivations } from './activations';
import type { Cost } from './costs';
import type { ForwardPass } from './forward';
import { arithmeticOf } from './layer-kinds';
import type { Network } from './network';

/** Propagates one image's error back through a network, adding up the gradient of the cost. */
export class BackwardPass {
  readonly #network: Network;
  readonly #gradient: Network;
  readonly #cost: Cost;
  readonly #hiddenActivation: Activation;
  readonly #dropoutFactors?: readonly Float64Array[];
  /** dC/dz of every layer after the input; of pooling, which has no z, dC/da. */
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
    const last = this.#network.layers.length - 1;
    const outputs = forward.activations[last];
    const cost = this.#cost(forward.weightedOutputs, outputs, digit, this.#errors[last]);
    for (let layer = last; layer >= 0; layer--) {
      const gradient = this.#gradient.layers[layer];
      const input = layer === 0 ? forward.input : forward.handedOn[layer - 1];
      arithmeticOf(gradient).addGradient(gradient, this.#errors[layer], input);
      if (layer > 0) this.#errorBefore(layer, forward);
    }
    return cost;
  }

  /** The errors of the previous layer, from a layer's weights and errors. */
  #errorBefore(index: number, { activations, handedOn }: ForwardPass): void {
    const { layers } = this.#network;
    const [layer, result] = [layers[index], this.#errors[index - 1]];
    arithmeticOf(layer).backward(layer, this.#errors[index], handedOn[index - 1], result);
    if (layers[index - 1].kind === 'pooling') return;
    const before = activations[index - 1];
    const factors = this.#dropoutFactors?.[index - 1];
    for (let neuron = 0; neuron < result.length; neuron++) {
      result[neuron] *= this.#hiddenActivation.derivative(before[neuron]);
    }
    if (!factors?.length) return;
    for (let neuron = 0; neuron < result.length; neuron++) result[neuron] *= factors[neuron];
  }
}
