import type { PoolingLayer } from '../../contract/network';
import type { LayerArithmetic, LayerInput } from './layer-arithmetic';
import { SparseInput } from './sparse-input';

/**
 * A layer whose neuron hands on the largest activation of its window, the winner's; of equals, the first one wins. Max
 * pooling, as in chapter 6 of the book.
 */
export const pooling: LayerArithmetic<PoolingLayer | PoolingLayer<Float64Array>> = {
  forward(layer, input, output) {
    const activations = mapsOf(input);
    for (let neuron = 0; neuron < output.length; neuron++) {
      output[neuron] = activations[winnerOf(layer, activations, neuron)];
    }
  },
  addGradient() {
    // It has no weights.
  },
  /** Only winners have a part in the cost. */
  backward(layer, errors, input, result) {
    result.fill(0);
    for (let neuron = 0; neuron < errors.length; neuron++) {
      result[winnerOf(layer, input, neuron)] = errors[neuron];
    }
  },
};

/** The place of the largest activation in a neuron's window. */
function winnerOf(
  { size, from, to }: PoolingLayer | PoolingLayer<Float64Array>,
  activations: Float64Array,
  neuron: number,
): number {
  const column = neuron % to.width;
  // The maps lie one below the other, so they can be taken for one.
  const row = (neuron - column) / to.width;
  const first = row * size * from.width + column * size;
  let winner = first;
  for (let y = 0; y < size; y++) {
    for (let x = 0, at = first + y * from.width; x < size; x++, at++) {
      if (activations[at] > activations[winner]) winner = at;
    }
  }
  return winner;
}

function mapsOf(input: LayerInput): Float64Array {
  if (input instanceof SparseInput) throw new Error('Pooling follows a convolution.');
  return input;
}
