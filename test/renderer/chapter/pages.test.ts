import { describe, expect, it } from 'vitest';
import { noChapterProgress, type ChapterProgress } from '../../../src/contract/chapter';
import { presets } from '../../../src/contract/presets';
import { pages } from '../../../src/renderer/chapter/pages';
import { startChapter } from './start-chapter';

describe('pages', () => {
  it('have ids and exercises with names that can be kept, each once', () => {
    const ids = pages.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { exercises } of pages) expect(new Set(exercises).size).toBe(exercises.length);
    for (const name of pages.flatMap(({ id, exercises }) => [id, ...exercises]))
      expect(name).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
  });

  it('explain what exists, each topic on one page', () => {
    const topics = pages.flatMap(({ explains }) => explains);
    expect(new Set(topics).size).toBe(topics.length);
    const names = topics.filter((topic) => topic.startsWith('preset ')).map((topic) => topic.slice(7));
    expect(presets.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it.each(pages)('$id: its table entry names the exercises of its model', (page) => {
    const { chapter } = startChapter();
    chapter.show(page);
    expect(chapter.opened.value.exercises.map(({ name }) => name)).toEqual(page.exercises);
  });

  it.each(pages)('$id: answers that are checked are kept, and taken up at the next start', (page) => {
    const { chapter, kept } = startChapter();
    chapter.show(page);
    for (const exercise of chapter.opened.value.exercises) exercise.check();
    const next = startChapter(kept());
    next.chapter.show(page);
    for (const exercise of next.chapter.opened.value.exercises) {
      exercise.check();
      expect(next.kept().pages[page.id].answers[exercise.name].length).toBeLessThanOrEqual(2000);
    }
  });

  it.each(pages)('$id: opens whatever answers the file holds', (page) => {
    for (const answer of [[], [NaN], [1e300, -1e300, 0, 0, 0], Array.from({ length: 40 }, () => -1)]) {
      const answers = Object.fromEntries(page.exercises.map((name) => [name, answer]));
      const { chapter } = startChapter({
        page: page.id,
        pages: { [page.id]: { solved: ['gone'], answers } },
      });
      for (const exercise of chapter.opened.value.exercises) exercise.check();
    }
  });

  it.each(pages)('$id: the answer that it shows is right', (page) => {
    const { chapter } = startChapter();
    chapter.show(page);
    for (const exercise of chapter.opened.value.exercises) {
      if (exercise.showAnswer === undefined) continue;
      exercise.showAnswer();
      exercise.check();
      expect(exercise.verdict.value, exercise.name).toMatchObject({ isRight: true });
      expect(exercise.isSolved.value).toBe(true);
    }
  });
});

describe('ChapterModel', () => {
  it('shows the page read last, or the first where that page is unknown', () => {
    const progress = (page: string): ChapterProgress => ({ page, pages: {} });
    expect(startChapter(progress(pages.at(-1)!.id)).chapter.page.value).toBe(pages.at(-1));
    expect(startChapter(progress('of-a-later-version')).chapter.page.value).toBe(pages[0]);
    expect(startChapter().chapter.page.value).toBe(pages[0]);
  });

  it('has main keep each visit once', () => {
    const { chapter, bridge, kept } = startChapter();
    chapter.show(pages[0]);
    chapter.show(pages[0]);
    expect(bridge.names()).toEqual(['chapter.note-progress']);
    expect(kept()).toEqual({ page: pages[0].id, pages: { [pages[0].id]: { solved: [], answers: {} } } });
  });

  it('keeps a solved exercise solved when it is answered wrongly later', () => {
    const { chapter, kept } = startChapter();
    const [exercise] = chapter.opened.value.exercises;
    exercise.showAnswer!();
    exercise.check();
    chapter.reset();
    expect(kept().pages[pages[0].id].solved).toEqual([]);
    const again = chapter.opened.value.exercises[0];
    expect(again).not.toBe(exercise);
    again.showAnswer!();
    again.check();
    const record = kept();
    expect(record.pages[pages[0].id].solved).toEqual([again.name]);
    chapter.progress.recordOf(pages[0].id).note(again.name, [0], false);
    expect(kept().pages[pages[0].id].solved).toEqual([again.name]);
  });

  it('resets all progress, and undoes it', async () => {
    const { chapter, kept, notices } = startChapter();
    chapter.opened.value.exercises[0].check();
    const before = kept();
    chapter.reset();
    expect(kept()).toEqual({
      ...noChapterProgress,
      page: pages[0].id,
      pages: { [pages[0].id]: { solved: [], answers: {} } },
    });
    await notices.act(notices.notices.value[0]);
    expect(kept()).toEqual(before);
  });
});
