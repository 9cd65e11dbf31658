import type { TrainerCommand } from '../contract/trainer';
import { EngineMaker } from './engine';
import type { TrainerEnvironment, RequestedState } from './training-run';
import { TrainingRun } from './training-run';

const requestedStates = {
  pause: 'pause',
  resume: 'run',
  step: 'step',
  stop: 'stop',
} as const satisfies Record<string, RequestedState>;

/** The trainer: keeps the data set from run to run, and has one run at a time. */
export class TrainerService {
  readonly #environment: TrainerEnvironment;
  #engines!: EngineMaker;
  #run: TrainingRun | undefined;
  /** Settled when every run that was started has ended. */
  #ended = Promise.resolve();

  constructor(environment: TrainerEnvironment) {
    this.#environment = environment;
  }

  /** Obeys a command at the run's next turn; one for a run that is not the present one is too late, and ignored. */
  handle(command: TrainerCommand): void {
    switch (command.type) {
      case 'load':
        this.#engines = new EngineMaker(command.data);
        this.#environment.send({ type: 'loaded' });
        break;
      case 'start':
        this.#start(command);
        break;
      case 'pause':
      case 'resume':
      case 'step':
      case 'stop':
        if (command.runId === this.#run?.runId) this.#run.request(requestedStates[command.type]);
    }
  }

  /** A run that is still on is stopped, and has its end told, before the next one begins. */
  #start(command: Extract<TrainerCommand, { type: 'start' }>): void {
    this.#run?.request('stop');
    const run = new TrainingRun(command, this.#engines, this.#environment);
    this.#run = run;
    this.#ended = this.#ended.then(() => run.work());
  }
}
