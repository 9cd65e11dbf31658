import type { DenseParameters } from '../../contract/network';
import { ForwardPass } from '../network/forward';
import type { DenseNetwork } from '../network/network';
import { networkFromParameters } from '../network/network';
import { backpropagate } from './output-gradient';

/** A weight: into neuron `neuron` of layer `layer` (0 is the first after the input), from neuron `input` before it. */
export interface WeightPlace {
  layer: number;
  neuron: number;
  input: number;
}

/** How an output of a network answers to a change of one of its weights, for one image. */
export class MovedWeight {
  readonly #network: DenseNetwork;
  readonly #forward: ForwardPass;
  readonly #output: number;
  /** da/dz of the output's activation by the weighted inputs of each layer. */
  readonly #errors: readonly Float64Array[];
  /** What each layer hands on, the input first, with the weights as they are. */
  readonly #before: readonly Float64Array[];

  /** `input`: as many numbers as the network has inputs, 0 to 1. */
  constructor(parameters: DenseParameters, input: ArrayLike<number>, output: number) {
    this.#network = networkFromParameters(parameters);
    this.#forward = new ForwardPass(this.#network);
    this.#output = output;
    this.#forward.input.readValues(input);
    this.#forward.run();
    const activations = this.#forward.activations.map((layer) => layer.slice());
    this.#before = [Float64Array.from(input), ...activations.slice(0, -1)];
    const errors = outputErrors(this.#network, activations[activations.length - 1], output);
    this.#errors = backpropagate(this.#network, activations, errors).errors;
  }

  /** da/dw of the output's activation: how fast it changes with this weight. */
  slope({ layer, neuron, input }: WeightPlace): number {
    return this.#errors[layer][neuron] * this.#before[layer][input];
  }

  /** The output's activation and weighted input with the weight changed by this much. */
  outputAt({ layer, neuron, input }: WeightPlace, change: number): { activation: number; weighted: number } {
    const { weight, bias } = this.#network.layers[layer];
    const index = neuron * (weight.length / bias.length) + input;
    const value = weight[index];
    weight[index] = value + change;
    const activation = this.#forward.run()[this.#output];
    const weighted = this.#forward.weightedOutputs[this.#output];
    weight[index] = value;
    return { activation, weighted };
  }

  /** The `count` weights of a layer with the steepest slopes, the steepest first. */
  steepest(layer: number, count: number): WeightPlace[] {
    const inputs = this.#before[layer].length;
    const places: { place: WeightPlace; steepness: number }[] = [];
    this.#errors[layer].forEach((error, neuron) => {
      for (let input = 0; input < inputs; input++) {
        const steepness = Math.abs(error * this.#before[layer][input]);
        if (places.length === count && steepness <= places[count - 1].steepness) continue;
        const at = places.findIndex((other) => other.steepness < steepness);
        places.splice(at === -1 ? places.length : at, 0, { place: { layer, neuron, input }, steepness });
        places.length = Math.min(places.length, count);
      }
    });
    return places.map(({ place }) => place);
  }
}

/** The derivative of an output's activation by the weighted outputs, equation (BP1) without the cost. */
function outputErrors({ activations }: DenseNetwork, outputs: Float64Array, output: number): Float64Array {
  const own = outputs[output];
  return outputs.map((activation, index) => {
    if (index === output) return own * (1 - own);
    return activations.output === 'softmax' ? -own * activation : 0;
  });
}
