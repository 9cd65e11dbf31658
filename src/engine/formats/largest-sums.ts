import type { Network } from '../network/network';

/**
 * Which neuron or map of a network cannot be calculated in single precision, whose numbers end at 3.4e38, even where the pixels
 * are at most 1: then infinities meet, and there is no answer. Undefined when there is none.
 */
export function faultOfSums({ layers, activations }: Network): string | undefined {
  // What goes into a layer is at most this; only ReLU neurons hand on more than 1.
  let mostInput = 1;
  for (const [index, { kind, weight, bias }] of layers.entries()) {
    const inputs = weight.length / bias.length;
    let most = 0;
    for (let neuron = 0; neuron < bias.length; neuron++) {
      let sum = 0;
      for (let at = neuron * inputs; at < (neuron + 1) * inputs; at++) sum += Math.abs(weight[at]);
      const reached = Math.abs(bias[neuron]) + mostInput * sum;
      if (!Number.isFinite(Math.fround(reached))) {
        const place = `${kind === 'convolution' ? 'map' : 'neuron'} ${neuron + 1} in layer ${index + 1} after the input`;
        return `${place} can reach ${reached.toPrecision(2)}, too large for single precision (at most 3.4e38).`;
      }
      most = Math.max(most, reached);
    }
    // Pooling, which has no weights, hands on what it gets.
    if (activations.hidden === 'relu' && bias.length > 0) mostInput = most;
  }
  return undefined;
}
