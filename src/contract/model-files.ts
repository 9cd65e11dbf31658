import * as v from 'valibot';
import type { LayerShape } from './layers';
import type { NetworkShape } from './network';
import { parameterCount } from './layers';
import { isSigmoidThroughout } from './network';
import { failure } from './result';

/** Maximum size of a model file; one for MNIST is a hundred times smaller. */
export const largestModelBytes = 200_000_000;

/** A format of model files. */
export interface ModelFormat {
  /** Of the file's name, in lower case, without the dot; it gives the format. */
  ending: string;
  /** For a person who chooses among the formats. */
  label: string;
  /** Whether Inkling can open such a file; it can write all of them. */
  isReadable: boolean;
  /** How much a weight or a bias takes at most, for estimates. */
  bytesPerNumber: number;
  /** Why it cannot hold a network, as a clause; undefined when it can. */
  obstacle?(network: NetworkShape): string | undefined;
}

function isDenseThroughout(layers: readonly LayerShape[]): boolean {
  return layers.every(({ kind }) => kind === 'dense');
}

/** A JavaScript string can hold a little more. */
const longestText = 500_000_000;
/** Digits, sign, comma and space. */
const jsonBytesPerNumber = 23;

/**
 * All formats of model files, in the order in which a person is offered them; the first is the usual one.
 *
 * Dialogs, checks, help, reading and writing are derived from this table.
 */
export const modelFormats = {
  safetensors: {
    ending: 'safetensors',
    label: 'Inkling model (safetensors)',
    isReadable: true,
    bytesPerNumber: 4,
  },
  inkling: { ending: 'inkling', label: 'Inkling model (inkling)', isReadable: true, bytesPerNumber: 4 },
  network2: {
    ending: 'json',
    label: 'The book’s network2 (JSON)',
    isReadable: true,
    bytesPerNumber: jsonBytesPerNumber,
    obstacle(network) {
      if (!isDenseThroughout(network.layers)) return "the book's network2 format is for dense layers only";
      if (!isSigmoidThroughout(network)) return "the book's network2 format is for sigmoid neurons only";
      const isTooLong = parameterCount(network.layers) * jsonBytesPerNumber > longestText;
      return isTooLong ? 'it is too large for a text' : undefined;
    },
  },
  onnx: { ending: 'onnx', label: 'ONNX', isReadable: true, bytesPerNumber: 4 },
  npz: { ending: 'npz', label: 'NumPy arrays (npz)', isReadable: false, bytesPerNumber: 8 },
  csv: { ending: 'csv', label: 'Table of weights and biases (CSV)', isReadable: false, bytesPerNumber: 50 },
} as const satisfies Record<string, ModelFormat>;

export type ModelFormatName = keyof typeof modelFormats;

/** The formats that Inkling can open. */
export type ReadableFormatName = {
  [Name in ModelFormatName]: (typeof modelFormats)[Name]['isReadable'] extends true ? Name : never;
}[ModelFormatName];

export const modelFormatNames = Object.keys(modelFormats) as ModelFormatName[];

export function isReadableFormat(name: ModelFormatName): name is ReadableFormatName {
  return modelFormats[name].isReadable;
}

/** Endings of the formats that can be written, or of those that can be read too; with the dot. */
export const modelEndings = modelFormatNames.map((name) => `.${modelFormats[name].ending}`);
export const readableModelEndings = modelFormatNames
  .filter(isReadableFormat)
  .map((name) => `.${modelFormats[name].ending}`);

/** Endings in a sentence: ".a, .b or .c". */
export function listEndings(endings: readonly string[]): string {
  return `${endings.slice(0, -1).join(', ')} or ${endings.at(-1)}`;
}

/** The format that the ending of a file's name or path gives; undefined for any other ending. */
export function modelFormatOf(path: string): ModelFormatName | undefined {
  const lower = path.toLowerCase();
  return modelFormatNames.find((name) => lower.endsWith(`.${modelFormats[name].ending}`));
}

/** Whether the name of a file ends like that of a model that Inkling can open. */
export function isNamedLikeModel(path: string): boolean {
  const format = modelFormatOf(path);
  return format !== undefined && isReadableFormat(format);
}

/** Endings of other programs' files, which are opened only to say what to do instead. */
const foreignEndings = ['pt', 'pth', 'pkl', 'h5', 'hdf5', 'keras', 'pb', 'tflite', 'npy'];

export function isNamedLikeForeignModel(path: string): boolean {
  const lower = path.toLowerCase();
  return foreignEndings.some((ending) => lower.endsWith(`.${ending}`));
}

/** Why a format cannot hold a network, as a clause; undefined when it can. */
export function formatObstacle(format: ModelFormatName, network: NetworkShape): string | undefined {
  const { obstacle }: ModelFormat = modelFormats[format];
  return obstacle?.(network);
}

/** The formats that can hold a network, in the order in which a person is offered them. */
export function formatsFor(network: NetworkShape): ModelFormatName[] {
  return modelFormatNames.filter((name) => formatObstacle(name, network) === undefined);
}

/** A file dropped on the window, not yet checked to be a model. */
export const modelContentSchema = v.object({
  /** Without folder; its ending gives the format. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.regex(/^[^/\\]+$/)),
  bytes: v.pipe(v.instance(Uint8Array), v.maxLength(largestModelBytes)),
});

export type ModelContent = v.InferOutput<typeof modelContentSchema>;

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
