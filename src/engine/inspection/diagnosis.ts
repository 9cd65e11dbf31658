import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { forEachAnswer } from '../evaluation/accuracy';
import { ForwardPass } from '../network/forward';
import { parameterCount } from '../network/network';

/** How a network's outputs behave over a split. */
export interface OutputObservations {
  /** Images by what they show and what the network answers: `matrix[digit][answer]`. */
  matrix: number[][];
  /** (outputs) largest activation that each output had for any image. */
  largest: number[];
}

/** An output that does not answer to its digit, since it stays near 0 whatever is shown. */
export interface StuckOutput {
  digit: number;
  /** How often it was the network's answer. */
  answers: number;
  largestActivation: number;
}

/** Parameters times images that are worked through in a few milliseconds. */
const workPerPortion = 4_000_000;

/** An output that never gets beyond this is near 0. */
const nearZero = 0.1;
/** A digit that is read right less often than this is not read at all. */
const unreadShare = 0.05;
/** So few images of a digit say nothing about it. */
const fewestImages = 10;
/** An untrained network is right about as often as one that always answers the same; that is no illness. */
const timesBetterThanOneAnswer = 2;

/** Watches the outputs over a split; yields every few milliseconds. */
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
 * right, and no image at all brings its output above 0.1. With the quadratic cost sigmoid neurons that are wrong and sure
 * of it hardly learn any more (chapter 3 of the book).
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

/** A sentence for the digits that are never answered, and one for those that are hardly ever read right. */
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
