import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { hyperparametersSchema } from '../../contract/hyperparameters';

const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const runDescriptionSchema = v.object({
  /** Version of Inkling that began the run. */
  appVersion: v.string(),
  /** Name of the engine, which alone comes to the same weights again. */
  engine: v.string(),
  hyperparameters: hyperparametersSchema,
  data: v.object({
    /** Absolute folder, or "synthetic". */
    place: v.string(),
    /** What it is called. */
    name: v.string(),
    sha256: sha256Schema,
  }),
  /** Model that training started from; for people, since the first checkpoint holds its weights. */
  initFrom: v.optional(v.string()),
  /** Absolute path of the model to write at the end. */
  out: v.optional(v.string()),
});

/** What a run was asked to do, as `run.json` tells it. */
export type RunDescription = v.InferOutput<typeof runDescriptionSchema>;

/** Reads the content of a `run.json`; null when it is none. */
export function parseRunDescription(content: string): RunDescription | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), runDescriptionSchema), content);
  return parsed.success ? parsed.output : null;
}

/** SHA-256 of everything that a run's weights depend on besides its checkpoint. */
export function runIdentity({ engine, hyperparameters, data }: RunDescription): string {
  return createHash('sha256')
    .update(JSON.stringify([engine, v.parse(hyperparametersSchema, hyperparameters), data.sha256]))
    .digest('hex');
}
