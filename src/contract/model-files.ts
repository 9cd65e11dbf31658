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

/** Endings of files that may hold a network; those of other programs are opened only to say what to do instead. */
export const modelEndings = ['safetensors', 'json'];
export const foreignEndings = ['pt', 'pth', 'pkl', 'h5', 'hdf5', 'keras', 'pb', 'tflite', 'npy'];

/** A model file that waits for a person to say its activations, since it does not say them itself. */
export interface ActivationsQuestion {
  id: number;
  /** The file's, without folder. */
  name: string;
  /** Neurons of every layer, including input and output. */
  sizes: number[];
}

export const questionIdSchema = v.pipe(v.number(), v.integer(), v.minValue(1));

/** How many of the first test images a network reads correctly. */
export interface Trial {
  correct: number;
  total: number;
}

export function modelTooLarge(name: string): ReturnType<typeof failure> {
  return failure('model-unreadable', `“${name}” is too large: the limit for a model is 200 MB.`);
}
