import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DrawnDigit } from '../../contract/my-digits';
import type { NetworkParameters } from '../../contract/network';
import { nameOfLesson } from '../../contract/run-name';
import { composeLesson, lessonHyperparameters } from '../../engine/training/lesson';
import type { NamedData } from '../data/data-library';
import { dataSetSha256 } from '../data/sha256';
import { countCorrectInTurns } from '../models/count-correct';
import { weightsSha256 } from '../models/weights-sha256';
import type { WantedRun } from '../training/training-desk';

/** Fixed, so that the same digits taught again give the same network. */
const lessonSeed = 1;

/**
 * Composes a lesson's data set; other work gets its turn after each digit. Test and validation images stay unchanged.
 */
export async function prepareLesson(
  digits: readonly DrawnDigit[],
  { data, name, place }: NamedData,
): Promise<NamedData> {
  const composing = composeLesson(digits, data.training, lessonSeed);
  for (;;) {
    const step = composing.next();
    if (step.done) {
      const lesson = { ...data, training: step.value };
      return { data: lesson, name: `${name} and own digits`, place, sha256: await dataSetSha256(lesson) };
    }
    await nextTurn();
  }
}

/** A network that is to be taught. */
export interface TaughtNetwork {
  network: NetworkParameters;
  name: string;
  /** The run that it comes from; absent: it comes from a file. */
  from?: string;
}

/**
 * Prepares the run that teaches digits to a network, which rehearses with `rehearsal` meanwhile. Once `signal` is
 * aborted, it ends soon, with a run that is not to be started.
 */
export async function wantLesson(
  { network, name, from }: TaughtNetwork,
  digits: readonly DrawnDigit[],
  rehearsal: NamedData,
  signal?: AbortSignal,
) {
  const lesson = await prepareLesson(digits, rehearsal);
  const { test, training } = lesson.data;
  const testCorrectBefore = await countCorrectInTurns(network, test, undefined, () => !signal?.aborted);
  return {
    name: nameOfLesson(name),
    hyperparameters: lessonHyperparameters(network, training.labels.length, lessonSeed),
    origin: {
      kind: 'fine-tuned',
      from,
      name,
      ownDigits: digits.length,
      testCorrectBefore,
      weightsSha256Before: await weightsSha256(network),
    },
    data: lesson,
    beginning: { network, lesson: digits },
  } satisfies WantedRun;
}
