import type { Hyperparameters } from '../../../contract/hyperparameters';
import { outputNeurons } from '../../../contract/network';
import { exponential, naturalLogarithm } from '../../elementary';
import { outputPass } from '../../network/output-pass';
import type { GreyImage } from '../raster/raster';
import { firstFinderWeights, secondFinderWeights } from './digit-finder-weights';
import { usualWidth } from './layout-score';
import { unpackedNetwork } from './packed-network';
import { digitHeight, RowWindows } from './row-windows';

/** What the finder's networks are like, of which each errs elsewhere; scripts/digit-finder.js trains them. */
export const finderShapes = [
  shapeWith(['24c5', 'p2', '48c5', 'p2', 192]),
  shapeWith(['16c5', 'p2', '32c5', 'p2', 128]),
];
/** Their outputs are the digits whose middle is in the window's middle, and this one for none. */
export const noMiddle = outputNeurons;
export const finderOutputs = outputNeurons + 1;

/** Lower limit of ln of a probability, so that no single place decides. */
export const lowestLog = -5;
/** How many places on each side of a digit's middle surely show it, and how many may show it or none. */
const plateau = { sure: 1, most: 3 };
/** So many places surely show one digit. */
const placesOfDigit = 2 * plateau.sure + 1;
/** A digit may have its middle so many places from where it is looked for. */
const tolerance = 2;
/** Middles nearer than the least fraction of both digits' usual widths are unlikely, by the standard deviation of it. */
const spacing = { least: 0.7, deviation: 0.12 };

/** A digit with its middle, in pixels along the row; `digit` is null for ink that is none. */
export interface Sighting {
  digit: number | null;
  middle: number;
}

interface Place {
  place: number;
  digit: number;
}

interface Step extends Place {
  score: number;
  before: Step | null;
}

/**
 * Sees where the middles of a row's digits are, and which digits, without cutting them apart.
 *
 * Two networks look through a window at every place, and have learned from digits that touch and cross their neighbours
 * whether the middle of one is there (Matan, Burges, LeCun and Denker, "Multi-digit recognition using a space displacement
 * neural network", 1992).
 */
export class DigitFinder {
  readonly #networks = [firstFinderWeights, secondFinderWeights].map((weights, index) =>
    outputPass(unpackedNetwork(finderShapes[index], finderOutputs, weights)),
  );

  lookAlong(row: GreyImage, rowHeight: number): RowOfPlaces {
    return new RowOfPlaces(new RowWindows(row, rowHeight), (window) => this.#logsIn(window));
  }

  /** ln of each output, of the networks' geometric mean. */
  #logsIn(window: Float32Array): number[] {
    const each = this.#networks.map((network) => {
      network.input.readValues(window);
      network.run();
      return logSoftmax(network.weightedOutputs);
    });
    return Array.from({ length: finderOutputs }, (_, output) => {
      const sum = each.reduce((total, logs) => total + logs[output], 0);
      return Math.max(lowestLog, sum / each.length);
    });
  }
}

function logSoftmax(z: Float64Array): number[] {
  const largest = z.reduce((most, value) => Math.max(most, value), -Infinity);
  const ofAll = largest + naturalLogarithm(z.reduce((sum, value) => sum + exponential(value - largest), 0));
  return Array.from(z, (value) => value - ofAll);
}

/** What the network sees at each place of a row; each is looked at when it is asked for. */
export class RowOfPlaces {
  readonly #windows: RowWindows;
  readonly #look: (window: Float32Array) => number[];
  readonly #logs: number[][] = [];

  constructor(windows: RowWindows, look: (window: Float32Array) => number[]) {
    this.#windows = windows;
    this.#look = look;
  }

  /** The most likely digits with middles from `left` to `right`, in pixels. */
  mostLikely(left: number, right: number): Sighting[] {
    const [first, end] = this.#placesIn(left, right);
    const none = this.#sumsOfNone(first, end);
    let best: Step = { score: none(first, end), place: -Infinity, digit: noMiddle, before: null };
    let bestTotal = best.score;
    const steps: Step[] = [];
    for (let place = first; place < end; place++) {
      const { digit, log } = this.#likeliestDigit(place);
      const step: Step = { score: none(first, place - plateau.most), place, digit, before: null };
      for (const before of steps) {
        if (before.place >= place - 2 * plateau.sure) break;
        const between = none(before.place + plateau.most + 1, place - plateau.most);
        const score = before.score + between + logOfSpacing(before, step);
        if (score > step.score) [step.score, step.before] = [score, before];
      }
      step.score += log;
      steps.push(step);
      const total = step.score + none(place + plateau.most + 1, end);
      if (total > bestTotal) [best, bestTotal] = [step, total];
    }
    const seen: Sighting[] = [];
    for (let step: Step | null = best; step && step.digit !== noMiddle; step = step.before)
      seen.unshift({ digit: step.digit, middle: step.place * this.#windows.step });
    return seen;
  }

  /** ln of how likely all places from `left` to `right` look with these digits, from the left. */
  scoreOf(seen: readonly Sighting[], left: number, right: number): number {
    const [first, end] = this.#placesIn(left, right);
    const none = this.#sumsOfNone(first, end);
    let [score, at] = [0, first];
    let before: Place | null = null;
    for (const { digit, middle } of seen) {
      const { place, log } = this.#nearest({ digit, middle });
      score += log + none(at, place - plateau.most);
      at = place + plateau.most + 1;
      if (digit === null) continue;
      if (before) score += logOfSpacing(before, { digit, place });
      before = { digit, place };
    }
    return score + none(at, end);
  }

  /** For each digit, ln of the probability that its middle is about there. */
  logsAt(middle: number): number[] {
    return Array.from(
      { length: outputNeurons },
      (_, digit) => this.#nearest({ digit, middle }).log / placesOfDigit,
    );
  }

  /** The place near a middle where the digit is likeliest. */
  #nearest({ digit, middle }: Sighting): { place: number; log: number } {
    const near = Math.round(middle / this.#windows.step);
    let best = { place: near, log: placesOfDigit * lowestLog };
    if (digit === null) return best;
    for (let place = near - tolerance; place <= near + tolerance; place++) {
      const log = this.#logOf(digit, place);
      if (log > best.log) best = { place, log };
    }
    return best;
  }

  #placesIn(left: number, right: number): [first: number, end: number] {
    const { step, places } = this.#windows;
    return [Math.max(0, Math.floor(left / step)), Math.min(places, Math.ceil(right / step) + 1)];
  }

  #likeliestDigit(place: number): { digit: number; log: number } {
    let best = { digit: 0, log: -Infinity };
    for (let digit = 0; digit < outputNeurons; digit++) {
      const log = this.#logOf(digit, place);
      if (log > best.log) best = { digit, log };
    }
    return best;
  }

  /** ln of the probability that a digit's middle is at a place, summed over the places where it must be seen. */
  #logOf(digit: number, place: number): number {
    let sum = 0;
    for (let at = place - plateau.sure; at <= place + plateau.sure; at++) sum += this.#logsAt(at)[digit];
    return sum;
  }

  /** A function for the same of no middle, from one place to before another, as far as both are in this range. */
  #sumsOfNone(first: number, end: number): (from: number, to: number) => number {
    const sums = [0];
    for (let place = first; place < end; place++)
      sums.push(sums[place - first] + this.#logsAt(place)[noMiddle]);
    const before = (place: number) => sums[Math.min(end, Math.max(first, place)) - first];
    return (from, to) => (to > from ? before(to) - before(from) : 0);
  }

  #logsAt(place: number): number[] {
    const known = this.#logs[place];
    if (known) return known;
    const window = this.#windows.around(place * this.#windows.step);
    const logs = window ? this.#look(window) : nothingSeen;
    if (place >= 0) this.#logs[place] = logs;
    return logs;
  }
}

function shapeWith(hiddenLayers: Hyperparameters['hiddenLayers']) {
  return { hiddenLayers, hiddenActivation: 'relu', outputActivation: 'softmax' } as const;
}

const nothingSeen = Array.from({ length: finderOutputs }, (_, output) =>
  output === noMiddle ? 0 : lowestLog,
);

function logOfSpacing(before: Place, after: Place): number {
  const usual = (usualWidth(before.digit) + usualWidth(after.digit)) / 2;
  const share = (after.place - before.place) / (usual * digitHeight);
  const deviations = Math.max(0, (spacing.least - share) / spacing.deviation);
  return (-deviations * deviations) / 2;
}
