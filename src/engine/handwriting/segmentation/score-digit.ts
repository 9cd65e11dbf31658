import type { NetworkActivations, NetworkParameters } from '../../../contract/network';
import type { Prediction } from '../../../contract/prediction';
import { naturalLogarithm, exponential } from '../../elementary';
import { outputActivations } from '../../network/activations';
import { probabilityOf, temperatureOf } from '../../network/confidence';
import { indexOfLargest } from '../../network/forward';
import { outputPass, type OutputPass } from '../../network/output-pass';
import type { Network } from '../../network/network';
import { DigitDetector } from './digit-detector';
import { DigitFinder } from './digit-finder';

/** A network's answer, and how certain it is that the image shows exactly this digit. */
export interface ScoredPrediction {
  prediction: Prediction;
  /** ln of the probability that network and detector both see this digit. */
  logProbability: number;
  /** ln of the probability that the image shows one digit, whichever it is. */
  logOfOneDigit: number;
  /** ln of the probability that it shows a letter or another sign or scribble, and no digit or part of one. */
  logOfSomethingElse: number;
}

/** What something else makes of the ink in an image; it counts as if the network had seen it. */
export interface Evidence {
  /** ln of how likely it makes each digit, up to a constant. */
  digits: readonly number[];
  /** ln of the probability that the ink shows a digit, where the detector is not to judge this. */
  oneDigit?: number;
}

/** Reads many images with one network. */
export class DigitReader {
  readonly #forward: OutputPass;
  readonly #temperature: number;
  readonly #output: NetworkActivations['output'];
  readonly #detector = new DigitDetector();
  #finder: DigitFinder | null = null;

  constructor(network: Network | NetworkParameters) {
    this.#forward = outputPass(network);
    this.#temperature = temperatureOf(network);
    this.#output = network.activations.output;
  }

  /** Finds digits in rows of ink. */
  get finder(): DigitFinder {
    return (this.#finder ??= new DigitFinder());
  }

  /** `input`: 784 values from 0 (no ink) to 1. */
  read(input: Float32Array, evidence?: Evidence): ScoredPrediction {
    this.#forward.input.readValues(input);
    const own = this.#forward.run();
    const z = evidence
      ? this.#forward.weightedOutputs.map(
          (value, digit) => value + this.#temperature * evidence.digits[digit],
        )
      : this.#forward.weightedOutputs;
    const activations = Array.from(evidence ? this.#activationsOf(z) : own);
    const digit = indexOfLargest(activations);
    const runnerUp = indexOfLargest(activations, digit);
    const probability = probabilityOf(z, digit, this.#temperature);
    const logOfAnswer = this.#output === 'softmax' ? naturalLogarithm(probability) : logOfOnlyYes(z, digit);
    const logs = this.#detector.logsOfShown(input);
    return {
      prediction: { digit, runnerUp, probability, activations },
      logProbability: logOfAnswer + (evidence?.oneDigit ?? logs.digits[digit]),
      logOfOneDigit: evidence?.oneDigit ?? logs['one digit'],
      logOfSomethingElse: logs['something else'],
    };
  }

  #activationsOf(weightedOutputs: Float64Array): Float64Array {
    const activations = weightedOutputs.slice();
    outputActivations[this.#output](activations);
    return activations;
  }
}

/** The ten neurons of one network err together, so the product of their probabilities is too strict by this power. */
const togetherness = 1.5;

/**
 * ln of a_digit times all other (1 - a): each sigmoid neuron answers yes or no for its digit, and only a single yes
 * makes a digit. So an image claimed by none or several of them is not a digit, even if its activations are large.
 */
function logOfOnlyYes(z: Float64Array, digit: number): number {
  const product = z.reduce((sum, value, index) => sum + logSigmoid(index === digit ? value : -value), 0);
  return product / togetherness;
}

/** ln(1 / (1 + exp(-z))), finite for any z. */
function logSigmoid(z: number): number {
  return Math.min(z, 0) - naturalLogarithm(1 + exponential(-Math.abs(z)));
}
