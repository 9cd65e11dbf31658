import { signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { NoticesModel } from '../ui/notices-model';
import type { ChartsModel } from './charts-model';
import type { RunCurves } from './run-curves';
import { transcriptText } from '../../figures/transcript-text';

const copiedMs = 2000;

/** Copies the transcript of the run on screen. */
export class TranscriptModel {
  /** True for a moment after the transcript was copied. */
  readonly isCopied = signal(false);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #training: RunCurves;
  readonly #charts: ChartsModel;

  constructor(bridge: InklingBridge, notices: NoticesModel, training: RunCurves, charts: ChartsModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#training = training;
    this.#charts = charts;
  }

  async copy(): Promise<void> {
    const { run, epochs } = this.#training;
    const text = transcriptText(run.value, this.#charts.start.value, epochs);
    const written = await this.#bridge.request('clipboard.write-text', text);
    if (!written.ok) return this.#notices.report(written.failure);
    this.isCopied.value = true;
    setTimeout(() => (this.isCopied.value = false), copiedMs);
  }
}
