import type { Hyperparameters } from '../../../contract/hyperparameters';
import { outputNeurons } from '../../../contract/network';
import { exponential, naturalLogarithm } from '../../elementary';
import { outputPass } from '../../network/output-pass';
import { digitDetectorWeights } from './digit-detector-weights';
import { unpackedNetwork } from './packed-network';

/** What an image may show that is not one digit. */
const noDigits = ['a part of one', 'more than one', 'something else'] as const;
export const imageKinds = ['one digit', ...noDigits] as const;
export type ImageKind = (typeof imageKinds)[number];
/** One digit is called by its value. */
export type Shown = number | (typeof noDigits)[number];

const digits = Array.from({ length: outputNeurons }, (_, digit) => digit);
/** What the output neurons of the detector's network stand for, which scripts/digit-detector.js trains. */
export const detectorOutputs: readonly Shown[] = [...digits, ...noDigits];

export function kindOf(shown: Shown): ImageKind {
  return typeof shown === 'number' ? 'one digit' : shown;
}

/** What the detector's network is like. */
export const detectorShape = {
  hiddenLayers: ['16c5', 'p2', '32c5', 'p2', 100],
  hiddenActivation: 'relu',
  outputActivation: 'softmax',
} satisfies Partial<Hyperparameters>;

/** Ink less likely than this to be one digit is none, however sure a network is which digit it is. */
export const lowestProbabilityOfDigit = 0.1;
/** ln of how much more common one digit is, against all else, in real use than among the training examples. */
const logOddsOfDigit = 1;

/** ln of the probability of each kind, and of each digit: those of the digits sum up to that of one digit. */
export type LogsOfShown = Record<ImageKind, number> & { digits: readonly number[] };

/**
 * Estimates how likely it is that an image shows one digit, and which, and how likely all else is.
 *
 * A network trained only on digits decides which of ten digits an image is, and is as sure about a letter, two digits
 * side by side or half a digit. So a second, small network, independent of the one that reads, has learned to tell
 * these apart, and the digits from one another, since a wrong cut often looks like another digit to each of them (Liu,
 * Sako and Fujisawa, "Effects of classifier structures and training regimes on integrated segmentation and recognition of
 * handwritten numeral strings", 2004).
 */
export class DigitDetector {
  readonly #forward = outputPass(
    unpackedNetwork(detectorShape, detectorOutputs.length, digitDetectorWeights),
  );

  /**
   * Returns ln of all probabilities. `input`: 784 values from 0 (no ink) to 1, as prepared for the network that reads.
   */
  logsOfShown(input: Float32Array): LogsOfShown {
    this.#forward.input.readValues(input);
    this.#forward.run();
    const z = detectorOutputs.map(
      (shown, index) =>
        this.#forward.weightedOutputs[index] + (kindOf(shown) === 'one digit' ? logOddsOfDigit : 0),
    );
    const ofAll = logOfSum(z);
    const logOf = (kind: ImageKind) =>
      logOfSum(z.filter((_, index) => kindOf(detectorOutputs[index]) === kind)) - ofAll;
    return {
      'one digit': logOf('one digit'),
      'a part of one': logOf('a part of one'),
      'more than one': logOf('more than one'),
      'something else': logOf('something else'),
      digits: digits.map((digit) => z[detectorOutputs.indexOf(digit)] - ofAll),
    };
  }

  /** What an image shows, which is one digit unless that is very unlikely: people write digits in many ways. */
  kindShown(input: Float32Array): ImageKind {
    const logs = this.logsOfShown(input);
    if (exponential(logs['one digit']) >= lowestProbabilityOfDigit) return 'one digit';
    return noDigits.reduce((likeliest, kind) => (logs[kind] > logs[likeliest] ? kind : likeliest));
  }
}

/** ln of the sum of e to the power of each. */
function logOfSum(logs: readonly number[]): number {
  const largest = Math.max(...logs);
  return largest + naturalLogarithm(logs.reduce((sum, log) => sum + exponential(log - largest), 0));
}
