import type { NetworkParameters } from '../../contract/models';
import type { DataSet } from '../../contract/training';
import { countCorrectIn } from '../evaluation/accuracy';
import { BackwardPass } from '../network/backward';
import { quadraticCost } from '../network/costs';
import { ForwardPass } from '../network/forward';
import type { Layer, Network } from '../network/network';
import { createZeroNetwork, networkFromParameters, parameterCount, parametersOf } from '../network/network';
import type { SplitName, TrainingEngine } from './training-engine';

/** The reference engine: double precision, one image after the other, every sum in ascending order. */
export class PlainEngine implements TrainingEngine {
  static readonly engineName = 'plain TypeScript engine';
  readonly name = PlainEngine.engineName;
  readonly parameterCount: number;
  /** In double precision; changes with every step. */
  readonly network: Network;
  /** Summed over the images since the last step. */
  readonly gradient: Network;
  readonly #data: DataSet;
  readonly #forward: ForwardPass;
  readonly #backward: BackwardPass;

  /** Copies `network`, in all the precision that it has. */
  constructor(data: DataSet, network: Network | NetworkParameters) {
    this.#data = data;
    this.parameterCount = parameterCount(network.sizes);
    this.network = networkFromParameters(network);
    this.gradient = createZeroNetwork(network.sizes);
    this.#forward = new ForwardPass(this.network);
    this.#backward = new BackwardPass(this.network, this.gradient, quadraticCost);
  }

  parameters(): NetworkParameters {
    return parametersOf(this.network);
  }

  imageCount(split: SplitName): number {
    return this.#data[split].labels.length;
  }

  addGradients(order: Uint32Array, from: number, to: number): number {
    const { images, labels } = this.#data.training;
    let cost = 0;
    for (let at = from; at < to; at++) {
      this.#forward.input.readPixels(images, order[at]);
      this.#forward.run();
      cost += this.#backward.run(this.#forward, labels[order[at]]);
    }
    return cost;
  }

  step(stepSize: number): void {
    this.network.layers.forEach((layer, index) => stepDown(layer, this.gradient.layers[index], stepSize));
  }

  countCorrect(split: SplitName, from: number, to: number): number {
    return countCorrectIn(this.#forward, this.#data[split], from, to);
  }
}

function stepDown(layer: Layer, gradient: Layer, stepSize: number): void {
  moveAgainst(layer.weight, gradient.weight, stepSize);
  moveAgainst(layer.bias, gradient.bias, stepSize);
}

/** w -> w - stepSize * gradient, equation (20) of the book for stepSize eta/m; leaves the gradient 0. */
function moveAgainst(values: Float64Array, gradient: Float64Array, stepSize: number): void {
  for (let index = 0; index < values.length; index++) {
    values[index] -= stepSize * gradient[index];
    gradient[index] = 0;
  }
}
