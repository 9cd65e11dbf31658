import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { DataLibrary } from '../data/data-library';
import type { RunStore } from '../runs/run-store';
import type { RunCollection } from '../screen/run-collection';
import { makeReport, type RunToReport } from './make-report';

export interface ReportDeskOptions {
  store: RunStore;
  runs: Pick<RunCollection, 'network'>;
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
    const { store, runs, library, appVersion, now } = this.#options;
    const wanted: RunToReport[] = [];
    for (const id of runIds) {
      const details = await store.details(id);
      if (!details.ok) return details;
      const network = details.value.hasNetwork ? await runs.network(id) : undefined;
      if (network && !network.ok) return network;
      wanted.push({ run: details.value, network: network?.value });
    }
    const data = library.status.phase === 'ready' ? await library.readNamed() : undefined;
    const source = { appVersion, writtenAt: new Date(now()).toISOString() };
    return success(await makeReport(wanted, data?.ok ? data.value : undefined, source));
  }
}
