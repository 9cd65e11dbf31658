import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DataStatus } from '../../contract/data';
import type { EncodingResult, EncodingsProgress, EncodingsRequest } from '../../contract/encodings';
import type { NoticesModel } from '../ui/notices-model';

/** Networks with ten outputs and with four: what has been trained while the window was open. */
export class EncodingsModel {
  readonly isTraining = signal(false);
  /** How far that is; null before the first report. */
  readonly progress = signal<EncodingsProgress | null>(null);
  /** On the present data, as far as it is known. */
  readonly results: ReadonlySignal<readonly EncodingResult[]>;
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #data: ReadonlySignal<DataStatus>;
  readonly #known = signal<{ data: DataStatus; results: readonly EncodingResult[] } | null>(null);

  constructor(bridge: InklingBridge, notices: NoticesModel, data: ReadonlySignal<DataStatus>) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#data = data;
    this.results = computed(() => {
      if (this.isTraining.value) return this.progress.value?.results ?? [];
      return this.#known.value?.data === data.value ? this.#known.value.results : [];
    });
  }

  /** Trains them all, if nothing is being trained here. */
  async train(request: EncodingsRequest): Promise<void> {
    if (this.isTraining.peek()) return;
    const data = this.#data.peek();
    this.progress.value = null;
    this.isTraining.value = true;
    const all = await this.#notices.outcome(this.#bridge.request('measure.encodings', request));
    // What was learned before it was stopped is shown as well.
    const results = all ?? this.results.peek();
    if (results.length > 0) this.#known.value = { data, results };
    this.isTraining.value = false;
  }

  stop(): void {
    void this.#bridge.request('measure.stop');
  }
}
