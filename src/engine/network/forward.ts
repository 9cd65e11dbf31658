import type { LayerParameters, NetworkParameters } from '../../contract/network';
import type { Activation } from './activations';
import { activate, hiddenActivations, outputActivations } from './activations';
import { arithmeticOf } from './layer-kinds';
import type { Layer, Network } from './network';
import { SparseInput } from './sparse-input';

/** Propagates one image through a network, a' = sigma(w a + b), and keeps every layer's activations. */
export class ForwardPass {
  readonly input: SparseInput;
  /** Activations of every layer after the input, valid after `run`. */
  readonly activations: readonly Float64Array[];
  /** What each layer passes to the next one: its activations, times their factors where it has dropout. */
  readonly handedOn: readonly Float64Array[];
  /** Weighted inputs of the output layer, valid after `run`. */
  readonly weightedOutputs: Float64Array;
  readonly #layers: readonly (Layer | LayerParameters)[];
  readonly #hiddenActivation: Activation;
  readonly #activateOutputs: (values: Float64Array) => void;
  readonly #dropoutFactors?: readonly Float64Array[];

  /**
   * `dropoutFactors` of each hidden layer are for learning only, and may change from run to run; none in a layer whose
   * neurons are never left out.
   */
  constructor(
    { sizes, layers, activations }: Network | NetworkParameters,
    dropoutFactors?: readonly Float64Array[],
  ) {
    this.input = new SparseInput(sizes[0]);
    this.activations = sizes.slice(1).map((size) => new Float64Array(size));
    this.handedOn = this.activations.map((activations, layer) =>
      dropoutFactors?.[layer]?.length ? new Float64Array(activations.length) : activations,
    );
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
      const activations = this.#weigh(layer);
      if (this.#layers[layer].kind !== 'pooling') activate(activations, this.#hiddenActivation);
      this.#leaveOut(layer);
    }
    const outputs = this.#weigh(last);
    this.weightedOutputs.set(outputs);
    this.#activateOutputs(outputs);
    return outputs;
  }

  /** Activations of a layer, valid until the next run. */
  activationsOf(layer: number): Float64Array {
    return this.activations[layer];
  }

  /** Writes a layer's weighted inputs to the array of its activations. */
  #weigh(index: number): Float64Array {
    const [layer, result] = [this.#layers[index], this.activations[index]];
    arithmeticOf(layer).forward(layer, index === 0 ? this.input : this.handedOn[index - 1], result);
    return result;
  }

  #leaveOut(layer: number): void {
    const [activations, result] = [this.activations[layer], this.handedOn[layer]];
    const factors = this.#dropoutFactors?.[layer];
    if (!factors || result === activations) return;
    for (let index = 0; index < result.length; index++) result[index] = activations[index] * factors[index];
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
