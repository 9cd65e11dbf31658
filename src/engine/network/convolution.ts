import type { ConvolutionLayer } from '../../contract/network';
import type { LayerArithmetic } from './layer-arithmetic';
import { SparseInput } from './sparse-input';

/** Maps whose sums are taken together: none waits for another, and each input is read once. */
const mapsTogether = 4;

type AnyConvolution = ConvolutionLayer | ConvolutionLayer<Float64Array>;

/**
 * A layer whose neuron (map, row, column) weighs the window of the maps before it that begins at (row, column), with
 * the weights and the bias of its map: equation (125) of the book.
 */
export const convolution: LayerArithmetic<AnyConvolution> = {
  forward(layer, input, output) {
    if (input instanceof SparseInput) weighImage(layer, input, output);
    else weighMaps(layer, input, output);
  },
  addGradient(gradient, errors, input) {
    addBiasGradient(gradient, errors);
    if (input instanceof SparseInput) addImageGradient(gradient, errors, input);
    else addWeightGradient(gradient, errors, input);
  },
  /** Adds each neuron's weights, times its error, to its window. */
  backward(layer, errors, _input, result) {
    const { weight, from, size } = layer;
    result.fill(0);
    forEachError(layer, errors, (error, firstWeight, window) => {
      for (let map = 0, at = firstWeight; map < from.maps; map++) {
        for (let row = 0; row < size; row++, at += size) {
          const start = window + (map * from.height + row) * from.width;
          for (let column = 0; column < size; column++) result[start + column] += weight[at + column] * error;
        }
      }
    });
  },
};

/** Weighted inputs from the nonzero pixels of an image: each is added to the neurons in whose windows it lies. */
function weighImage(
  { weight, bias, size, from, to }: AnyConvolution,
  image: SparseInput,
  output: Float64Array,
): void {
  const { count, indices, values } = image;
  const neurons = to.height * to.width;
  for (let map = 0; map < to.maps; map++) {
    output.fill(bias[map], map * neurons, (map + 1) * neurons);
    for (let at = 0; at < count; at++) {
      const [x, value] = [indices[at] % from.width, values[at]];
      const y = (indices[at] - x) / from.width;
      const lastColumn = Math.min(size - 1, x);
      const firstColumn = Math.max(0, x - to.width + 1);
      for (let row = Math.max(0, y - to.height + 1); row <= size - 1 && row <= y; row++) {
        const neuron = map * neurons + (y - row) * to.width + x;
        const own = (map * size + row) * size;
        for (let column = firstColumn; column <= lastColumn; column++) {
          output[neuron - column] += weight[own + column] * value;
        }
      }
    }
  }
}

/** Weighted inputs from the maps of the layer before, some maps at a time. */
function weighMaps(layer: AnyConvolution, input: Float64Array, output: Float64Array): void {
  const { maps } = layer.to;
  const together = maps - (maps % mapsTogether);
  for (let map = 0; map < together; map += mapsTogether) weighFourMaps(layer, input, output, map);
  for (let map = together; map < maps; map++) weighOneMap(layer, input, output, map);
}

function weighFourMaps(
  { weight, bias, size, from, to }: AnyConvolution,
  input: Float64Array,
  output: Float64Array,
  map: number,
): void {
  const neurons = to.height * to.width;
  const weights = from.maps * size * size;
  for (let neuron = 0; neuron < neurons; neuron++) {
    const x = neuron % to.width;
    const window = ((neuron - x) / to.width) * from.width + x;
    let [sum0, sum1, sum2, sum3] = [bias[map], bias[map + 1], bias[map + 2], bias[map + 3]];
    let at = map * weights;
    for (let before = 0; before < from.maps; before++) {
      for (let row = 0; row < size; row++, at += size) {
        const start = window + (before * from.height + row) * from.width;
        for (let column = 0; column < size; column++) {
          const value = input[start + column];
          sum0 += weight[at + column] * value;
          sum1 += weight[at + weights + column] * value;
          sum2 += weight[at + 2 * weights + column] * value;
          sum3 += weight[at + 3 * weights + column] * value;
        }
      }
    }
    const own = map * neurons + neuron;
    output[own] = sum0;
    output[own + neurons] = sum1;
    output[own + 2 * neurons] = sum2;
    output[own + 3 * neurons] = sum3;
  }
}

function weighOneMap(
  { weight, bias, size, from, to }: AnyConvolution,
  input: Float64Array,
  output: Float64Array,
  map: number,
): void {
  const neurons = to.height * to.width;
  for (let neuron = 0; neuron < neurons; neuron++) {
    const x = neuron % to.width;
    const window = ((neuron - x) / to.width) * from.width + x;
    let sum = bias[map];
    let at = map * from.maps * size * size;
    for (let before = 0; before < from.maps; before++) {
      for (let row = 0; row < size; row++, at += size) {
        const start = window + (before * from.height + row) * from.width;
        for (let column = 0; column < size; column++) sum += weight[at + column] * input[start + column];
      }
    }
    output[map * neurons + neuron] = sum;
  }
}

function addBiasGradient({ bias, to }: AnyConvolution, errors: Float64Array): void {
  const neurons = to.height * to.width;
  for (let map = 0, neuron = 0; map < to.maps; map++) {
    let sum = 0;
    for (let count = 0; count < neurons; count++, neuron++) sum += errors[neuron];
    bias[map] += sum;
  }
}

/**
 * Only the nonzero pixels of an image give the weights a gradient. The loops are those of `weighImage`, written out: with
 * a function called for each weight, training took 1.6 times as long.
 */
function addImageGradient(
  { weight, size, from, to }: AnyConvolution,
  errors: Float64Array,
  image: SparseInput,
): void {
  const { count, indices, values } = image;
  const neurons = to.height * to.width;
  for (let map = 0; map < to.maps; map++) {
    for (let at = 0; at < count; at++) {
      const [x, value] = [indices[at] % from.width, values[at]];
      const y = (indices[at] - x) / from.width;
      const lastColumn = Math.min(size - 1, x);
      const firstColumn = Math.max(0, x - to.width + 1);
      for (let row = Math.max(0, y - to.height + 1); row <= size - 1 && row <= y; row++) {
        const neuron = map * neurons + (y - row) * to.width + x;
        const own = (map * size + row) * size;
        for (let column = firstColumn; column <= lastColumn; column++) {
          weight[own + column] += errors[neuron - column] * value;
        }
      }
    }
  }
}

/** Adds each neuron's window, times its error, to the weights of its map. */
function addWeightGradient(layer: AnyConvolution, errors: Float64Array, input: Float64Array): void {
  const { weight, from, size } = layer;
  forEachError(layer, errors, (error, firstWeight, window) => {
    for (let map = 0, at = firstWeight; map < from.maps; map++) {
      for (let row = 0; row < size; row++, at += size) {
        const start = window + (map * from.height + row) * from.width;
        for (let column = 0; column < size; column++) weight[at + column] += error * input[start + column];
      }
    }
  });
}

/**
 * Visits the neurons whose error is not 0: where pooling follows, only the winners. `firstWeight` is the place of the
 * neuron's first weight, `window` that of its first input.
 */
function forEachError(
  { from, to, size }: AnyConvolution,
  errors: Float64Array,
  visit: (error: number, firstWeight: number, window: number) => void,
): void {
  const weights = from.maps * size * size;
  for (let map = 0, neuron = 0; map < to.maps; map++) {
    for (let y = 0; y < to.height; y++) {
      for (let x = 0; x < to.width; x++, neuron++) {
        if (errors[neuron] !== 0) visit(errors[neuron], map * weights, y * from.width + x);
      }
    }
  }
}
