import { exponential, naturalLogarithm } from '../../elementary';
import { ForwardPass } from '../../network/forward';
import { createZeroNetwork } from '../../network/network';
import { digitDetectorWeights } from './digit-detector-weights';

/**
 * What an image shows, in the order of the output neurons of the detector's network, which scripts/digit-detector.js
 * trains.
 */
export const imageKinds = ['one digit', 'a part of one', 'more than one', 'something else'] as const;
export type ImageKind = (typeof imageKinds)[number];
const oneDigit = imageKinds.indexOf('one digit');

/** The character for a weight of 0; those before and after it are multiples of the neuron's scale. */
export const zeroWeight = '?'.charCodeAt(0);

/** ln of how much more common single digits, against all else, are in real use than among the training examples. */
const logOddsOfDigits = 1.5;

/**
 * Estimates how likely it is that an image shows one digit, whichever it is.
 *
 * A network trained only on digits decides which of ten digits an image is, and is as sure about a cross, two digits
 * side by side or half a digit. So a second, small network, independent of the one that reads, has learned to tell
 * these apart (Liu, Sako and Fujisawa, "Effects of classifier structures and training regimes on integrated
 * segmentation and recognition of handwritten numeral strings", 2004).
 */
export class DigitDetector {
  readonly #forward = new ForwardPass(detectorNetwork());

  /**
   * Returns ln of the probability. `input`: 784 values from 0 (no ink) to 1, as prepared for the network that reads.
   */
  logOfOneDigit(input: Float32Array): number {
    this.#forward.input.readValues(input);
    this.#forward.run();
    const z = this.#forward.weightedOutputs;
    const others = z.reduce(
      (sum, value, kind) => (kind === oneDigit ? sum : sum + exponential(value - z[oneDigit])),
      0,
    );
    return -naturalLogarithm(1 + others * exponential(-logOddsOfDigits));
  }
}

function detectorNetwork() {
  const network = createZeroNetwork(digitDetectorWeights.sizes, { hidden: 'relu', output: 'softmax' });
  network.layers.forEach(({ weight, bias }, layer) => {
    const { weights, scales, biases } = digitDetectorWeights.layers[layer];
    const inputs = network.sizes[layer];
    bias.set(biases);
    for (let at = 0; at < weight.length; at++) {
      weight[at] = (weights.charCodeAt(at) - zeroWeight) * scales[Math.floor(at / inputs)];
    }
  });
  return network;
}
