import { when } from '../ui/command';
import type { ChapterModel } from './chapter-model';

/** The commands that turn the pages of the chapter. */
export function chapterCommands(chapter: ChapterModel) {
  const turn = (by: 1 | -1) =>
    when(
      () => chapter.neighbour(by) !== undefined,
      () => chapter.show(chapter.neighbour(by)!),
    );
  return { 'chapter.previous': turn(-1), 'chapter.next': turn(1) };
}
