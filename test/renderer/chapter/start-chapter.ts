import * as v from 'valibot';
import {
  chapterProgressSchema,
  noChapterProgress,
  type ChapterProgress,
} from '../../../src/contract/chapter';
import { Models } from '../../../src/renderer/models';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { FakeBridge } from '../fake-bridge';

/** The chapter of a window that starts with this progress; `kept` is what main was told last, and would accept. */
export function startChapter(progress: ChapterProgress = noChapterProgress) {
  const bridge = new FakeBridge();
  const models = new Models(bridge);
  models.training.network.value = parametersOf(createNetwork([784, 30, 10], createRandom(1)));
  models.chapter.progress.restore(progress);
  const kept = (): ChapterProgress => {
    const last = bridge.asked.findLast(({ name }) => name === 'chapter.note-progress');
    return v.parse(chapterProgressSchema, last!.parameters[0]);
  };
  return { bridge, chapter: models.chapter, notices: models.notices, models, kept };
}
