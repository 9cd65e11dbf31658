import * as v from 'valibot';
import type { Hyperparameters } from './hyperparameters';

/** Where a run's weights come from: drawn at random from the seed, or the network that is there. */
export type StartFrom = 'new-weights' | 'present-network';

/** What a run is asked to do, and for how long it goes on by itself. */
export interface TrainingRequest {
  hyperparameters: Hyperparameters;
  startFrom: StartFrom;
  /** True: pause by itself after one epoch. */
  isSingleStep: boolean;
}

/** `loading` is short; `failed` keeps the network of the last epoch. */
export type RunPhase = 'queued' | 'loading' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

/**
 * Why a run ended: all epochs done, asked to stop, no better validation accuracy for as long as early stopping allows,
 * learning rate halved down to 1/128, or numbers too large to go on with.
 */
export type RunEnding = 'completed' | 'stopped' | 'no-improvement' | 'lowest-rate' | 'diverged';

/** What a person is told when training diverges in an epoch. */
export function divergenceMessage(epoch: number): string {
  return (
    `Training diverged in epoch ${epoch}: the weights grew beyond all bounds. ` +
    'A lower learning rate, or smaller new weights, may help.'
  );
}

/** What a run calculates with. */
export interface EngineInUse {
  /** For example "WebAssembly kernels". */
  name: string;
  /** Why it is not the fast engine, for a person; absent when it is. */
  remark?: string;
}

/** One run, from its request on. */
export interface RunState {
  /** Counts up from 1 for each run of this start of the app. */
  runId: number;
  phase: RunPhase;
  hyperparameters: Hyperparameters;
  startFrom: StartFrom;
  /** Images that it really learns from, and that it is tested with; a small data set has fewer than asked for. */
  trainingImages: number;
  testImages: number;
  validationImages: number;
  /** Known once it has started. */
  engine?: EngineInUse;
  /** Once it has ended, unless the trainer ended with it; `diverged` is in phase `failed`. */
  ending?: RunEnding;
  /** Why it failed, for a person; only in phase `failed`. */
  failureMessage?: string;
}

/** It has started and not ended; it may be paused. */
export function isActive({ phase }: Pick<RunState, 'phase'>): boolean {
  return phase === 'loading' || phase === 'running' || phase === 'paused';
}

/** It is neither queued nor in work. */
export function hasEnded({ phase }: Pick<RunState, 'phase'>): boolean {
  return phase === 'finished' || phase === 'stopped' || phase === 'failed';
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const seconds = v.pipe(v.number(), v.minValue(0));

/** One finished epoch, as the book's transcript counts it; model files hold it too, so it can be checked. */
export const epochResultSchema = v.object({
  /** From 0. */
  epoch: count,
  /** Test images classified correctly. */
  correct: count,
  /** Test images. */
  total: count,
  validationCorrect: count,
  validationTotal: count,
  /** Mean cost over the epoch's training images, each before the step it took part in; without regularisation. */
  cost: v.pipe(v.number(), v.finite()),
  trainSeconds: seconds,
  evaluateSeconds: seconds,
});

export type EpochResult = v.InferOutput<typeof epochResultSchema>;

/** One point of the cost curve. */
export interface CostPoint {
  /** Position in the run, in epochs: 1.5 is the middle of epoch 1. */
  epochs: number;
  /** Mean cost of this one mini-batch. */
  miniBatchCost: number;
  /** Mean over the last 500 mini-batches, or as many as there are. */
  runningCost: number;
}

/** How far a run is; sent at most 20 times a second. */
export interface TrainingProgress {
  runId: number;
  /** The epoch in work, from 0. */
  epoch: number;
  /** Of the epoch in work; 0 to 1. */
  epochFraction: number;
  isEvaluating: boolean;
  /** Estimate from the speed so far; absent until there is one. */
  secondsLeft?: number;
  /** Training images a second over the last while; absent until there is one. */
  imagesPerSecond?: number;
  /** The points since the last message, at most 50 an epoch. */
  costs: CostPoint[];
}
