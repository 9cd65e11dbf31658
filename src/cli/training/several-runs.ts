import type { Hyperparameters } from '../../contract/hyperparameters';
import type { Model } from '../../contract/models';
import { withSeeds } from '../../contract/run';
import type { EpochResult } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { hasEnded, isInWork } from '../../contract/run';
import { indexOfBestRun } from '../../engine/evaluation/best-run';
import { parametersOf } from '../../engine/network/network';
import { dataSetName } from '../../services/data/data-set-name';
import { writeModelFile } from '../../services/models/model-library';
import type { RunListener, RunPlan } from '../../services/training/run';
import { Run } from '../../services/training/run';
import { TrainerPool } from '../../services/training/trainer-pool';
import { weightsSha256 } from '../../services/models/weights-sha256';
import { CommandError, exitCodes, valueOf, wrongUsage } from '../command-error';
import type { TrainOptions, TrainTask } from './task';
import type { SeveralReport } from './several-report';
import { createSeveralReport } from './several-report';
import type { Surroundings } from '../environment';

const maximumRuns = 1000;

/** Ends the command when several runs cannot be had with the other options. */
export function requireRepeatable({ repeat, checkpointDir, engine }: TrainOptions): void {
  if (!Number.isInteger(repeat) || repeat! < 1 || repeat! > maximumRuns) {
    throw wrongUsage(`--repeat must be a whole number from 1 to ${maximumRuns}.`);
  }
  if (checkpointDir !== undefined) {
    throw wrongUsage('--checkpoint-dir keeps one run; it cannot be used with --repeat.');
  }
  if (engine === 'plain') {
    throw wrongUsage('--repeat trains with the fast engine only; leave out --engine plain.');
  }
}

/**
 * Trains as many networks, with one seed after another, side by side on the cores. Writes the one with the highest
 * validation accuracy at its last epoch. Ctrl-C ends all of them, and the best so far is written.
 */
export async function trainSeveral(
  { options, hyperparameters, start, opened }: TrainTask,
  repeat: number,
  surroundings: Surroundings,
): Promise<void> {
  const seeds = withSeeds(hyperparameters, repeat);
  if (!seeds.ok) throw wrongUsage(`--repeat: ${seeds.failure.message}`);
  const plan: Omit<RunPlan, 'hyperparameters'> = {
    startFrom: start ? 'present-network' : 'new-weights',
    start: start && { network: parametersOf(start.network), provenance: start.provenance },
    isSingleStep: false,
    data: opened.data,
    dataset: dataSetName(opened.status),
  };
  const report = createSeveralReport(options, repeat, surroundings);
  const series = new SeveralRuns(seeds.value, plan, report, surroundings);
  const release = surroundings.onInterruption(() => series.stop());
  try {
    await series.ended;
    await series.tellEnds();
    const best = series.best();
    if (best && options.out !== undefined) valueOf(await writeModelFile(options.out, best.kept as Model));
    report.best(best, options.out);
    if (series.isStopped)
      throw new CommandError('Training was stopped before its end.', exitCodes.interrupted);
    if (!best) throw new CommandError('No run has come to a network.');
  } finally {
    release();
    series.close();
  }
}

/** The runs of one command on their way through the pool. */
class SeveralRuns implements RunListener {
  /** Settled when no run is queued or in work any more. */
  readonly ended: Promise<void>;
  isStopped = false;
  readonly #pool: TrainerPool;
  readonly #runs: Run[];
  readonly #report: SeveralReport;
  #settle: () => void = () => undefined;

  constructor(
    seeds: readonly Hyperparameters[],
    plan: Omit<RunPlan, 'hyperparameters'>,
    report: SeveralReport,
    { forkTrainer, cores, version }: Surroundings,
  ) {
    this.#report = report;
    this.#pool = new TrainerPool({ fork: forkTrainer, size: cores });
    this.#runs = seeds.map(
      (hyperparameters) =>
        new Run(
          this.#pool.createRunId(),
          { ...plan, hyperparameters },
          { appVersion: version, now: Date.now },
          this,
        ),
    );
    this.ended = new Promise((resolve) => (this.#settle = resolve));
    for (const run of this.#runs) this.#pool.queue(run);
  }

  /** Ends those in work after their present turn; those that wait do not begin. */
  stop(): void {
    this.isStopped = true;
    for (const { state } of this.#runs) {
      this.#pool.unqueue(state.runId);
      this.#pool.post({ type: 'stop', runId: state.runId });
    }
    this.#settleAtEnd();
  }

  close(): void {
    this.#pool.close();
  }

  /** Of those with an epoch, the one to choose. */
  best(): Run | undefined {
    return this.#runs[indexOfBestRun(this.#runs.map(({ epochs }) => epochs.at(-1)))];
  }

  /** In the order of their seeds. */
  async tellEnds(): Promise<void> {
    for (const { state, epochs, kept } of this.#runs) {
      const hash = kept && epochs.length > 0 ? await weightsSha256(kept.network) : undefined;
      this.#report.end(state, epochs, hash);
    }
  }

  changed({ state }: Run): void {
    if (state.engine?.remark && state.phase === 'running') this.#report.remark(state.engine.remark);
    this.#settleAtEnd();
  }

  progressed({ epoch, epochFraction, runId }: TrainingProgress): void {
    this.#report.progress(runId, epoch + epochFraction, this.#runs[0].state.hyperparameters.epochs);
  }

  epochFinished({ state }: Run, result: EpochResult): void {
    this.#report.epoch(state.hyperparameters.seed, result);
  }

  started(): void {
    // Its epochs will tell of it.
  }

  learned(): void {
    // Only the last network counts.
  }

  rested(): void {
    // Likewise.
  }

  #settleAtEnd(): void {
    const isOn = ({ state }: Run) => (this.isStopped ? isInWork(state) : !hasEnded(state));
    if (!this.#runs.some(isOn)) this.#settle();
  }
}
