import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { parameterCount } from '../../contract/network';
import { forEachAnswer } from '../evaluation/accuracy';
import { ForwardPass } from '../network/forward';

/** How a network's outputs behave on a split. */
export interface OutputObservations {
  /** Number of images by digit and by the network's answer: `matrix[digit][answer]`. */
  matrix: number[][];
  /** (outputs): largest activation of each output over all images. */
  largest: number[];
}

/** An output that does not respond to its digit, because it stays near 0 for every image. */
export interface StuckOutput {
  digit: number;
  /** How often it was the network's answer. */
  answers: number;
  largestActivation: number;
}

/** Parameters times images that are processed in a few milliseconds. */
const workPerPortion = 4_000_000;

/** An output that never gets beyond this is near 0. */
const nearZero = 0.1;
/** A digit that is read correctly less often than this counts as not read at all. */
const unreadShare = 0.05;
/** Fewer images of a digit say nothing about it. */
const fewestImages = 10;
/** An untrained network is right about as often as one that always gives the same answer; that is not a fault. */
const timesBetterThanOneAnswer = 2;

/** Observes the outputs over a split; yields every few milliseconds. */
export function* observeOutputs(
  network: NetworkParameters,
  split: DataSplit,
): Generator<void, OutputObservations> {
  const forward = new ForwardPass(network);
  const outputs = forward.weightedOutputs.length;
  const matrix = Array.from({ length: outputs }, () => new Array<number>(outputs).fill(0));
  const largest = new Array<number>(outputs).fill(0);
  const images = split.labels.length;
  const imagesPerPortion = Math.ceil(workPerPortion / parameterCount(network.sizes));
  const activations = forward.activations[forward.activations.length - 1];
  for (let from = 0; from < images; from += imagesPerPortion) {
    forEachAnswer(forward, split, [from, Math.min(from + imagesPerPortion, images)], (answer, label) => {
      matrix[label][answer]++;
      for (let output = 0; output < outputs; output++) {
        if (activations[output] > largest[output]) largest[output] = activations[output];
      }
    });
    yield;
  }
  return { matrix, largest };
}

/**
 * Finds the outputs that are stuck near 0 while the network reads other digits: hardly any image of the digit is read
 * correctly, and no image at all brings its output above 0.1. With the quadratic cost, sigmoid neurons that are
 * confidently wrong hardly learn any more (chapter 3 of the book).
 */
export function stuckOutputs({ matrix, largest }: OutputObservations): StuckOutput[] {
  const shown = matrix.map(sum);
  const right = matrix.map((answers, digit) => answers[digit]);
  if (sum(right) < timesBetterThanOneAnswer * Math.max(...shown)) return [];
  return largest.flatMap((largestActivation, digit) => {
    const isUnread = shown[digit] >= fewestImages && right[digit] < unreadShare * shown[digit];
    if (!isUnread || largestActivation >= nearZero) return [];
    return [{ digit, answers: sum(matrix.map((answers) => answers[digit])), largestActivation }];
  });
}

/** One sentence for the digits that are never answered, and one for those that are hardly ever read correctly. */
export function describeStuckOutputs(stuck: readonly StuckOutput[]): string[] {
  const never = stuck.filter(({ answers }) => answers === 0);
  const hardly = stuck.filter(({ answers }) => answers > 0);
  return [
    ...(never.length > 0 ? [`It never answers ${digitsOf(never)}: ${reason(never)}.`] : []),
    ...(hardly.length > 0 ? [`It reads hardly any ${digitsOf(hardly)} right: ${reason(hardly)}.`] : []),
  ];
}

/** "5", "5 or 8", "3, 5 or 8". */
function digitsOf(stuck: readonly StuckOutput[]): string {
  const digits = stuck.map(({ digit }) => String(digit));
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(digits);
}

function reason(stuck: readonly StuckOutput[]): string {
  const outputs = stuck.length === 1 ? 'that output is' : 'those outputs are';
  const largest = Math.max(...stuck.map(({ largestActivation }) => largestActivation));
  const activation = largest < 0.01 ? 'below 0.01' : largest.toFixed(2);
  return `${outputs} stuck near 0 (largest activation ${activation})`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
