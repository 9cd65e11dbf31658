import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunDescription, RunSummary } from '../../contract/run';
import { isActive } from '../../contract/run';
import type { Speed, StepUnit, TrainingStart } from '../../contract/trainer';
import type { NamedData } from '../data/data-library';
import type { RunCurve } from '../models/run-provenance';
import type { RunStore } from '../runs/run-store';
import type { RunWriter } from '../runs/run-writer';
import type { RunListener } from './active-run';
import { ActiveRun } from './active-run';
import type { NewRun } from './new-run';
import { NewRuns } from './new-run';
import { obstacleToGoingOn } from './obstacles';
import { TrainerPool } from './trainer-pool';
import type { TrainerChannel } from './trainer-process';

/** How fast a run goes, and whether it pauses by itself after a step. */
export interface Pacing {
  speed: Speed;
  step?: StepUnit;
}

export interface TrainingDeskOptions {
  store: RunStore;
  /** Starts a trainer process. */
  fork: () => TrainerChannel;
  /** Runs that train at the same time: the machine's cores. */
  cores: number;
  appVersion: string;
  listener: RunListener;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Resolves when a write that failed is to be tried again; after some seconds, where nothing else is said. */
  untilRetry?: () => Promise<void>;
}

/** How a run begins or goes on. */
export interface TrainingTask {
  data: NamedData['data'];
  start: TrainingStart;
  /** What is known of the run before. */
  curve: RunCurve;
  /** Absent: it waits for its turn. */
  pacing?: Pacing;
}

const retryMs = 10_000;
/** The app closes after this time even when a trainer does not answer. */
const longestCloseMs = 3_000;

/** The one way to train: begins runs, lets them go on, steers them, and keeps them on disk while they train. */
export class TrainingDesk {
  readonly #options: TrainingDeskOptions;
  readonly #pool: TrainerPool;
  readonly #newRuns: NewRuns;
  readonly #runs = new Map<string, ActiveRun>();

  constructor(options: TrainingDeskOptions) {
    this.#options = options;
    this.#pool = new TrainerPool({ fork: options.fork, size: options.cores });
    this.#newRuns = new NewRuns(options);
  }

  /** A run that waits or trains, or has not been written yet. */
  find(runId: string): ActiveRun | undefined {
    return this.#runs.get(runId);
  }

  /** Those that wait or train. */
  get unfinished(): ActiveRun[] {
    return [...this.#runs.values()].filter(({ outcome }) => outcome.state === 'waiting' || isActive(outcome));
  }

  /** Makes a run and trains it at once; fails with 'file-not-written'. */
  async start(wanted: NewRun, pacing: Pacing): Promise<Result<ActiveRun>> {
    const created = await this.#newRuns.create(wanted);
    return created.ok ? success(this.train(created.value.writer, { ...created.value.task, pacing })) : created;
  }

  /** Makes runs that are trained one after another as there are cores for them; those that could be made stay. */
  async queue(wanted: readonly NewRun[]): Promise<Result<ActiveRun[]>> {
    const queued: ActiveRun[] = [];
    for (const each of wanted) {
      const created = await this.#newRuns.create(each);
      if (!created.ok) return created;
      queued.push(this.train(created.value.writer, created.value.task));
    }
    return success(queued);
  }

  /**
   * Lets a run at rest go on until it has made `epochs` in all, with the data that it learned from before: at once with a
   * pacing, else when its turn comes. Fails with 'training-not-possible', 'run-in-use', 'run-unreadable' or 'file-not-written'.
   */
  async goOn(
    run: RunSummary,
    data: NamedData,
    { epochs, pacing }: { epochs: number; pacing?: Pacing },
  ): Promise<Result<ActiveRun>> {
    const obstacle = obstacleToGoingOn(run, data, epochs);
    if (obstacle) return failure('training-not-possible', obstacle);
    const resumed = await this.#options.store.resume(run.id);
    if (!resumed.ok) return resumed;
    const writer = resumed.value;
    const task = await this.#newRuns.taskOf(writer);
    const planned = task.ok ? await writer.plan(epochs, describeData(run, data)) : task;
    if (task.ok && planned.ok) return success(this.train(writer, { ...task.value, data: data.data, pacing }));
    await writer.release();
    return planned.ok ? failure('run-unreadable', '') : planned;
  }
}
