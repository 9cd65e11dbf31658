import { ForwardPass } from '../network/forward';
import type { DenseNetwork } from '../network/network';
import { createZeroNetwork } from '../network/network';
import { decide } from './perceptron';

/** A layer set by hand: a row of weights and a bias for each neuron. */
export interface HandSetLayer {
  weights: readonly (readonly number[])[];
  biases: readonly number[];
}

/** A network of these layers, in double precision; each row has as many weights as the layer before has neurons. */
export function handSetNetwork(layers: readonly HandSetLayer[]): DenseNetwork {
  const sizes = [layers[0].weights[0].length, ...layers.map(({ biases }) => biases.length)];
  const network = createZeroNetwork(sizes);
  network.layers.forEach(({ weight, bias }, index) => {
    weight.set(layers[index].weights.flat());
    bias.set(layers[index].biases);
  });
  return network;
}

/** The same network with every weight and bias times c. */
export function timesConstant({ layers, ...network }: DenseNetwork, c: number): DenseNetwork {
  return {
    ...network,
    layers: layers.map((layer) => ({
      ...layer,
      weight: layer.weight.map((value) => c * value),
      bias: layer.bias.map((value) => c * value),
    })),
  };
}

/** What each layer after the input gives out, with the network's own neurons. */
export function activationsOf(network: DenseNetwork, input: readonly number[]): number[][] {
  const forward = new ForwardPass(network);
  forward.input.readValues(input);
  forward.run();
  return forward.activations.map((layer) => Array.from(layer));
}

/** What each layer after the input says where all neurons are perceptrons. */
export function decisionsOf({ sizes, layers }: DenseNetwork, input: readonly number[]): number[][] {
  const decisions: number[][] = [];
  layers.forEach(({ weight, bias }, layer) => {
    const before = layer === 0 ? input : decisions[layer - 1];
    const rowOf = (neuron: number) =>
      Array.from(weight.subarray(neuron * sizes[layer], (neuron + 1) * sizes[layer]));
    decisions.push(
      Array.from(bias, (value, neuron) => decide({ weights: rowOf(neuron), bias: value }, before)),
    );
  });
  return decisions;
}
