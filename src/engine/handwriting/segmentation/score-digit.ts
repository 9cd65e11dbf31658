import type { NetworkActivations, NetworkParameters } from '../../../contract/network';
import type { Prediction } from '../../../contract/prediction';
import { naturalLogarithm, exponential } from '../../elementary';
import { ForwardPass, indexOfLargest } from '../../network/forward';
import type { Network } from '../../network/network';
import { DigitDetector } from './digit-detector';

/** A network's answer, and how sure one can be that the image shows this one digit. */
export interface ScoredPrediction extends Prediction {
  /** ln of a probability: that it shows one digit at all, times that it is this one. */
  logProbability: number;
  /** ln of how likely it is that the image shows one digit, whichever. */
  logOfOneDigit: number;
}

/** ln of the probability that it is this digit, out of the weighted inputs z of the output neurons. */
type LogOfAnswer = (z: Float64Array, digit: number) => number;

/** Asks one network about many images. */
export class DigitReader {
  readonly #forward: ForwardPass;
  readonly #logOfAnswer: LogOfAnswer;
  readonly #detector = new DigitDetector();

  constructor(network: Network | NetworkParameters) {
    this.#forward = new ForwardPass(network);
    this.#logOfAnswer = logsOfAnswer[network.activations.output];
  }

  /** `input`: 784 values from 0 (no ink) to 1. */
  read(input: Float32Array): ScoredPrediction {
    this.#forward.input.readValues(input);
    const activations = Array.from(this.#forward.run());
    const digit = indexOfLargest(activations);
    const runnerUp = indexOfLargest(activations, digit);
    const logOfAnswer = this.#logOfAnswer(this.#forward.weightedOutputs, digit);
    const logOfOneDigit = this.#detector.logOfOneDigit(input);
    return { digit, runnerUp, activations, logProbability: logOfAnswer + logOfOneDigit, logOfOneDigit };
  }
}

/**
 * Networks trained on MNIST are surer of other people's digits than they are right; their weighted inputs divided by
 * this are as sure as they ought to be (Guo et al., "On Calibration of Modern Neural Networks", 2017).
 */
const temperature = 1.5;
/** Ten neurons of one network err together, so that the product of their probabilities is too strict by this power. */
const togetherness = 1.5;

/** ln a_digit, the share of this digit among the ten. */
function ofSoftmax(z: Float64Array, digit: number): number {
  const sum = z.reduce((total, value) => total + exponential((value - z[digit]) / temperature), 0);
  return -naturalLogarithm(sum);
}

/**
 * ln of a_digit times all other (1 - a): each sigmoid neuron answers its own question with yes or no, and only one yes
 * makes a digit. So an image that none or several of them claim is no digit, though its activations may be large.
 */
function ofSigmoid(z: Float64Array, digit: number): number {
  const product = z.reduce((sum, value, index) => sum + logSigmoid(index === digit ? value : -value), 0);
  return product / togetherness;
}

const logsOfAnswer: Record<NetworkActivations['output'], LogOfAnswer> = {
  sigmoid: ofSigmoid,
  softmax: ofSoftmax,
};

/** ln(1 / (1 + exp(-z))), finite for any z. */
function logSigmoid(z: number): number {
  return Math.min(z, 0) - naturalLogarithm(1 + exponential(-Math.abs(z)));
}
