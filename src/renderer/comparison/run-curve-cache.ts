import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { EpochResult, RunSummary } from '../../contract/run';
import { maximumCurves } from '../../contract/run';
import type { NoticesModel } from '../ui/notices-model';

interface CachedCurve {
  epochs: readonly EpochResult[];
  /** What the list said when it was requested. */
  epochsDone: number;
}

/** Milliseconds between requests for the curves of runs that are growing. */
const refreshMs = 200;

/** The curves of the runs that are compared; one request at a time, and again when a run has made further epochs. */
export class RunCurveCache {
  readonly curves = signal<ReadonlyMap<string, CachedCurve>>(new Map());
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #wanted: ReadonlySignal<readonly RunSummary[]>;
  #isBusy = false;

  /** `wanted`: the runs whose curves are shown; others are forgotten. */
  constructor(bridge: InklingBridge, notices: NoticesModel, wanted: ReadonlySignal<readonly RunSummary[]>) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#wanted = wanted;
    effect(() => {
      if (this.#stale(wanted.value).length > 0) void this.#update();
    });
  }

  #stale(wanted: readonly RunSummary[]): RunSummary[] {
    const curves = this.curves.peek();
    return wanted.filter(({ id, epochsDone }) => curves.get(id)?.epochsDone !== epochsDone);
  }

  async #update(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (
      let stale = this.#stale(this.#wanted.peek());
      stale.length > 0;
      stale = this.#stale(this.#wanted.peek())
    ) {
      const requested = stale.slice(0, maximumCurves);
      const isRefresh = requested.every(({ id }) => this.curves.peek().has(id));
      await this.#request(requested);
      if (isRefresh) await new Promise((resolve) => setTimeout(resolve, refreshMs));
    }
    this.#isBusy = false;
  }

  /** A run that cannot be read has an empty curve. */
  async #request(runs: readonly RunSummary[]): Promise<void> {
    const ids = runs.map(({ id }) => id);
    const found = (await this.#notices.outcome(this.#bridge.request('runs.curves', ids))) ?? [];
    const epochs = new Map(found.map((curve) => [curve.id, curve.epochs]));
    const wanted = new Set(this.#wanted.peek().map(({ id }) => id));
    this.curves.value = new Map([
      ...[...this.curves.peek()].filter(([id]) => wanted.has(id)),
      ...runs.map(({ id, epochsDone }) => [id, { epochs: epochs.get(id) ?? [], epochsDone }] as const),
    ]);
  }
}
