import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { DataLibrary } from '../data/data-library';
import type { RunStore } from '../runs/run-store';
import { detailsOf, withTold } from '../screen/run-on-screen';
import type { TrainingDesk } from '../training/training-desk';
import { makeReport, type RunToReport } from './make-report';

export interface ReportDeskOptions {
  store: RunStore;
  desk: Pick<TrainingDesk, 'find'>;
  library: DataLibrary;
  appVersion: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Makes reports on runs, as they are at that moment. */
export class ReportDesk {
  readonly #options: ReportDeskOptions;

  constructor(options: ReportDeskOptions) {
    this.#options = options;
  }

  /** The name for a report's file. */
  nameOf(runIds: readonly string[]): string {
    const name = this.#options.store.summary(runIds[0])?.name ?? 'Run';
    return runIds.length === 1 ? name : `${name} and ${runIds.length - 1} more`;
  }

  /** A report on one run, or on several beside each other, as HTML. Fails with 'run-unreadable'. */
  async make(runIds: readonly string[]): Promise<Result<string>> {
    const { library, appVersion, now } = this.#options;
    const wanted: RunToReport[] = [];
    for (const id of runIds) {
      const run = await this.#read(id);
      if (!run.ok) return run;
      wanted.push(run.value);
    }
    const data = library.status.phase === 'ready' ? await library.readNamed() : undefined;
    const source = { appVersion, writtenAt: new Date(now()).toISOString() };
    return success(await makeReport(wanted, data?.ok ? data.value : undefined, source));
  }

  /** A run of this process is newer than its files. */
  async #read(id: string): Promise<Result<RunToReport>> {
    const { store, desk } = this.#options;
    const [active, summary] = [desk.find(id), store.summary(id)];
    if (active && summary) {
      return success({ run: detailsOf(active, withTold(summary, active)), network: active.network });
    }
    const details = await store.details(id);
    if (!details.ok) return details;
    if (!details.value.hasNetwork) return success({ run: details.value });
    const model = await store.network(id, 'last');
    return model.ok ? success({ run: details.value, network: model.value.network }) : model;
  }
}
