import * as v from 'valibot';

/** Pages and exercises are known to the page of the window alone; here they are names. */
const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));

/** What a person has done on a page of the chapter. */
const pageProgressSchema = v.object({
  /** The exercises that have been solved, by name. */
  solved: v.pipe(v.array(name), v.maxLength(50)),
  /** The last checked answer to each exercise, right or wrong: numbers, in the page's own form. */
  answers: v.pipe(
    v.record(name, v.pipe(v.array(v.pipe(v.number(), v.finite())), v.maxLength(2000))),
    v.maxEntries(50),
  ),
});

/** How far a person has come in the chapter: the page read last, and what was done on each visited page. */
export const chapterProgressSchema = v.object({
  /** null: no page has been read yet. */
  page: v.nullable(name),
  /** By name; a page that is absent has not been visited. */
  pages: v.pipe(v.record(name, pageProgressSchema), v.maxEntries(100)),
});

export type PageProgress = v.InferOutput<typeof pageProgressSchema>;
export type ChapterProgress = v.InferOutput<typeof chapterProgressSchema>;

export const noChapterProgress: ChapterProgress = { page: null, pages: {} };
