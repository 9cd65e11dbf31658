import { signal } from '@preact/signals';
import type { RunLibrary } from './run-library';
import type { RunModel } from './run-model';

/** The menu at the run's name, and the editing of the name. */
export class RunMenuModel {
  readonly isOpen = signal(false);
  readonly isRenaming = signal(false);
  readonly #training: RunModel;
  readonly #library: RunLibrary;

  constructor(training: RunModel, library: RunLibrary) {
    this.#training = training;
    this.#library = library;
  }

  open(): void {
    this.isRenaming.value = false;
    this.isOpen.value = true;
  }

  close(): void {
    this.isOpen.value = false;
  }

  beginRename(): void {
    this.isOpen.value = false;
    this.isRenaming.value = true;
  }

  /** Renames the run; keeps the old name if the new one is empty or the same. */
  async rename(name: string): Promise<void> {
    const run = this.#training.run.peek();
    const trimmed = name.trim();
    this.isRenaming.value = false;
    if (run !== null && trimmed !== '' && trimmed !== run.name) {
      await this.#library.label(run.id, { name: trimmed });
    }
  }

  giveUpRename(): void {
    this.isRenaming.value = false;
  }
}
