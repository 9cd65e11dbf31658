import { computed, effect, signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { Result } from '../../contract/result';
import type { Speed, StepUnit } from '../../contract/trainer';
import { speedNames } from '../../contract/trainer';
import type { DataModel } from '../data/data-model';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import type { NoticesModel } from '../ui/notices-model';
import type { RunLibrary } from './run-library';
import type { RunModel } from './run-model';
import {
  noData,
  obstacleOfPresentData,
  obstacleToTraining,
  trainAction,
  type TrainAction,
} from './train-action';

interface ControlledModels {
  training: RunModel;
  hyperparameters: HyperparametersModel;
  data: DataModel;
  notices: NoticesModel;
  library: RunLibrary;
}

/** Label of the offer to restore changes that the settings of a run have replaced. */
export const restoreChanges = 'Restore My Changes';

/** Starts runs and controls the one on screen: train, continue, pause, step, stop, speed. */
export class TrainingControls {
  readonly speed = signal<Speed>('full');
  /** True from a request to train until main has answered it. */
  readonly isStarting = signal(false);
  /** True from the wish to pause until the run on screen no longer learns, which takes seconds while data are loaded. */
  readonly isPausing = signal(false);
  /** What the primary button does; null until there is a run on screen. */
  readonly action = computed(() => this.#findAction());
  /** Why the run on screen cannot train for more epochs; null when it can. */
  readonly obstacleToContinue = computed(() => this.#findObstacleToContinue());
  /** Why the network on screen cannot be trained further with the panel's settings; null when it can. */
  readonly obstacleToBranch = computed(() => this.#findObstacleToBranch());
  readonly #bridge: InklingBridge;
  readonly #models: ControlledModels;

  constructor(bridge: InklingBridge, models: ControlledModels) {
    this.#bridge = bridge;
    this.#models = models;
    effect(() => {
      if (models.training.run.value?.state !== 'running') this.isPausing.value = false;
    });
  }

  /** Does what the primary button says. */
  async toggle(): Promise<void> {
    const action = this.action.peek();
    if (action === null || action.obstacle !== undefined) return;
    switch (action.kind) {
      case 'pause':
        this.isPausing.value = true;
        return this.#ask('training.pause');
      case 'resume':
      case 'begin':
        return this.#ask('training.resume');
      case 'train':
        return this.trainNew();
      case 'go-on':
      case 'train-on':
        return this.trainOn(action.epochs);
    }
  }

  /** Trains one mini-batch or epoch, then pauses: with the active run, or with what the primary button would start. */
  async step(unit: StepUnit): Promise<void> {
    const action = this.action.peek();
    if (action === null || action.obstacle !== undefined) return;
    switch (action.kind) {
      case 'train':
        return this.trainNew(unit);
      case 'go-on':
      case 'train-on':
        return this.trainOn(this.#isDone() ? 1 : action.epochs, unit);
      case 'pause':
      case 'resume':
        await this.#models.notices.outcome(this.#bridge.request('training.step', unit));
        return;
      case 'begin':
        return;
    }
  }

  #isDone(): boolean {
    const { run, finishedEpochs } = this.#models.training;
    return finishedEpochs.peek() >= (run.peek()?.hyperparameters.epochs ?? 0);
  }

  /** Trains a new network with the panel's settings. */
  async trainNew(step?: StepUnit): Promise<void> {
    const hyperparameters = this.#models.hyperparameters.value.peek();
    if (hyperparameters !== null) await this.trainWith(hyperparameters, step);
  }

  /** Trains a new network with these settings, which the panel then shows. */
  async trainWith(hyperparameters: Hyperparameters, step?: StepUnit): Promise<void> {
    await this.#start(() =>
      this.#bridge.request('training.start', { hyperparameters, ...this.#pacing(step) }),
    );
  }

  /** Trains the run on screen for this many more epochs. */
  async trainOn(more: number, step?: StepUnit): Promise<void> {
    const { finishedEpochs } = this.#models.training;
    const epochs = Math.min(finishedEpochs.peek() + more, hyperparameterFields.epochs.maximum);
    await this.#start(() => this.#bridge.request('training.continue', { epochs, ...this.#pacing(step) }));
  }

  /** Starts a new run from the network on screen with the panel's settings. */
  async branch(): Promise<void> {
    if (this.obstacleToBranch.peek() !== null) return;
    const hyperparameters = this.#models.hyperparameters.value.peek();
    if (hyperparameters === null) return;
    await this.#start(() => this.#bridge.request('training.branch', { hyperparameters, ...this.#pacing() }));
  }

  async stop(): Promise<void> {
    const run = this.#models.training.run.peek();
    if (run !== null) await this.#models.library.stop(run.id);
  }

  setSpeed(speed: Speed): void {
    this.speed.value = speed;
    if (!this.#models.training.isActive.peek()) return;
    void this.#models.notices.outcome(this.#bridge.request('training.speed', speed));
  }

  /** Moves one position towards slow (-1) or fast (+1). */
  changeSpeed(direction: 1 | -1): void {
    const next = speedNames[speedNames.indexOf(this.speed.peek()) + direction];
    if (next !== undefined) this.setSpeed(next);
  }

  #pacing(step?: StepUnit) {
    return { speed: this.speed.peek(), ...(step === undefined ? {} : { step }) };
  }

  async #ask(name: 'training.pause' | 'training.resume'): Promise<void> {
    await this.#models.notices.outcome(this.#bridge.request(name));
  }

  /** The run appears on screen by an event. */
  async #start(request: () => Promise<Result<undefined>>): Promise<void> {
    if (this.isStarting.peek()) return;
    this.isStarting.value = true;
    this.#models.notices.withdraw(['training-ended']);
    this.#models.notices.takeBack(restoreChanges);
    await this.#models.notices.outcome(request());
    this.isStarting.value = false;
  }

  #findAction(): TrainAction | null {
    const { training, hyperparameters, data } = this.#models;
    const run = training.run.value;
    if (run === null) return null;
    return trainAction({
      run,
      finishedEpochs: training.finishedEpochs.value,
      draft: hyperparameters.draft.value,
      draftEpochs: hyperparameters.value.value?.epochs ?? run.hyperparameters.epochs,
      data: data.ready.value,
    });
  }

  #findObstacleToContinue(): string | null {
    const { training, data } = this.#models;
    const run = training.run.value;
    if (run?.state === 'diverged') return 'It would diverge again.';
    if (run?.state === 'waiting') return 'The run on screen is waiting for its turn.';
    const obstacle = obstacleToTraining({
      hasData: data.isReady.value,
      isElsewhere: run?.isElsewhere ?? false,
    });
    if (obstacle !== null || run === null || data.ready.value === null) return obstacle;
    return obstacleOfPresentData(run, data.ready.value) ?? null;
  }

  #findObstacleToBranch(): string | null {
    const { training, hyperparameters, data } = this.#models;
    if (training.isActive.value) return 'The run on screen has not ended.';
    if (!data.isReady.value) return noData;
    return hyperparameters.obstacleToPresentNetwork.value;
  }
}
