import type { Emit } from '../../contract/api';
import type { ActivationsQuestion, Trial } from '../../contract/model-files';
import type { Model } from '../../contract/models';
import type { NetworkActivations } from '../../contract/network';
import type { DataLibrary } from '../data/data-library';
import { countCorrectInTurns } from '../models/count-correct';

/** A file whose network can be used once its activations are known. */
export interface UndescribedFile {
  /** With whatever activations. */
  model: Model;
  /** Name without folder. */
  file: string;
  /** Absent where only the content is known. */
  path?: string;
}

/** Enough to tell the right activations from wrong ones. */
const imagesToTry = 1000;

/** The open questions about files that do not say their activations; several files wait for one another. */
export class ActivationsQuestions {
  readonly #library: DataLibrary;
  readonly #emit: Emit;
  readonly #waiting = new Map<number, UndescribedFile>();
  #lastId = 0;
  /** Counts trials, so that a newer one ends an older one. */
  #trial = 0;

  constructor(library: DataLibrary, emit: Emit) {
    this.#library = library;
    this.#emit = emit;
  }

  /** The oldest first. */
  get open(): ActivationsQuestion[] {
    return [...this.#waiting].map(([id, { file, model }]) => ({
      id,
      name: file,
      sizes: model.network.sizes,
    }));
  }

  /** Asks about a file; one that is asked about already, by its path or its name, is asked about once. */
  ask(file: UndescribedFile): void {
    const nameOf = ({ path, file: name }: UndescribedFile) => path ?? name;
    const [known] = [...this.#waiting].find(([, waiting]) => nameOf(waiting) === nameOf(file)) ?? [];
    this.#waiting.set(known ?? ++this.#lastId, file);
    this.#tell();
  }

  /** Closes a question and returns its file; undefined when it has been closed before. */
  close(id: number): UndescribedFile | undefined {
    const file = this.#waiting.get(id);
    if (this.#waiting.delete(id)) this.#tell();
    return file;
  }

  /** Counts the test images read correctly with these activations; null when there are none, or nobody waits for it. */
  async try(id: number, activations: NetworkActivations): Promise<Trial | null> {
    const trial = ++this.#trial;
    const isWanted = () => trial === this.#trial && this.#waiting.has(id);
    const file = this.#waiting.get(id);
    if (!file || this.#library.status.phase !== 'ready') return null;
    const data = await this.#library.read();
    if (!data.ok) return null;
    const { test } = data.value;
    const total = Math.min(imagesToTry, test.labels.length);
    const correct = await countCorrectInTurns({ ...file.model.network, activations }, test, total, isWanted);
    return isWanted() ? { correct, total } : null;
  }

  #tell(): void {
    this.#emit('questions.changed', this.open);
  }
}
