import type { NetworkParameters } from '../../contract/network';
import type { DataSplit } from '../../contract/data';
import { indexOfLargest } from '../network/forward';
import { outputPass, type OutputPass } from '../network/output-pass';
import type { Network } from '../network/network';

/** Runs images number `from` to `to - 1` of a split through a network and reports each answer. */
export function forEachAnswer(
  forward: OutputPass,
  split: DataSplit,
  [from, to]: readonly [from: number, to: number],
  tell: (answer: number, label: number) => void,
  answerOf: (activations: Float64Array) => number = indexOfLargest,
): void {
  for (let image = from; image < to; image++) {
    forward.input.readPixels(split.images, image);
    tell(answerOf(forward.run()), split.labels[image]);
  }
}

/** Counts the images of a whole split that a network classifies correctly. */
export function countCorrect(network: Network | NetworkParameters, split: DataSplit): number {
  return countCorrectIn(outputPass(network), split, [0, split.labels.length]);
}

/** Counts the correctly classified images from number `from` to `to - 1`. */
export function countCorrectIn(
  forward: OutputPass,
  split: DataSplit,
  range: readonly [from: number, to: number],
  answerOf?: (activations: Float64Array) => number,
): number {
  let correct = 0;
  const count = (answer: number, label: number) => {
    if (answer === label) correct++;
  };
  forEachAnswer(forward, split, range, count, answerOf);
  return correct;
}

/** Share of correct answers, 0 to 1; 0 when there were no questions. */
export function accuracy(correct: number, total: number): number {
  return total === 0 ? 0 : correct / total;
}
