import * as v from 'valibot';
import { failure } from './result';

/** Of a model's file; one for MNIST has a hundredth of it. */
export const largestModelBytes = 200_000_000;

/** A model's file as it was dropped on the window; nobody has looked yet whether it is a model. */
export const modelContentSchema = v.object({
  /** Without folder; its ending tells the format. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.regex(/^[^/\\]+$/)),
  bytes: v.pipe(v.instance(Uint8Array), v.maxLength(largestModelBytes)),
});

export type ModelContent = v.InferOutput<typeof modelContentSchema>;

export function modelTooLarge(name: string): ReturnType<typeof failure> {
  return failure('model-unreadable', `“${name}” is too large: a model may have 200 MB.`);
}
