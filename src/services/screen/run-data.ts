import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunSummary } from '../../contract/run';
import type { DataLibrary, NamedData } from '../data/data-library';
import { prepareLesson } from '../my-digits/prepare-lesson';
import type { RunStore } from '../runs/run-store';

/** Finds what runs learn from; waits while the data set is being read. */
export class RunData {
  readonly #library: DataLibrary;
  readonly #store: RunStore;

  constructor(library: DataLibrary, store: RunStore) {
    this.#library = library;
    this.#store = store;
  }

  /** The current data set. */
  async present(): Promise<Result<NamedData>> {
    const data = await this.#library.readNamed();
    if (data.ok) return data;
    return failure(data.failure.code, `No training data yet: ${data.failure.message}`);
  }

  /** What this run learns from: the current data set, with the digits of its lesson if it has some. */
  async of(run: RunSummary): Promise<Result<NamedData>> {
    const data = await this.present();
    if (!data.ok || run.origin.kind !== 'fine-tuned') return data;
    const digits = await this.#store.lesson(run.id);
    return digits.ok ? success(await prepareLesson(digits.value, data.value)) : digits;
  }
}
