import * as v from 'valibot';
import { failure } from './result';

/** Maximum size of a model file; one for MNIST is a hundred times smaller. */
export const largestModelBytes = 200_000_000;

/** A file dropped on the window, not yet checked to be a model. */
export const modelContentSchema = v.object({
  /** Without folder; its ending gives the format. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.regex(/^[^/\\]+$/)),
  bytes: v.pipe(v.instance(Uint8Array), v.maxLength(largestModelBytes)),
});

export type ModelContent = v.InferOutput<typeof modelContentSchema>;

export function modelTooLarge(name: string): ReturnType<typeof failure> {
  return failure('model-unreadable', `“${name}” is too large: the limit for a model is 200 MB.`);
}
