import { computed, effect, signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DataStatus } from '../../contract/data';
import type { FailureCode } from '../../contract/result';
import type { NoticesModel } from '../ui/notices-model';

const dataFailures: readonly FailureCode[] = ['data-missing', 'data-damaged', 'data-download-failed'];

/** The training data: how it stands, and the three ways to get some. */
export class DataModel {
  readonly status = signal<DataStatus>({ phase: 'checking' });
  readonly isReady = computed(() => this.status.value.phase === 'ready');
  /** There is none, or it is being downloaded: the window asks or shows how far that is. */
  readonly isWanted = computed(() => ['unavailable', 'downloading'].includes(this.status.value.phase));
  /** Images that a run may learn from; null until the data is there. */
  readonly trainingImages = computed(() =>
    this.status.value.phase === 'ready' ? this.status.value.trainingImages : null,
  );
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    // What was wrong with data before is no longer of interest.
    effect(() => {
      if (this.status.value.phase === 'ready') notices.withdraw(dataFailures);
    });
  }

  async chooseFolder(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('data.choose-folder'));
  }

  /** What has failed is part of the status, as long as there is no data, and then is not told twice. */
  async download(): Promise<void> {
    const result = await this.#bridge.request('data.download');
    if (!result.ok && this.status.peek().phase !== 'unavailable') this.#notices.report(result.failure);
  }

  async useSynthetic(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('data.use-synthetic'));
  }
}
