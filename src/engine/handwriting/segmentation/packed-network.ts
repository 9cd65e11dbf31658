import { shapeOf, zerosLike, type Network } from '../../network/network';

/** What a layer of a network that is a part of the program has learned. */
export interface PackedLayer {
  /** A character a weight, in the order of the layer's weights. */
  weights: string;
  /** Of each neuron or map: the weight of the character after that for 0. */
  scales: readonly number[];
  biases: readonly number[];
}

/** The character for a weight of 0; those before and after it are multiples of the neuron's scale. */
export const zeroWeight = '?'.charCodeAt(0);

/** A network of this shape with what its layers have learned. */
export function unpackedNetwork(
  shape: Parameters<typeof shapeOf>[0],
  outputs: number,
  packed: readonly PackedLayer[],
): Network {
  const network = zerosLike(shapeOf(shape, outputs));
  network.layers.forEach(({ weight, bias }, layer) => {
    const { weights, scales, biases } = packed[layer];
    const inputs = weight.length / bias.length;
    bias.set(biases);
    for (let at = 0; at < weight.length; at++) {
      weight[at] = (weights.charCodeAt(at) - zeroWeight) * scales[Math.floor(at / inputs)];
    }
  });
  return network;
}
