import * as v from 'valibot';
import { chapterProgressSchema } from './chapter';
import { hyperparametersSchema } from './hyperparameters';
import { parseJson } from './json';
import type { Result } from './result';
import { failure, success } from './result';

export const largestClassPackBytes = 10_000_000;

/** More experiments than a class can do. */
export const mostExperiments = 200;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const correctOf = { correct: count, total: count, validationCorrect: count, validationTotal: count };

/** An experiment to be done, or with what came of it. */
const experimentSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  hyperparameters: hyperparametersSchema,
  /** The epoch with the best validation accuracy; absent: it has not been trained. */
  best: v.optional(v.object({ epoch: count, ...correctOf })),
});

/**
 * What a teacher hands out and gets back: settings of experiments, and what was done in Chapter. It holds no names of
 * persons, and no networks.
 */
export const classPackSchema = v.object({
  format: v.literal('inkling class pack'),
  version: v.literal(1),
  experiments: v.pipe(v.array(experimentSchema), v.maxLength(mostExperiments)),
  chapter: chapterProgressSchema,
});

export type Experiment = v.InferOutput<typeof experimentSchema>;
export type ClassPack = v.InferOutput<typeof classPackSchema>;

/** Reads a class pack; fails with 'class-pack-unreadable', naming the file and what is wrong with it. */
export function parseClassPack(text: string, name: string): Result<ClassPack> {
  const content = parseJson(text);
  if (content === undefined) return failure('class-pack-unreadable', `“${name}” is not JSON.`);
  const parsed = v.safeParse(classPackSchema, content);
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const place = v.getDotPath(issue);
  if (place === null || place === 'format')
    return failure('class-pack-unreadable', `“${name}” is not a class pack of Inkling.`);
  if (place === 'version')
    return failure('class-pack-unreadable', `“${name}” comes from another version of Inkling.`);
  // Only our own messages are sentences.
  const reason = issue.message.endsWith('.') ? ` ${issue.message}` : '';
  return failure('class-pack-unreadable', `“${name}” is damaged at ${place}.${reason}`);
}
