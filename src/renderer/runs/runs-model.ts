import { signal } from '@preact/signals';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import type { RunLibrary } from '../run/run-library';

/** How many runs can be queued at once, each with a seed of its own. */
export const repeatChoices = [1, 2, 3, 5, 10, 20] as const;
/** The book takes the best of three. */
const usualRepeats = 3;

/** What a person does in the list of runs. */
export class RunsModel {
  readonly repeats = signal<number>(usualRepeats);
  readonly #library: RunLibrary;
  readonly #hyperparameters: HyperparametersModel;

  constructor(library: RunLibrary, hyperparameters: HyperparametersModel) {
    this.#library = library;
    this.#hyperparameters = hyperparameters;
  }

  /** Queues runs with the current settings, as many as chosen. */
  async queue(): Promise<void> {
    const hyperparameters = this.#hyperparameters.value.peek();
    if (hyperparameters === null) return;
    await this.#library.queue({ hyperparameters, repeats: this.repeats.peek() });
  }
}
