import { computed, signal } from '@preact/signals';
import type { Remedy } from '../../contract/diagnosis';
import type { DataModel } from '../data/data-model';
import type { RunModel } from '../run/run-model';
import { noData } from '../run/train-action';
import type { TrainingControls } from '../run/training-controls';

interface DoctorEnvironment {
  training: RunModel;
  controls: TrainingControls;
  data: DataModel;
}

/** What ails the run on screen, one finding at a time, and the ways out; nothing while it trains. */
export class DoctorModel {
  /** The run on screen has not been examined: it trains, or has just come. */
  readonly isPending = computed(() => {
    const { isAtRest, findings } = this.#environment.training;
    return !isAtRest.value || findings.value === null;
  });
  readonly findings = computed(() =>
    this.isPending.value ? [] : this.#environment.training.findings.value!,
  );
  /** The number of the finding that is shown, from 0. */
  readonly index = computed(() =>
    this.#turned.value.of === this.findings.value ? this.#turned.value.to : 0,
  );
  readonly finding = computed(() => this.findings.value[this.index.value] ?? null);
  readonly #turned = signal<{ of: unknown; to: number }>({ of: null, to: 0 });
  readonly #environment: DoctorEnvironment;

  constructor(environment: DoctorEnvironment) {
    this.#environment = environment;
  }

  /** Shows the next finding; after the last one, the first again. */
  turn(): void {
    const findings = this.findings.peek();
    this.#turned.value = { of: findings, to: (this.index.peek() + 1) % Math.max(1, findings.length) };
  }

  /** Why a remedy cannot be tried now; null when it can. */
  obstacleTo(remedy: Remedy): string | null {
    const { controls, data } = this.#environment;
    switch (remedy.kind) {
      case 'new-run':
        return data.isReady.value ? null : noData;
      case 'train-on':
        return controls.obstacleToContinue.value;
      case 'other-data':
        return null;
    }
  }

  /** Trains as the remedy says; the run on screen is kept, and changed settings can be restored. */
  async try(remedy: Remedy): Promise<void> {
    const { training, controls, data } = this.#environment;
    const run = training.run.peek();
    if (run === null || this.obstacleTo(remedy) !== null) return;
    switch (remedy.kind) {
      case 'new-run':
        return controls.trainWith({ ...run.hyperparameters, ...remedy.changes });
      case 'train-on':
        return controls.trainOn(remedy.epochs);
      case 'other-data':
        return data.chooseFolder();
    }
  }
}
