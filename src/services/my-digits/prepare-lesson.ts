import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DrawnDigit } from '../../contract/my-digits';
import { composeLesson } from '../../engine/training/lesson';
import type { NamedData } from '../data/data-library';
import { dataSetSha256 } from '../data/sha256';

/** Fixed, so that the same digits taught again give the same network. */
export const lessonSeed = 1;

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
