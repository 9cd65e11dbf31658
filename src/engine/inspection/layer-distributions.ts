import type { DataSplit } from '../../contract/data';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { NetworkParameters } from '../../contract/network';
import { BackwardPass } from '../network/backward';
import { costFunction } from '../network/costs';
import { ForwardPass } from '../network/forward';
import { networkFromParameters, zerosLike } from '../network/network';
import type { Histogram, Magnitudes } from './histogram';
import { histogramOf, magnitudesOf } from './histogram';

/** Some numbers of a layer. */
export interface Distribution {
  histogram: Histogram;
  mean: number;
  deviation: number;
  lowest: number;
  highest: number;
}

/** How the numbers of one layer are distributed. */
export interface LayerDistributions {
  weights: Distribution;
  biases: Distribution;
  /** Of its neurons, over `activationImages` images. */
  activations: Distribution;
  /** Of the mean cost over `gradientImages` images, by all weights and biases of the layer; without regularisation. */
  gradients: Magnitudes;
}

/** The first images of a split stand for all. */
export const activationImages = 500;
export const gradientImages = 100;

/** The distributions of every layer after the input. */
export function layerDistributions(
  { images, labels }: DataSplit,
  { network, cost }: { network: NetworkParameters; cost: Hyperparameters['cost'] },
): LayerDistributions[] {
  const count = Math.min(activationImages, labels.length);
  const batch = Math.min(gradientImages, labels.length);
  const precise = networkFromParameters(network);
  const gradient = zerosLike(network);
  const forward = new ForwardPass(precise);
  const backward = new BackwardPass(
    precise,
    gradient,
    costFunction({ cost, outputActivation: network.activations.output }),
  );
  const activations = forward.activations.map(({ length }) => new Float32Array(count * length));
  for (let image = 0; image < count; image++) {
    forward.input.readPixels(images, image);
    forward.run();
    activations.forEach((all, layer) =>
      all.set(forward.activations[layer], image * forward.activations[layer].length),
    );
    if (image < batch) backward.run(forward, labels[image]);
  }
  return network.layers.map(({ weight, bias }, layer) => ({
    weights: describe(weight),
    biases: describe(bias),
    activations: describe(activations[layer]),
    gradients: magnitudesOf(meanGradient(gradient.layers[layer], batch)),
  }));
}

function meanGradient(
  { weight, bias }: { weight: Float64Array; bias: Float64Array },
  images: number,
): Float64Array {
  const all = new Float64Array(weight.length + bias.length);
  all.set(weight);
  all.set(bias, weight.length);
  return all.map((value) => value / images);
}

function describe(values: Float32Array): Distribution {
  let [sum, lowest, highest] = [0, Infinity, -Infinity];
  for (const value of values) {
    sum += value;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return {
    histogram: histogramOf(values),
    ...{ mean, deviation: Math.sqrt(squares / values.length), lowest, highest },
  };
}
