import { computed, signal } from '@preact/signals';
import type { ListedRun, RunRecord } from '../../contract/run';
import type { EpochResult } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { bestEpoch } from '../../engine/evaluation/best-run';

/** One run of the list as it stands. */
export class RunRowModel {
  readonly runId: number;
  readonly run;
  readonly epochs;
  readonly progress = signal<TrainingProgress | null>(null);
  readonly last = computed(() => this.epochs.value.at(-1));
  readonly best = computed(() => bestEpoch(this.epochs.value));
  /** Of the whole run; 0 to 1. */
  readonly fraction = computed(() => this.#fraction());

  constructor({ run, epochs }: RunRecord) {
    this.runId = run.runId;
    this.run = signal<ListedRun>(run);
    this.epochs = signal<readonly EpochResult[]>(epochs);
  }

  /** An epoch that is known already is not added again. */
  add(result: EpochResult): void {
    if (result.epoch === this.epochs.value.length) this.epochs.value = [...this.epochs.value, result];
  }

  #fraction(): number {
    const finished = this.epochs.value.length;
    const progress = this.progress.value;
    const inWork = progress?.epoch === finished ? progress.epochFraction : 0;
    return Math.min(1, (finished + inWork) / this.run.value.hyperparameters.epochs);
  }
}
