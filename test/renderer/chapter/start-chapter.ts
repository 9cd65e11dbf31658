import * as v from 'valibot';
import {
  chapterProgressSchema,
  noChapterProgress,
  type ChapterProgress,
} from '../../../src/contract/chapter';
import { Models } from '../../../src/renderer/models';
import { emptyNetwork, FakeBridge } from '../fake-bridge';

/** The chapter of a window that starts with this progress; `kept` is what main was told last, and would accept. */
export function startChapter(progress: ChapterProgress = noChapterProgress) {
  const bridge = new FakeBridge();
  const models = new Models(bridge);
  models.training.network.value = emptyNetwork([784, 30, 10]);
  models.chapter.progress.restore(progress);
  const kept = (): ChapterProgress => {
    const last = bridge.asked.findLast(({ name }) => name === 'chapter.note-progress');
    return v.parse(chapterProgressSchema, last!.parameters[0]);
  };
  return { bridge, chapter: models.chapter, notices: models.notices, models, kept };
}
