import type { DenseParameters } from '../../contract/network';
import { denseLayer } from '../../contract/network';
import { hiddenActivations } from '../network/activations';
import { ForwardPass } from '../network/forward';

/** A neuron by its place; `layer` 0 is the first after the input. */
export interface NeuronPlace {
  layer: number;
  neuron: number;
}

/** The weights (inputs) of a neuron, a view into its layer's. */
export function weightsOf({ sizes, layers }: DenseParameters, { layer, neuron }: NeuronPlace): Float32Array {
  const inputs = sizes[layer];
  return layers[layer].weight.subarray(neuron * inputs, (neuron + 1) * inputs);
}

/** Measures one neuron for image after image, without computing more of the network than it needs. */
export class NeuronProbe {
  readonly forward: ForwardPass;
  readonly #activation: (forward: ForwardPass) => number;
  readonly #output: number;

  /** An output is measured in its whole network, since softmax depends on all of them. */
  constructor(network: DenseParameters, place: NeuronPlace) {
    const isOutput = place.layer === network.layers.length - 1;
    this.forward = new ForwardPass(isOutput ? network : networkUpTo(network, place));
    this.#output = isOutput ? place.neuron : 0;
    const { value } = hiddenActivations[network.activations.hidden];
    this.#activation = isOutput
      ? ({ activations }) => activations[place.layer][place.neuron]
      : ({ weightedOutputs }) => value(weightedOutputs[0]);
  }

  /** Measures the neuron for the image in the forward pass's input. */
  run(): { weightedInput: number; activation: number } {
    this.forward.run();
    return {
      weightedInput: this.forward.weightedOutputs[this.#output],
      activation: this.#activation(this.forward),
    };
  }
}

/** A network that ends in this neuron, as its only output. */
function networkUpTo(network: DenseParameters, place: NeuronPlace): DenseParameters {
  const { sizes, activations, layers } = network;
  const bias = layers[place.layer].bias.subarray(place.neuron, place.neuron + 1);
  const alone = denseLayer(weightsOf(network, place), bias);
  return {
    sizes: [...sizes.slice(0, place.layer + 1), 1],
    activations,
    layers: [...layers.slice(0, place.layer), alone],
  };
}

/** A neuron at the other end of a connection, and the connection's weight. */
export interface Connection {
  neuron: number;
  weight: number;
}

/** The connections of largest and of smallest weight. */
export interface ConnectionExtremes {
  largest: Connection;
  smallest: Connection;
}

/** Returns the largest and the smallest weight that reach a neuron from other neurons; null in the first layer. */
export function incomingExtremes(network: DenseParameters, place: NeuronPlace): ConnectionExtremes | null {
  return place.layer === 0 ? null : extremesOf([...weightsOf(network, place)]);
}

/** Returns the largest and the smallest weight that leave a neuron; null for an output. */
export function outgoingExtremes(
  { sizes, layers }: DenseParameters,
  { layer, neuron }: NeuronPlace,
): ConnectionExtremes | null {
  if (layer === layers.length - 1) return null;
  const { weight, bias } = layers[layer + 1];
  return extremesOf(Array.from(bias, (_, to) => weight[to * sizes[layer + 1] + neuron]));
}

/** By the number of the neuron at the other end. */
function extremesOf(weights: readonly number[]): ConnectionExtremes {
  const connections = weights.map((weight, neuron): Connection => ({ neuron, weight }));
  return {
    largest: connections.reduce((best, one) => (one.weight > best.weight ? one : best)),
    smallest: connections.reduce((best, one) => (one.weight < best.weight ? one : best)),
  };
}
