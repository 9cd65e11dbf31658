import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { BaselineProgress, BaselineReport, BaselineRequest } from '../../contract/baseline';
import type { DataStatus } from '../../contract/data';
import type { NoticesModel } from '../ui/notices-model';

/** Simpler methods to compare a network with: what has been measured while the window was open. */
export class BaselinesModel {
  /** What is being measured; null: nothing is. */
  readonly present = signal<BaselineRequest | null>(null);
  /** How far that is; null before the first report. */
  readonly progress = signal<BaselineProgress | null>(null);
  /** On the present data. */
  readonly reports: ReadonlySignal<ReadonlyMap<string, BaselineReport>>;
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #data: ReadonlySignal<DataStatus>;
  readonly #known = signal<{ sha256: string | undefined; reports: ReadonlyMap<string, BaselineReport> }>({
    sha256: undefined,
    reports: new Map(),
  });

  constructor(bridge: InklingBridge, notices: NoticesModel, data: ReadonlySignal<DataStatus>) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#data = data;
    this.reports = computed(() => {
      const { sha256, reports } = this.#known.value;
      return sha256 === sumOf(data.value) ? reports : new Map();
    });
  }

  /** What was found for this; undefined: nothing yet. */
  reportOf(request: BaselineRequest): BaselineReport | undefined {
    return this.reports.value.get(JSON.stringify(request));
  }

  /** Measures it, if nothing else is being measured. */
  async measure(request: BaselineRequest): Promise<void> {
    const sha256 = sumOf(this.#data.peek());
    if (this.present.peek() !== null || sha256 === undefined) return;
    this.present.value = request;
    this.progress.value = null;
    const report = await this.#notices.outcome(this.#bridge.request('measure.baseline', request));
    this.present.value = null;
    if (report === undefined) return;
    const { reports, sha256: known } = this.#known.peek();
    this.#known.value = {
      sha256,
      reports: new Map(known === sha256 ? reports : []).set(JSON.stringify(request), report),
    };
  }

  stop(): void {
    void this.#bridge.request('measure.stop');
  }
}

function sumOf(data: DataStatus): string | undefined {
  return data.phase === 'ready' ? data.sha256 : undefined;
}
