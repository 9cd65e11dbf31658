import * as v from 'valibot';

/** Simple ways to classify images, to compare a network with. */
export const baselineNames = ['darkness', 'nearest', 'svm'] as const;
export type BaselineName = (typeof baselineNames)[number];

/** Settings of the support vector machines. */
export interface SvmSettings {
  /** The bound on what a single training image adds. */
  c: number;
  /** The kernel is e^(-gamma distance²), pixels being 0 to 1. */
  gamma: number;
}

/** Those of the book: LIBSVM's own, gamma being 1 / 784. */
export const defaultSvmSettings: SvmSettings = { c: 1, gamma: 1 / 784 };

/** Outside these ranges training takes without end, or learns nothing. */
export const svmRanges = {
  c: { smallest: 0.0001, largest: 10_000 },
  gamma: { smallest: 0.000_001, largest: 100 },
} as const satisfies Record<keyof SvmSettings, { smallest: number; largest: number }>;

/** How well a baseline read the test images, and how long it took. */
export interface BaselineResult {
  correct: number;
  total: number;
  trainSeconds: number;
  evaluateSeconds: number;
}

const setting = (name: keyof SvmSettings) =>
  v.pipe(v.number(), v.minValue(svmRanges[name].smallest), v.maxValue(svmRanges[name].largest));

/** What is to be trained and measured. */
export const baselineRequestSchema = v.object({
  name: v.picklist(baselineNames),
  /** Only machines have these; others ignore them. */
  c: setting('c'),
  gamma: setting('gamma'),
  /** Learn from the validation images as well. */
  learnsValidation: v.boolean(),
});

export type BaselineRequest = v.InferOutput<typeof baselineRequestSchema>;

/** A result with what was answered to each digit. */
export interface BaselineReport extends BaselineResult {
  /** (10, 10): test images by their digit, then by what they were read as. */
  confusion: number[][];
}

/** How far the measurement is. */
export interface BaselineProgress {
  phase: 'training' | 'reading';
  /** Of this phase, 0 to 1. */
  share: number;
  /** That this phase has taken so far. */
  seconds: number;
}
