import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunDescription, RunEnding, RunState } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import type { Speed, StartNetwork, StepUnit, RunCommand, TrainingStart } from '../../contract/trainer';
import type { NamedData } from '../data/data-library';
import type { Log } from '../log';
import type { RunRecords } from '../runs/records';
import type { RunBeginning, RunStore } from '../runs/run-store';
import type { RunWriter } from '../runs/run-writer';
import type { RunListener } from './active-run';
import { ActiveRun } from './active-run';
import { obstacleToGoingOn } from './obstacles';
import { TrainerPool } from './trainer-pool';
import type { TrainerChannel } from './trainer-process';

/** How fast a run goes, and whether it pauses by itself after one step. */
export interface Pacing {
  speed: Speed;
  step?: StepUnit;
}

/** A new run to make, and what it learns from. */
export interface WantedRun extends Pick<RunDescription, 'hyperparameters' | 'origin' | 'out' | 'sweep'> {
  name: string;
  data: NamedData;
  /** Absent: the kernels. */
  engine?: RunDescription['engine'];
  /** Absent: new weights. */
  beginning?: RunBeginning;
  /** The network of `beginning`, if known in higher precision than a run keeps. */
  startNetwork?: StartNetwork;
}

export interface TrainingDeskOptions {
  store: RunStore;
  /** Starts a trainer process. */
  fork: () => TrainerChannel;
  /** How many runs train at the same time: the machine's cores. */
  cores: number;
  listener: RunListener;
  /** Absent: nothing is logged. */
  log?: Log;
  /** Milliseconds until the end of a run that could not be written is tried again. */
  retryMs?: number;
}

/** The app closes after this time even when a trainer does not respond. */
const longestPauseMs = 3_000;

/** The one way to train: starts, continues and controls runs; each is kept on disk while it trains. */
export class TrainingDesk {
  readonly #store: RunStore;
  readonly #listener: RunListener;
  readonly #pool: TrainerPool;
  readonly #retryMs: number;
  /** Runs that wait or train, or whose end is not on disk yet. */
  readonly #runs = new Map<string, ActiveRun>();
  #isClosed = false;

  constructor({ store, fork, cores, listener, log, retryMs = 3_000 }: TrainingDeskOptions) {
    this.#retryMs = retryMs;
    this.#store = store;
    this.#listener = listener;
    this.#pool = new TrainerPool({ fork, size: cores, log });
  }

  find(runId: string): ActiveRun | undefined {
    return this.#runs.get(runId);
  }

  /** Whether a run learns now; those that are paused, or wait until others go on, do not. */
  get isTraining(): boolean {
    return [...this.#runs.values()].some(({ outcome }) => outcome.state === 'running');
  }

  /** Makes a run and trains it at once; fails with 'file-not-written'. */
  async start(wanted: WantedRun, pacing: Pacing): Promise<Result<ActiveRun>> {
    const writer = await this.#create(wanted);
    return writer.ok ? success(this.#train(writer.value, wanted.data, knownOf(wanted), pacing)) : writer;
  }

  /** Makes runs that train as cores become free, first in, first out; after a failure, those already made stay. */
  async queue(wanted: readonly WantedRun[]): Promise<Result<ActiveRun[]>> {
    const runs: ActiveRun[] = [];
    for (const each of wanted) {
      const writer = await this.#create(each);
      if (!writer.ok) return writer;
      runs.push(this.#train(writer.value, each.data, knownOf(each)));
    }
    return success(runs);
  }

  /**
   * Continues an ended run until it has made `epochs` in all: at once when a pacing is given, else when its turn comes.
   * Fails with 'training-not-possible', 'run-in-use', 'run-unreadable' or 'file-not-written'.
   */
  async goOn(
    runId: string,
    data: NamedData,
    { epochs, pacing }: { epochs: number; pacing?: Pacing },
  ): Promise<Result<ActiveRun>> {
    const ended = this.#runs.get(runId);
    if (ended && isAtRest(ended.outcome) && !(await ended.writeEndAgain())) {
      const { message = 'The end of this run could not be written.' } = ended.writeFailure ?? {};
      return failure('file-not-written', message);
    }
    const summary = this.#store.summary(runId);
    if (!summary) return failure('run-unreadable', 'This run no longer exists.');
    const obstacle = obstacleToGoingOn(summary, data, epochs);
    if (obstacle) return failure('training-not-possible', obstacle);
    const resumed = await this.#store.resume(runId);
    if (!resumed.ok) return resumed;
    const writer = resumed.value;
    const prepared = await this.#prepareToGoOn(writer, data, epochs);
    if (prepared.ok) return success(this.#train(writer, data, prepared.value, pacing));
    await writer.release();
    return prepared;
  }

  pause(runId: string): Result<undefined> {
    return this.#steer({ type: 'pause', runId }, ['running'], 'This run is not training.');
  }

  /** Resumes a paused run; a waiting run starts at once. */
  resume(runId: string): Result<undefined> {
    if (this.#pool.startNow(runId)) return success();
    return this.#steer({ type: 'resume', runId }, ['paused'], 'This run is not paused.');
  }

  step(runId: string, unit: StepUnit): Result<undefined> {
    return this.#steer({ type: 'step', runId, unit }, ['running', 'paused'], 'This run is not training.');
  }

  setSpeed(runId: string, speed: Speed): Result<undefined> {
    return this.#steer({ type: 'speed', runId, speed }, ['running', 'paused'], 'This run is not training.');
  }

  /** Ends a run that waits or trains; resolves when it has been written. */
  async stop(runId: string): Promise<Result<undefined>> {
    const run = this.#runs.get(runId);
    if (!run || isAtRest(run.outcome)) return failure('invalid-request', 'This run has already ended.');
    if (this.#pool.unqueue(runId)) run.stopWaiting();
    else this.#pool.post({ type: 'stop', runId });
    await run.rest;
    return success();
  }

  /** Brings training runs to a checkpoint, and leaves every run in a state from which it can continue. */
  async close(): Promise<void> {
    const runs = [...this.#runs.values()];
    for (const { id } of runs) this.#pool.unqueue(id);
    for (const { id } of runs) this.#pool.post({ type: 'pause', runId: id });
    await within(longestPauseMs, Promise.all(runs.map((run) => run.still())));
    this.#pool.close();
    this.#isClosed = true;
    await Promise.all(runs.map((run) => this.#leave(run)));
  }

  /** For good: writes what can be written, and gives the run's lock back. */
  async forget(runId: string): Promise<void> {
    const run = this.#runs.get(runId);
    if (!run || !isAtRest(run.outcome)) return;
    await this.#leave(run);
    this.#runs.delete(runId);
  }

  async #leave(run: ActiveRun): Promise<void> {
    if (run.isEnding) await run.writeEndAgain();
    await run.release();
  }

  async #create({
    name,
    data,
    engine = 'kernels',
    beginning,
    startNetwork: _startNetwork,
    ...wanted
  }: WantedRun): Promise<Result<RunWriter>> {
    const described = describeData(data, wanted.hyperparameters);
    return this.#store.create({ ...wanted, engine, data: described }, { name }, beginning);
  }

  /** Records what an opened run learns from, which is known only now. */
  async #prepareToGoOn(writer: RunWriter, data: NamedData, epochs: number): Promise<Result<RunRecords>> {
    const { description, found } = writer;
    const described = description.data ? undefined : describeData(data, description.hyperparameters);
    const planned = await writer.plan(epochs, described);
    if (!planned.ok) return planned;
    return found ? success(found) : this.#store.details(writer.id);
  }

  #train(
    writer: RunWriter,
    { data }: NamedData,
    known: Partial<RunRecords> & Pick<WantedRun, 'startNetwork'>,
    pacing?: Pacing,
  ): ActiveRun {
    const { id: runId, description, start } = writer;
    const { hyperparameters, engine } = description;
    const { epochs = [], points = [], costs = [], startNetwork = start?.network } = known;
    const run = new ActiveRun({
      writer,
      name: () => this.#store.summary(runId)?.name ?? '',
      command: {
        type: 'start',
        runId,
        hyperparameters,
        engine,
        start: startOf(writer, startNetwork, epochs.length),
        speed: pacing?.speed ?? 'full',
        step: pacing?.step,
      },
      data,
      records: { epochs, points, costs },
      network: start?.network,
      listener: this.#listener,
      onLost: () => this.#pool.post({ type: 'stop', runId }),
    });
    this.#runs.set(runId, run);
    void run.rest.then(() => this.#settle(run));
    if (pacing) this.#pool.start(run);
    else this.#pool.queue(run);
    return run;
  }

  /** A run whose end could not be written stays here with all that it has learned, and is tried again. */
  #settle(run: ActiveRun): void {
    if (this.#runs.get(run.id) !== run) return;
    const isHopeless = run.writeFailure?.code === 'run-in-use';
    if (run.isWritten || isHopeless || this.#isClosed) {
      this.#runs.delete(run.id);
      void run.release();
      return;
    }
    const again = () => void run.writeEndAgain().then(() => this.#settle(run));
    setTimeout(again, this.#retryMs).unref();
  }

  #steer(command: RunCommand, states: readonly RunState[], otherwise: string): Result<undefined> {
    const state = this.#runs.get(command.runId)?.outcome.state;
    if (!state || !states.includes(state)) return failure('invalid-request', otherwise);
    this.#pool.post(command);
    return success();
  }
}

function knownOf({ beginning, startNetwork }: WantedRun) {
  return { ...beginning, startNetwork };
}

/** Endings before all epochs are done; a run that is continued after one of these trains beyond it. */
const earlyEndings: readonly (RunEnding | undefined)[] = ['no-improvement', 'lowest-rate'];

function startOf(
  { found, outcome }: RunWriter,
  network: StartNetwork | undefined,
  epochsDone: number,
): TrainingStart {
  if (found) {
    const isBeyondEnding = earlyEndings.includes(outcome.ending);
    return { kind: 'checkpoint', checkpoint: found.checkpoint, isBeyondEnding };
  }
  return network ? { kind: 'network', network, epoch: epochsDone } : { kind: 'new-weights' };
}

function describeData(
  { data, name, place, sha256 }: NamedData,
  { trainingImages }: RunDescription['hyperparameters'],
): RunDescription['data'] {
  return {
    name,
    place,
    sha256,
    trainingImages: Math.min(trainingImages, data.training.labels.length),
    validationImages: data.validation.labels.length,
    testImages: data.test.labels.length,
  };
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, timeUp]);
  clearTimeout(timer);
}
