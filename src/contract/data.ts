import * as v from 'valibot';
import type { FailureCode } from './result';

/** Sources of training images: MNIST's files, other files of the same format, or Inkling's own drawings. */
export const dataKinds = ['mnist', 'synthetic'] as const;
export type DataKind = (typeof dataKinds)[number];

/** What the app knows about its training data. */
export type DataStatus =
  | { phase: 'checking' }
  | {
      phase: 'ready';
      kind: DataKind;
      /** Where it was found, a folder or a file; absent for synthetic digits. */
      folder?: string;
      /** Its content has the SHA-256 of the published MNIST. */
      isVerified: boolean;
      /** What its files are, such as "CSV"; absent for MNIST's own four files. */
      form?: string;
      /** What a run calls it. */
      name: string;
      /** Over all images and labels; a run can only be trained on with the same. */
      sha256: string;
      /** What a person should know about the files, such as a damaged copy beside the one in use. */
      remarks?: string[];
      trainingImages: number;
      validationImages: number;
      testImages: number;
    }
  | { phase: 'downloading'; file: string; receivedBytes: number; totalBytes: number }
  /** `code` says whether nothing was found, something was damaged, or the download failed. */
  | { phase: 'unavailable'; code: Extract<FailureCode, `data-${string}`>; message: string };

const digit = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9));

/** A search for the training images of each of these digits that are nearest to a picture of 784 values, 0 to 1. */
export const nearestQuestionSchema = v.object({
  input: v.pipe(
    v.custom<Float32Array>((input) => input instanceof Float32Array, 'A picture is 784 numbers.'),
    v.check((values) => values.length === 784, 'A picture has 784 values.'),
    v.check((values) => values.every((value) => value >= 0 && value <= 1), 'Values are from 0 to 1.'),
  ),
  digits: v.pipe(v.array(digit), v.minLength(1), v.maxLength(10)),
  /** Number of images for each digit. */
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
});

export type NearestQuestion = v.InferOutput<typeof nearestQuestionSchema>;

/** A training image that resembles a picture. */
export interface SimilarImage {
  /** Its index in the training data, from 0. */
  index: number;
  /** Euclidean distance of the pixels, each from 0 to 1. */
  distance: number;
  /** (784) bytes, 0 no ink to 255 full ink. */
  pixels: Uint8Array;
}

/** The training images of one digit most like a picture, nearest first. */
export interface SimilarDigits {
  digit: number;
  images: SimilarImage[];
}

/** Images and labels as the trainer stores them. */
export interface DataSplit {
  /** (count, 784) row-major, 0 no ink to 255 full ink. */
  images: Uint8Array;
  /** (count), 0 to 9. */
  labels: Uint8Array;
}

/** The parts of a data set, split as in the book. */
export const splitNames = ['training', 'validation', 'test'] as const;
export type SplitName = (typeof splitNames)[number];

/** Training, validation and test images. */
export type DataSet = Record<SplitName, DataSplit>;
