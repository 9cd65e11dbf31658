import { computed, signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DataStatus } from '../../contract/data';
import type { NoticesModel } from '../ui/notices-model';

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
  }

  async chooseFolder(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('data.choose-folder'));
  }

  async download(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('data.download'));
  }

  async useSynthetic(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('data.use-synthetic'));
  }
}
