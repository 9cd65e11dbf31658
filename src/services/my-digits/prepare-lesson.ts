import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NetworkParameters } from '../../contract/network';
import type { DrawnDigit } from '../../contract/my-digits';
import type { DataSet, DataSplit } from '../../contract/data';
import { countCorrectIn } from '../../engine/evaluation/accuracy';
import { ForwardPass } from '../../engine/network/forward';
import { composeLesson } from '../../engine/training/lesson';

/** The same digits, taught again, give the same network. */
export const lessonSeed = 1;

/** So many are classified before other work gets its turn. */
const imagesAtOnce = 50;

/** Composes a lesson; other work gets its turn after each digit. The test and validation images stay what they are. */
export async function prepareLesson(digits: readonly DrawnDigit[], data: DataSet): Promise<DataSet> {
  const composing = composeLesson(digits, data.training, lessonSeed);
  for (;;) {
    const step = composing.next();
    if (step.done) return { ...data, training: step.value };
    await nextTurn();
  }
}

/** Counts what a network classifies correctly; other work gets its turn every few milliseconds. */
export async function countCorrectInTurns(network: NetworkParameters, split: DataSplit): Promise<number> {
  const forward = new ForwardPass(network);
  const total = split.labels.length;
  let correct = 0;
  for (let from = 0; from < total; from += imagesAtOnce) {
    correct += countCorrectIn(forward, split, from, Math.min(from + imagesAtOnce, total));
    await nextTurn();
  }
  return correct;
}
