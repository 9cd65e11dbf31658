import { computed, effect, signal, untracked } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DataStatus } from '../../contract/data';
import type { FailureCode } from '../../contract/result';
import type { NoticesModel } from '../ui/notices-model';

const dataFailures: readonly FailureCode[] = ['data-missing', 'data-damaged', 'data-download-failed'];

/** The state of the training data, and the three ways to get some. */
export class DataModel {
  readonly status = signal<DataStatus>({ phase: 'checking' });
  /** The data set in use; null until there is one. */
  readonly ready = computed(() => (this.status.value.phase === 'ready' ? this.status.value : null));
  readonly isReady = computed(() => this.ready.value !== null);
  /** True without data or while it is being downloaded: the window offers ways to get it or shows the progress. */
  readonly isWanted = computed(() => ['unavailable', 'downloading'].includes(this.status.value.phase));
  /** Number of images that a run can learn from; null until the data is ready. */
  readonly trainingImages = computed(() => this.ready.value?.trainingImages ?? null);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    // Earlier problems with the data no longer matter.
    effect(() => {
      const status = this.status.value;
      if (status.phase !== 'ready') return;
      notices.withdraw(dataFailures);
      // The notices are not watched: one that is dismissed stays away.
      untracked(() => status.remarks?.forEach((remark) => notices.warn(remark)));
    });
  }

  async chooseFolder(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('data.choose-folder'));
  }

  /** While there is no data, a failure is part of the status and is not also shown as a notice. */
  async download(): Promise<void> {
    const result = await this.#bridge.request('data.download');
    if (!result.ok && this.status.peek().phase !== 'unavailable') this.#notices.report(result.failure);
  }

  async useSynthetic(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('data.use-synthetic'));
  }
}
