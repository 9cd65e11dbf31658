import type { RequestArguments } from '../../contract/api';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { nameOfNewRun, nameOfTrainedOn } from '../../contract/run-name';
import type { RunDetails } from '../../contract/run';
import { staysAsItIs } from '../../contract/run';
import type { Speed, StepUnit } from '../../contract/trainer';
import { obstacleToMoreEpochs, obstacleToTrainingOn } from '../training/obstacles';
import type { Pacing, TrainingDesk } from '../training/training-desk';
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
   * Trains the run on screen until it has made `epochs` epochs in all; a waiting run starts at once, and a network that
   * was opened or made of voters stays as it is: a new run begins with it. Fails with 'training-not-possible' when that
   * cannot be done.
   */
  async goOn({ epochs, ...pacing }: ContinueRequest): Promise<Result<RunDetails>> {
    const { summary } = this.#screen;
    if (staysAsItIs(summary)) {
      const obstacle = obstacleToMoreEpochs(summary, epochs);
      if (obstacle) return failure('training-not-possible', obstacle);
      const hyperparameters = { ...summary.hyperparameters, epochs };
      return this.#beginWithShown(nameOfTrainedOn(summary.name), hyperparameters, pacing);
    }
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
    const epochs = details.epochs.length + hyperparameters.epochs;
    if (epochs > hyperparameterFields.epochs.maximum) {
      return failure(
        'training-not-possible',
        `A run can have at most ${hyperparameterFields.epochs.maximum} epochs.`,
      );
    }
    return this.#beginWithShown(nameOfNewRun(hyperparameters), { ...hyperparameters, epochs }, pacing);
  }

  /** Starts a new run with the network and the curve on screen; `hyperparameters` count their epochs, too. */
  async #beginWithShown(
    name: string,
    hyperparameters: Hyperparameters,
    pacing: Pacing,
  ): Promise<Result<RunDetails>> {
    const { details, network } = this.#screen;
    const epochsDone = details.epochs.length;
    const data = await this.#data.present();
    if (!data.ok) return data;
    const started = await this.#desk.start(
      {
        name,
        hyperparameters,
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
