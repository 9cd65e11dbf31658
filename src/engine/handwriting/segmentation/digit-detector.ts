import type { Hyperparameters } from '../../../contract/hyperparameters';
import { exponential, naturalLogarithm } from '../../elementary';
import { outputPass } from '../../network/output-pass';
import { shapeOf, zerosLike } from '../../network/network';
import { digitDetectorWeights } from './digit-detector-weights';

/**
 * What an image shows, in the order of the output neurons of the detector's network, which scripts/digit-detector.js
 * trains.
 */
export const imageKinds = ['one digit', 'a part of one', 'more than one', 'something else'] as const;
export type ImageKind = (typeof imageKinds)[number];

/** What the detector's network is like. */
export const detectorShape = {
  hiddenLayers: ['8c5', 'p2', '16c5', 'p2', 100],
  hiddenActivation: 'relu',
  outputActivation: 'softmax',
} satisfies Partial<Hyperparameters>;

/** The character for a weight of 0; those before and after it are multiples of the neuron's scale. */
export const zeroWeight = '?'.charCodeAt(0);

/** ln of how much more common a kind is, against all others, in real use than among the training examples. */
const logOdds: Partial<Record<ImageKind, number>> = { 'one digit': 1 };

/**
 * Estimates how likely it is that an image shows one digit, whichever it is, and how likely all else is.
 *
 * A network trained only on digits decides which of ten digits an image is, and is as sure about a letter, two digits
 * side by side or half a digit. So a second, small network, independent of the one that reads, has learned to tell
 * these apart (Liu, Sako and Fujisawa, "Effects of classifier structures and training regimes on integrated
 * segmentation and recognition of handwritten numeral strings", 2004).
 */
export class DigitDetector {
  readonly #forward = outputPass(detectorNetwork());

  /**
   * Returns ln of the probability of each kind. `input`: 784 values from 0 (no ink) to 1, as prepared for the network
   * that reads.
   */
  logsOfKinds(input: Float32Array): Record<ImageKind, number> {
    this.#forward.input.readValues(input);
    this.#forward.run();
    const z = imageKinds.map((kind, index) => this.#forward.weightedOutputs[index] + (logOdds[kind] ?? 0));
    const logOf = (kind: ImageKind) => {
      const own = z[imageKinds.indexOf(kind)];
      return -naturalLogarithm(z.reduce((sum, value) => sum + exponential(value - own), 0));
    };
    return {
      'one digit': logOf('one digit'),
      'a part of one': logOf('a part of one'),
      'more than one': logOf('more than one'),
      'something else': logOf('something else'),
    };
  }
}

function detectorNetwork() {
  const network = zerosLike(shapeOf(detectorShape, imageKinds.length));
  network.layers.forEach(({ weight, bias }, layer) => {
    const { weights, scales, biases } = digitDetectorWeights[layer];
    const inputs = weight.length / bias.length;
    bias.set(biases);
    for (let at = 0; at < weight.length; at++) {
      weight[at] = (weights.charCodeAt(at) - zeroWeight) * scales[Math.floor(at / inputs)];
    }
  });
  return network;
}
