import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { isAtRest } from '../../contract/run';
import type { SweepRequest } from '../../contract/sweep';
import { planSweep } from '../../engine/sweep/plan-sweep';
import type { RunStore } from '../runs/run-store';
import { createSweepMark, runsOfSweep } from '../training/sweep-runs';
import type { TrainingDesk, WantedRun } from '../training/training-desk';
import type { RunData } from './run-data';

/** What a person does with sweeps; their runs are ordinary runs that carry the sweep's mark. */
export class Sweeps {
  readonly #store: RunStore;
  readonly #desk: TrainingDesk;
  readonly #data: RunData;
  /** Sweeps whose runs are still being made. */
  readonly #begun = new Set<string>();

  constructor(store: RunStore, desk: TrainingDesk, data: RunData) {
    this.#store = store;
    this.#desk = desk;
    this.#data = data;
  }

  /** Queues all runs; fails with 'invalid-hyperparameters', which says which value is wrong. */
  async start(request: SweepRequest): Promise<Result<undefined>> {
    const planned = planSweep(request);
    if (!planned.ok) return planned;
    const data = await this.#data.present();
    if (!data.ok) return data;
    const mark = createSweepMark(request, Date.now());
    this.#begun.add(mark.id);
    const queued = await this.#queue(runsOfSweep(planned.value, mark, data.value), mark.id);
    this.#begun.delete(mark.id);
    return queued;
  }

  /** Ends the runs that train or wait, all at once, so that none begins meanwhile. */
  async stop(sweepId: string): Promise<Result<undefined>> {
    const isBegun = this.#begun.delete(sweepId);
    const unfinished = this.#store.summaries.filter(({ id, sweep }) => {
      const run = sweep?.id === sweepId ? this.#desk.find(id) : undefined;
      return run !== undefined && !isAtRest(run.outcome);
    });
    if (!isBegun && unfinished.length === 0) {
      return failure('invalid-request', 'All runs of this sweep have already ended.');
    }
    // A run that ends by itself meanwhile has ended too.
    await Promise.all(unfinished.map(({ id }) => this.#desk.stop(id)));
    return success();
  }

  /** Makes one run after the other, until a person ends the sweep. */
  async #queue(wanted: readonly WantedRun[], sweepId: string): Promise<Result<undefined>> {
    for (const each of wanted) {
      const queued = await this.#desk.queue([each]);
      if (!queued.ok) return queued;
      if (this.#begun.has(sweepId)) continue;
      for (const { id } of queued.value) await this.#desk.stop(id);
      break;
    }
    return success();
  }

  /** Makes no more runs; the app closes. */
  close(): void {
    this.#begun.clear();
  }
}
