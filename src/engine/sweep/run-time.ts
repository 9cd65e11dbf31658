import type { Hyperparameters } from '../../contract/hyperparameters';
import { augmentationNames } from '../../contract/hyperparameter-fields';
import { layerShapes } from '../../contract/hidden-layers';
import { connectionCount } from '../../contract/layers';
import type { RunSummary } from '../../contract/run';

/** How long runs will take, and how that is known. */
export interface TimeEstimate {
  seconds: number;
  /** Known runs that are much like the slowest one asked for; 0: only quite different runs are known. */
  similarRuns: number;
}

type KnownRun = Pick<RunSummary, 'hyperparameters' | 'origin' | 'data' | 'engine' | 'epochsDone' | 'seconds'>;

/** Runs of this machine from which a time is judged; more make it no better. */
const mostKnown = 100;
const mostSimilar = 9;

/** Speeds of known runs, from which the time of others is estimated. */
export class RunTimes {
  readonly #known: { work: number; hyperparameters: Hyperparameters; secondsPerWork: number }[];

  /** `runs`: the newest first. An opened model tells the time of another machine. */
  constructor(runs: readonly KnownRun[]) {
    const usable = (run: KnownRun) =>
      run.origin.kind === 'new' &&
      run.engine === 'kernels' &&
      run.data !== undefined &&
      run.epochsDone > 0 &&
      run.seconds > 0;
    this.#known = firstOf(runs, usable, mostKnown).map(({ hyperparameters, data, epochsDone, seconds }) => {
      const work = workOf(hyperparameters, data!.trainingImages);
      return { work, hyperparameters, secondsPerWork: seconds / (work * epochsDone) };
    });
  }

  /** The time of one run that learns from this many images in each epoch; undefined when no run is known. */
  of(hyperparameters: Hyperparameters, images: number): TimeEstimate | undefined {
    if (this.#known.length === 0) return undefined;
    const work = workOf(hyperparameters, Math.min(images, hyperparameters.trainingImages));
    const similar = this.#known.filter(
      (known) => isWithin(known.work, work, 2) && isSimilar(known.hyperparameters, hyperparameters),
    );
    const judges =
      similar.length > 0
        ? similar.slice(0, mostSimilar)
        : [...this.#known]
            .sort((one, other) => distance(one.work, work) - distance(other.work, work))
            .slice(0, mostSimilar);
    const speed = median(judges.map(({ secondsPerWork }) => secondsPerWork));
    return { seconds: work * hyperparameters.epochs * speed, similarRuns: similar.length };
  }
}

/** The time of several runs side by side; the first ones take the cores, as the queue does. */
export function timeSideBySide(seconds: readonly number[], cores: number): number {
  const free = Array.from({ length: Math.max(1, Math.min(cores, seconds.length)) }, () => 0);
  for (const each of seconds) {
    const next = free.indexOf(Math.min(...free));
    free[next] += each;
  }
  return Math.max(...free);
}

/** Connections times images: what an epoch's time grows with. */
function workOf({ hiddenLayers, strokeDigits }: Hyperparameters, images: number): number {
  return connectionCount(layerShapes(hiddenLayers)) * (images + strokeDigits);
}

/** Whether the other settings that cost time are much the same. */
function isSimilar(one: Hyperparameters, other: Hyperparameters): boolean {
  const isAugmented = (each: Hyperparameters) => augmentationNames.some((name) => each[name] > 0);
  return isWithin(one.miniBatchSize, other.miniBatchSize, 4) && isAugmented(one) === isAugmented(other);
}

function isWithin(one: number, other: number, factor: number): boolean {
  return distance(one, other) <= factor;
}

/** The larger over the smaller. */
function distance(one: number, other: number): number {
  return Math.max(one, other) / Math.min(one, other);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

function firstOf<Item>(items: readonly Item[], isWanted: (item: Item) => boolean, count: number): Item[] {
  const found: Item[] = [];
  for (const item of items) {
    if (found.length === count) break;
    if (isWanted(item)) found.push(item);
  }
  return found;
}
