import type { RequestArguments } from '../../contract/api';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { nameOfNewRun } from '../../contract/run-name';
import type { RunDetails } from '../../contract/run';
import type { Speed, StepUnit } from '../../contract/trainer';
import { obstacleToTrainingOn } from '../training/obstacles';
import type { TrainingDesk } from '../training/training-desk';
import type { RunData } from './run-data';
import type { RunOnScreen } from './run-on-screen';

type StartRequest = RequestArguments<'training.start'>[0];
type ContinueRequest = RequestArguments<'training.continue'>[0];

/** What a person does with the run on screen: trains a new one, continues it, and controls it. */
export class ScreenTraining {
  readonly #screen: RunOnScreen;
  readonly #desk: TrainingDesk;
  readonly #data: RunData;

  constructor(screen: RunOnScreen, desk: TrainingDesk, data: RunData) {
    this.#screen = screen;
    this.#desk = desk;
    this.#data = data;
  }

  /** Trains a new network, which comes on screen; waits while the data set is being read. */
  async start({ hyperparameters, ...pacing }: StartRequest): Promise<Result<RunDetails>> {
    const data = await this.#data.present();
    if (!data.ok) return data;
    const name = nameOfNewRun(hyperparameters);
    const started = await this.#desk.start(
      { name, hyperparameters, origin: { kind: 'new' }, data: data.value },
      pacing,
    );
    return started.ok ? success(this.#screen.showActive(started.value)) : started;
  }

  /**
   * Trains more epochs of the run on screen; a waiting run starts at once, and of networks that vote a new run. Fails with 'training-not-possible' when that
   * cannot be done.
   */
  async goOn({ epochs, ...pacing }: ContinueRequest): Promise<Result<RunDetails>> {
    const { summary } = this.#screen;
    // What the voters made stays, to be compared with what it learns.
    if (summary.origin.kind === 'voting')
      return this.branch({ hyperparameters: { ...summary.hyperparameters, epochs }, ...pacing });
    if (summary.state === 'waiting' && this.#desk.resume(summary.id).ok) return success(this.#screen.details);
    const data = await this.#data.of(summary);
    if (!data.ok) return data;
    const run = await this.#desk.goOn(summary.id, data.value, { epochs, pacing });
    return run.ok ? success(this.#screen.goOn(run.value)) : run;
  }

  /**
   * Starts a new run from the network on screen with other settings; fails with 'training-not-possible' when they do
   * not fit.
   */
  async branch({ hyperparameters, ...pacing }: StartRequest): Promise<Result<RunDetails>> {
    const { details, network } = this.#screen;
    const obstacle = obstacleToTrainingOn(network, hyperparameters);
    if (obstacle) return failure('training-not-possible', obstacle);
    const epochsDone = details.epochs.length;
    const epochs = epochsDone + hyperparameters.epochs;
    if (epochs > hyperparameterFields.epochs.maximum) {
      return failure(
        'training-not-possible',
        `A run can have at most ${hyperparameterFields.epochs.maximum} epochs.`,
      );
    }
    const data = await this.#data.present();
    if (!data.ok) return data;
    const started = await this.#desk.start(
      {
        name: nameOfNewRun(hyperparameters),
        hyperparameters: { ...hyperparameters, epochs },
        origin: { kind: 'continued', from: details.id, name: details.name, epochs: epochsDone },
        data: data.value,
        beginning: {
          network,
          epochs: details.epochs,
          points: details.points,
          // The network includes what it learned in an unfinished epoch, but the curve does not.
          costs: details.costs.filter((cost) => cost.epochs <= epochsDone),
        },
      },
      pacing,
    );
    return started.ok ? success(this.#screen.showActive(started.value)) : started;
  }

  pause(): Result<undefined> {
    return this.#desk.pause(this.#screen.id);
  }

  resume(): Result<undefined> {
    return this.#desk.resume(this.#screen.id);
  }

  step(unit: StepUnit): Result<undefined> {
    return this.#desk.step(this.#screen.id, unit);
  }

  setSpeed(speed: Speed): Result<undefined> {
    return this.#desk.setSpeed(this.#screen.id, speed);
  }
}
