import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { RunSummary } from '../../contract/run';
import { maximumRepeats } from '../../contract/run';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import type { RunLibrary } from '../run/run-library';
import { parseNumber } from '../ui/parse-number';
import { differentSettings } from './run-difference';

/** The book takes the best of three. */
const usualCount = 3;

interface ModelsOfSeeds {
  library: RunLibrary;
  hyperparameters: HyperparametersModel;
}

/** Several runs with the settings in Train, each with a different seed. */
export class SeedsModel {
  readonly isOpen = signal(false);
  /** The number of runs as typed. */
  readonly text = signal(String(usualCount));
  /** null while the text is not a valid number. */
  readonly count = computed(() => readCount(this.text.value));
  /** The seed in the settings or, if it has already been trained, the one after the last trained seed. */
  readonly firstSeed = computed(() => this.#findFirstSeed());
  /** Why nothing can be queued, in a sentence; null when it can. */
  readonly obstacle = computed(() => this.#findObstacle());
  readonly settings: ReadonlySignal<Hyperparameters | null>;
  readonly #library: RunLibrary;

  constructor({ library, hyperparameters }: ModelsOfSeeds) {
    this.#library = library;
    this.settings = hyperparameters.value;
  }

  async queue(): Promise<void> {
    const [settings, seed, count] = [this.settings.peek(), this.firstSeed.peek(), this.count.peek()];
    if (settings === null || seed === null || count === null || this.obstacle.peek() !== null) return;
    this.isOpen.value = false;
    await this.#library.queue({ hyperparameters: { ...settings, seed }, repeats: count });
  }

  #findFirstSeed(): number | null {
    const settings = this.settings.value;
    return settings === null ? null : firstFreeSeed(settings, this.#library.runs.value);
  }

  #findObstacle(): string | null {
    const [seed, count] = [this.firstSeed.value, this.count.value];
    if (seed === null) return 'A setting in Train is wrong.';
    if (count === null) return `Choose from 1 to ${maximumRepeats} runs.`;
    const { maximum } = hyperparameterFields.seed;
    return seed + count - 1 > maximum ? `The last seed is ${maximum}.` : null;
  }
}

/** The seed of these settings or, if it has already been trained, the one after the last trained seed. */
export function firstFreeSeed(settings: Hyperparameters, runs: readonly RunSummary[]): number {
  const seeds = runs.filter(isLike(settings)).map((run) => run.hyperparameters.seed);
  return seeds.includes(settings.seed) ? Math.max(...seeds) + 1 : settings.seed;
}

/** Returns a test for runs of a new network with exactly these settings, except for seed and epochs. */
function isLike(hyperparameters: Hyperparameters): (run: RunSummary) => boolean {
  return (run) =>
    run.origin.kind === 'new' &&
    differentSettings(run, { hyperparameters }).every((name) => name === 'seed' || name === 'epochs');
}

function readCount(text: string): number | null {
  const count = parseNumber(text, 'whole');
  return Number.isInteger(count) && count >= 1 && count <= maximumRepeats ? count : null;
}
