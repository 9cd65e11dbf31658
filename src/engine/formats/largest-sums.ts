import type { Network } from '../network/network';

/**
 * Which neuron of a network cannot be calculated in single precision, whose numbers end at 3.4e38, even where its inputs
 * are at most 1: then infinities meet, and there is no answer. Undefined when there is none.
 */
export function faultOfSums({ layers }: Network): string | undefined {
  for (const [index, { weight, bias }] of layers.entries()) {
    const inputs = weight.length / bias.length;
    for (let neuron = 0; neuron < bias.length; neuron++) {
      let sum = Math.abs(bias[neuron]);
      for (let at = neuron * inputs; at < (neuron + 1) * inputs; at++) sum += Math.abs(weight[at]);
      if (!Number.isFinite(Math.fround(sum))) return describe(index, neuron, sum);
    }
  }
  return undefined;
}

function describe(layer: number, neuron: number, sum: number): string {
  return `the weights of neuron ${neuron + 1} in layer ${layer + 1} after the input add up to ${sum.toPrecision(2)}, too large for single precision (at most 3.4e38).`;
}
