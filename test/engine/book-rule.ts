import type { DataSplit } from '../../src/contract/data';
import type { Network } from '../../src/engine/network/network';

/** Weights `[neuron][input]` and biases of one layer, as the book's own program keeps them. */
export interface BookLayer {
  weight: number[][];
  bias: number[];
}

const sigma = (z: number) => 1 / (1 + Math.exp(-z));

/** The activations of all layers, the input's first. */
export function bookActivations(layers: readonly BookLayer[], input: readonly number[]): number[][] {
  const activations = [[...input]];
  for (const { weight, bias } of layers) {
    const before = activations[activations.length - 1];
    activations.push(
      weight.map((row, j) => sigma(row.reduce((sum, w, k) => sum + w * before[k], 0) + bias[j])),
    );
  }
  return activations;
}

/** The quadratic cost of one image. */
export function bookCost(layers: readonly BookLayer[], input: readonly number[], digit: number): number {
  const output = bookActivations(layers, input)[layers.length];
  return output.reduce((sum, a, j) => sum + (a - (j === digit ? 1 : 0)) ** 2 / 2, 0);
}

/** The gradient of the quadratic cost of one image by backpropagation. */
function bookGradient(layers: readonly BookLayer[], input: readonly number[], digit: number): BookLayer[] {
  const activations = bookActivations(layers, input);
  const output = activations[layers.length];
  let error = output.map((a, j) => (a - (j === digit ? 1 : 0)) * a * (1 - a));
  const gradient: BookLayer[] = [];
  for (let l = layers.length - 1; l >= 0; l--) {
    const before = activations[l];
    gradient.unshift({ bias: error, weight: error.map((e) => before.map((a) => e * a)) });
    const errorNow = error;
    error = before.map(
      (a, k) => errorNow.reduce((sum, e, j) => sum + layers[l].weight[j][k] * e, 0) * a * (1 - a),
    );
  }
  return gradient;
}

/** One epoch of the book's rule in file order, dense and in double precision throughout. */
export function bookEpoch(layers: BookLayer[], split: DataSplit, miniBatchSize: number, eta: number): void {
  const pixels = split.images.length / split.labels.length;
  for (let start = 0; start < split.labels.length; start += miniBatchSize) {
    const end = Math.min(start + miniBatchSize, split.labels.length);
    const gradients = Array.from({ length: end - start }, (_, index) => {
      const image = start + index;
      const bytes = split.images.slice(image * pixels, (image + 1) * pixels);
      return bookGradient(
        layers,
        Array.from(bytes, (byte) => byte / 255),
        split.labels[image],
      );
    });
    layers.forEach((layer, l) => {
      layer.bias = layer.bias.map(
        (b, j) =>
          b - (eta / gradients.length) * gradients.reduce((sum, gradient) => sum + gradient[l].bias[j], 0),
      );
      layer.weight = layer.weight.map((row, j) =>
        row.map(
          (w, k) =>
            w -
            (eta / gradients.length) * gradients.reduce((sum, gradient) => sum + gradient[l].weight[j][k], 0),
        ),
      );
    });
  }
}

/** A network of ours as the book's program keeps it. */
export function bookLayers({ sizes, layers }: Network): BookLayer[] {
  return layers.map(({ weight, bias }, l) => ({
    weight: Array.from(bias, (_, j) => Array.from(weight.subarray(j * sizes[l], (j + 1) * sizes[l]))),
    bias: Array.from(bias),
  }));
}
