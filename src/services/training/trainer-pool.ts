import type { RunEvent, RunCommand, TrainerEvent } from '../../contract/trainer';
import type { DataSet } from '../../contract/data';
import type { Log } from '../log';
import { silentLog } from '../log';
import type { StartCommand, TrainerChannel } from './trainer-process';
import { TrainerProcess } from './trainer-process';

/** A run as the pool sees it. */
export interface TrainerTask {
  /** Its run id is unique in the pool. */
  readonly command: StartCommand;
  readonly data: DataSet;
  /** Called when its turn comes. */
  begin(): void;
  receive(event: RunEvent): void;
  /** Its process ended unexpectedly; the reason is a sentence. */
  interrupt(reason: string): void;
  /** No process could be started for it; the reason is a sentence. */
  fail(reason: string): void;
}

export interface TrainerPoolOptions {
  /** Starts a trainer process. */
  fork: () => TrainerChannel;
  /** How many runs train at the same time: the machine's cores. */
  size: number;
  /** Absent: nothing is logged. */
  log?: Log;
}

interface Job {
  task: TrainerTask;
  /** A person waits for this run: it starts at once, before everything in the queue. */
  isUrgent: boolean;
  /** False while the run waits for its turn, and while it is paused. */
  isWorking: boolean;
  /** A person paused the run, so only a person can resume it. */
  isPausedByPerson: boolean;
  /** How many cores its process was told to use; it begins with one. */
  cores: number;
  process?: TrainerProcess;
}

/**
 * All trainer processes: each has one run at a time, which keeps its share of the cores busy, at least one. Queued runs
 * start in order as cores become free. An urgent run takes a core at once; a queued run that loses its core is paused
 * meanwhile.
 */
export class TrainerPool {
  readonly #options: TrainerPoolOptions;
  #jobs: Job[] = [];
  #idle: TrainerProcess[] = [];
  readonly #log: Log;

  constructor(options: TrainerPoolOptions) {
    this.#options = options;
    this.#log = options.log ?? silentLog;
  }

  /** Starts a run at once, however many are active. */
  start(task: TrainerTask): void {
    const job = { ...newJob(task), isUrgent: true };
    this.#jobs.push(job);
    this.#begin(job);
    this.#balance();
  }

  /** Starts a run when its turn comes: first in, first out. */
  queue(task: TrainerTask): void {
    this.#jobs.push(newJob(task));
    this.#balance();
  }

  /** Starts a queued run at once and makes it urgent; false when it is not waiting. */
  startNow(runId: string): boolean {
    const job = this.#find(runId);
    if (!job || job.process) return false;
    job.isUrgent = true;
    this.#begin(job);
    this.#balance();
    return true;
  }

  /** Removes a run from the queue; false when it has started or ended. */
  unqueue(runId: string): boolean {
    const job = this.#find(runId);
    if (!job || job.process) return false;
    this.#remove(job);
    return true;
  }

  /** Passes a person's command on to a run that has started; ignored for inactive runs. */
  post(command: RunCommand): void {
    const job = this.#find(command.runId);
    if (!job?.process) return;
    if (command.type === 'pause') job.isPausedByPerson = true;
    if (command.type === 'resume' || command.type === 'step') {
      job.isPausedByPerson = false;
      job.isUrgent = true;
      job.isWorking = true;
    }
    job.process.post(command);
    this.#balance();
  }

  /** Ends all processes at once; their runs report nothing more. */
  close(): void {
    const working = this.#jobs.flatMap(({ process }) => process ?? []);
    this.#jobs = [];
    for (const process of [...working, ...this.#idle.splice(0)]) this.#close(process, 'closing');
  }

  #find(runId: string): Job | undefined {
    return this.#jobs.find(({ task }) => task.command.runId === runId);
  }

  #remove(job: Job): void {
    this.#jobs = this.#jobs.filter((other) => other !== job);
  }

  /** Gives the cores that urgent runs leave free to the first runs in the queue, and pauses the rest. */
  #balance(): void {
    let cores = this.#options.size - this.#jobs.filter((job) => job.isUrgent && job.isWorking).length;
    for (const job of this.#jobs.filter(({ isUrgent, isPausedByPerson }) => !isUrgent && !isPausedByPerson)) {
      if (cores > 0 && !job.isWorking) this.#letWork(job);
      else if (cores <= 0 && job.isWorking) this.#hold(job);
      if (job.isWorking) cores--;
    }
    this.#shareCores();
    // One idle process waits for the next run; each holds its own data set.
    for (const process of this.#idle.splice(1)) this.#close(process, 'not needed');
  }

  /** Runs that train at the same time have equal shares of the cores; a single one may use them all. */
  #shareCores(): void {
    const working = this.#jobs.filter(({ isWorking, process }) => isWorking && process);
    const cores = Math.max(1, Math.floor(this.#options.size / working.length));
    for (const job of working) {
      if (job.cores === cores) continue;
      job.cores = cores;
      job.process?.post({ type: 'cores', runId: job.task.command.runId, cores });
    }
  }

  #letWork(job: Job): void {
    if (!job.process) return this.#begin(job);
    job.isWorking = true;
    job.process.post({ type: 'resume', runId: job.task.command.runId });
  }

  #hold(job: Job): void {
    job.isWorking = false;
    job.process?.post({ type: 'pause', runId: job.task.command.runId });
  }

  #begin(job: Job): void {
    const { task } = job;
    job.isWorking = true;
    task.begin();
    const { runId, hyperparameters, start } = task.command;
    const { seed, epochs } = hyperparameters;
    this.#log.info('run started', { runId, seed, epochs, start: start.kind });
    try {
      job.process = this.#takeIdle(task.data) ?? this.#fork();
      job.process.start(task.data, task.command);
    } catch (error) {
      this.#remove(job);
      job.isWorking = false;
      this.#log.error('trainer could not be started', { runId });
      task.fail(`The training process could not be started: ${String(error)}.`);
    }
  }

  /** Takes an idle process, preferably one that already holds the data. */
  #takeIdle(data: DataSet): TrainerProcess | undefined {
    const index = this.#idle.findIndex((process) => process.holds(data));
    return this.#idle.splice(Math.max(index, 0), 1).at(0);
  }

  #fork(): TrainerProcess {
    const process: TrainerProcess = new TrainerProcess(this.#options.fork(), {
      onEvent: (event) => this.#receive(process, event),
      onCrash: (code, fault) => this.#crashed(process, code, fault),
    });
    this.#log.info('trainer started');
    return process;
  }

  #close(process: TrainerProcess, reason: string): void {
    process.close();
    this.#log.info('trainer ended', { reason });
  }

  #receive(process: TrainerProcess, event: TrainerEvent): void {
    const job = this.#jobs.find((each) => each.process === process);
    if (!job || !isOfRun(event)) return;
    const { runId } = job.task.command;
    if (event.type === 'paused') job.isWorking = false;
    if (event.type === 'resumed') job.isWorking = true;
    if (event.type === 'paused' || event.type === 'resumed') this.#log.info(`run ${event.type}`, { runId });
    if (event.type === 'ended' || event.type === 'refused') {
      this.#log.info('run ended', { runId, state: event.type === 'ended' ? event.ending : event.type });
      this.#remove(job);
      this.#idle.push(process);
    }
    job.task.receive(event);
    this.#balance();
  }

  #crashed(process: TrainerProcess, code: number | null, fault?: string): void {
    const job = this.#jobs.find((each) => each.process === process);
    this.#log.error('trainer ended', { reason: 'crash', code, fault, runId: job?.task.command.runId });
    if (job) {
      this.#remove(job);
      const why = fault === undefined ? '' : `: ${fault}`;
      job.task.interrupt(`The training process ended unexpectedly (code ${code ?? 'unknown'})${why}.`);
    }
    this.#idle = this.#idle.filter((each) => each !== process);
    this.#balance();
  }
}

function newJob(task: TrainerTask): Job {
  return { task, isUrgent: false, isWorking: false, isPausedByPerson: false, cores: 1 };
}

function isOfRun(event: TrainerEvent): event is RunEvent {
  return 'runId' in event || event.type === 'progress';
}
