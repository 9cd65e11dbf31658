import type { RunCommand, TrainerCommand } from '../contract/trainer';
import { workOutMeasurement } from './measurement-work';
import { EngineMaker } from './engine';
import type { TrainerEnvironment } from './training-run';
import { TrainingRun } from './training-run';

/** The trainer: keeps the data set between runs, and has one run at a time. */
export class TrainerService {
  readonly #environment: TrainerEnvironment;
  #engines: EngineMaker | undefined;
  #run: TrainingRun | undefined;
  /** Settled when every started run has ended. */
  #ended = Promise.resolve();

  constructor(environment: TrainerEnvironment) {
    this.#environment = environment;
  }

  /**
   * Executes a command at the run's next turn; a command for a run other than the current one is too late, and ignored.
   */
  handle(command: TrainerCommand): void {
    switch (command.type) {
      case 'load':
        this.#engines?.release();
        this.#engines = new EngineMaker(command.data);
        this.#environment.send({ type: 'loaded' });
        break;
      case 'start':
        this.#start(command);
        break;
      case 'measure':
        void workOutMeasurement(command, this.#environment);
        break;
      case 'pause':
      case 'resume':
      case 'step':
      case 'speed':
      case 'cores':
      case 'stop':
        if (command.runId === this.#run?.runId) obey(this.#run, command);
    }
  }

  /** Stops a current run and reports its end before the next one starts. */
  #start(command: Extract<TrainerCommand, { type: 'start' }>): void {
    this.#run?.request('stop');
    const run = new TrainingRun(command, this.#engines!, this.#environment);
    this.#run = run;
    this.#ended = this.#ended.then(() => run.work());
  }
}

function obey(run: TrainingRun, command: RunCommand): void {
  switch (command.type) {
    case 'pause':
      return run.request('pause');
    case 'resume':
      return run.request('run');
    case 'step':
      return run.request(command.unit);
    case 'speed':
      return run.setSpeed(command.speed);
    case 'cores':
      return run.setCores(command.cores);
    case 'stop':
      return run.request('stop');
  }
}
