import type { Hyperparameters } from '../../contract/hyperparameters';
import type { DenseParameters } from '../../contract/network';
import { hiddenActivations } from '../network/activations';
import { costFunction, type Cost } from '../network/costs';
import { ForwardPass } from '../network/forward';
import { networkFromParameters, type DenseNetwork } from '../network/network';
import { backpropagate } from './output-gradient';

/** A weight, by its layer after the input, its neuron there and its input; a bias where `input` is null. */
export interface ParameterPlace {
  layer: number;
  neuron: number;
  input: number | null;
}

/** The numbers of one layer for one image, each (neurons). */
export interface WorkedLayer {
  /** z = w a + b */
  weighted: Float64Array;
  activations: Float64Array;
  /** The error, dC/dz. */
  errors: Float64Array;
}

/** The change of a parameter for the finite difference: small, and far from what rounding loses. */
const difference = 1e-4;

/** One image through a network and back: every number of backpropagation, equations (BP1) to (BP4) of the book. */
export class WorkedExample {
  readonly layers: readonly WorkedLayer[];
  /** C of this image alone. */
  readonly cost: number;
  readonly #network: DenseNetwork;
  readonly #input: ArrayLike<number>;
  readonly #digit: number;
  readonly #costOf: Cost;

  /** `input`: as many numbers as the network has inputs; `digit`: its label. */
  constructor(
    parameters: DenseParameters,
    cost: Hyperparameters['cost'],
    input: ArrayLike<number>,
    digit: number,
  ) {
    const network = networkFromParameters(parameters);
    this.#network = network;
    this.#input = input;
    this.#digit = digit;
    this.#costOf = costFunction({ cost, outputActivation: parameters.activations.output });
    const forward = this.#forward();
    const outputErrors = new Float64Array(forward.weightedOutputs.length);
    this.cost = this.#costOf(forward.weightedOutputs, forward.activations.at(-1)!, digit, outputErrors);
    const { errors } = backpropagate(network, forward.activations, outputErrors);
    this.layers = network.layers.map(({ weight, bias }, layer) => {
      const before = layer === 0 ? input : forward.activations[layer - 1];
      return {
        weighted: bias.map((sum, neuron) => sum + dot(weight, neuron * before.length, before)),
        activations: forward.activations[layer],
        errors: errors[layer],
      };
    });
  }

  /** What goes into a layer. */
  inputsOf(layer: number): ArrayLike<number> {
    return layer === 0 ? this.#input : this.layers[layer - 1].activations;
  }

  /** The parameter's own value. */
  valueOf({ layer, neuron, input }: ParameterPlace): number {
    const { weight, bias } = this.#network.layers[layer];
    return input === null ? bias[neuron] : weight[neuron * this.#network.sizes[layer] + input];
  }

  /** dC/dw = a times the error, or dC/db, which is the error. */
  gradientOf({ layer, neuron, input }: ParameterPlace): number {
    const error = this.layers[layer].errors[neuron];
    return input === null ? error : this.inputsOf(layer)[input] * error;
  }

  /** The sum of weights times errors of the next layer that a hidden neuron's error is made of. */
  errorFromNext(layer: number, neuron: number): number {
    const { weight } = this.#network.layers[layer + 1];
    const size = this.#network.sizes[layer + 1];
    return this.layers[layer + 1].errors.reduce(
      (sum, error, next) => sum + weight[next * size + neuron] * error,
      0,
    );
  }

  /** f'(z) of a hidden neuron. */
  slopeOf(layer: number, neuron: number): number {
    const { derivative } = hiddenActivations[this.#network.activations.hidden];
    return derivative(this.layers[layer].activations[neuron]);
  }

  /** (C(w + h) - C(w - h)) / 2h, without any formula of backpropagation. */
  gradientByDifference({ layer, neuron, input }: ParameterPlace): number {
    const { weight, bias } = this.#network.layers[layer];
    const [values, index] =
      input === null ? [bias, neuron] : [weight, neuron * this.#network.sizes[layer] + input];
    const value = values[index];
    const costs = [difference, -difference].map((change) => {
      values[index] = value + change;
      return this.#costNow();
    });
    values[index] = value;
    return (costs[0] - costs[1]) / (2 * difference);
  }

  #costNow(): number {
    const { weightedOutputs, activations } = this.#forward();
    return this.#costOf(
      weightedOutputs,
      activations.at(-1)!,
      this.#digit,
      new Float64Array(weightedOutputs.length),
    );
  }

  #forward(): ForwardPass {
    const forward = new ForwardPass(this.#network);
    forward.input.readValues(this.#input);
    forward.run();
    return forward;
  }
}

function dot(weight: Float64Array, start: number, values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += weight[start + index] * values[index];
  return sum;
}
