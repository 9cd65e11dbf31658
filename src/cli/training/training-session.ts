import type { Finding } from '../../contract/diagnosis';
import type { Failure, Result } from '../../contract/result';
import type { AccuracyPoint, EpochResult } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import type { ActiveRun, RunListener } from '../../services/training/active-run';
import { TrainingDesk } from '../../services/training/training-desk';
import { valueOf } from '../command-error';
import type { EndingSignal } from '../ending-signals';
import type { Environment } from '../environment';
import { findingsOf } from './findings';
import type { Keeping } from './keeping';
import type { TrainingReport } from './report';

/** Runs the networks of one command: a report follows them, a signal ends them early. */
export class TrainingSession implements RunListener {
  readonly desk: TrainingDesk;
  readonly keeping: Keeping;
  readonly report: TrainingReport;
  /** The signal that ended the runs early. */
  endedBy: EndingSignal | undefined;
  /** Runs that were not to be kept are needed after all. */
  isNeeded = false;
  readonly #findings = new Map<string, readonly Finding[]>();
  #runs: readonly ActiveRun[] = [];

  constructor(keeping: Keeping, report: TrainingReport, { forkTrainer, cores }: Environment) {
    this.keeping = keeping;
    this.report = report;
    this.desk = new TrainingDesk({ store: keeping.store, fork: forkTrainer, cores, listener: this });
  }

  /** Opens a session for the duration of `work`, and always closes it properly. */
  static async during(
    keeping: Keeping,
    report: TrainingReport,
    environment: Environment,
    work: (session: TrainingSession) => Promise<void>,
  ): Promise<void> {
    const session = new TrainingSession(keeping, report, environment);
    const release = environment.onSignal((signal) => session.#end(signal));
    try {
      await work(session);
    } finally {
      await session.desk.close();
      await keeping.close(session.isNeeded);
      release();
    }
  }

  /** Resolves when all runs started by `begin` have ended; ends the command when it could not start them. */
  async train(
    begin: (desk: TrainingDesk) => Promise<Result<readonly ActiveRun[]>>,
  ): Promise<readonly ActiveRun[]> {
    this.#runs = valueOf(await begin(this.desk));
    if (this.endedBy) this.#stop();
    await Promise.all(this.#runs.map((run) => this.#waitFor(run)));
    return this.#runs;
  }

  /** What ails an ended run, what explains most first. */
  findingsOf({ id }: ActiveRun): readonly Finding[] {
    return this.#findings.get(id) ?? [];
  }

  changed({ engineInUse }: ActiveRun): void {
    if (engineInUse?.remark) this.report.remark(engineInUse.remark);
  }

  progressed(run: ActiveRun, progress: TrainingProgress): void {
    this.report.progress(run, progress);
  }

  pointAdded(run: ActiveRun, point: AccuracyPoint): void {
    if (point.epochs === 0) this.report.beginning(run, point);
  }

  epochFinished(run: ActiveRun, result: EpochResult): void {
    this.report.epoch(run, result);
  }

  networkChanged(): void {
    // Only the last network counts.
  }

  notWritten(_run: ActiveRun, { message }: Failure): void {
    this.report.remark(message);
  }

  rested(): void {
    // The command waits for each run's end.
  }

  /** Examines the run while others still train; skipped after an early end, so that nobody waits for it. */
  async #waitFor(run: ActiveRun): Promise<void> {
    await run.rest;
    const { state } = run.outcome;
    if (this.endedBy || (state !== 'finished' && state !== 'diverged')) return;
    this.#findings.set(run.id, await findingsOf(run));
  }

  #end(signal: EndingSignal): void {
    this.endedBy ??= signal;
    this.#stop();
  }

  #stop(): void {
    for (const { id } of this.#runs) void this.desk.stop(id);
  }
}
