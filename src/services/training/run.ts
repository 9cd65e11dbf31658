import type { Hyperparameters } from '../../contract/hyperparameters';
import type { Model, Provenance } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { EpochResult, RunEnding, RunState, StartFrom, TrainingProgress } from '../../contract/training';
import type { DataSet } from '../../contract/data';
import { divergenceMessage } from '../../contract/training';
import { imagesInEpoch } from '../../engine/training/train';
import { learningMaterial } from '../data/data-set-name';
import type { RunEvent, TrainerTask } from './trainer-pool';
import type { StartCommand } from './trainer-process';

/** What a run is asked to do, and with what. */
export interface RunPlan {
  hyperparameters: Hyperparameters;
  startFrom: StartFrom;
  /** The open network, for a run that starts from it. */
  start?: Model;
  isSingleStep: boolean;
  data: DataSet;
  /** What the data set is called. */
  dataset: string;
  /** For the provenance, where it teaches a person's own digits. */
  taught?: Provenance['taught'];
}

/** Follows a run. */
export interface RunListener {
  /** Its state is another. */
  changed(run: Run): void;
  progressed(progress: TrainingProgress): void;
  epochFinished(run: Run, result: EpochResult): void;
  /** It has begun with this network. */
  started(run: Run, model: Model): void;
  /** There is a newer network. */
  learned(model: Model): void;
  /** It stands still, paused or for good, before its state says so. Absent: not even its first network is there. */
  rested(model: Model | undefined): void;
}

/** One run from its request to its end: what the trainer tells of it becomes its state, its epochs and its network. */
export class Run implements TrainerTask {
  readonly command: StartCommand;
  readonly data: DataSet;
  readonly #plan: RunPlan;
  readonly #appVersion: string;
  readonly #now: () => number;
  readonly #listener: RunListener;
  #state: RunState;
  /** Replaced, never changed: models share it. */
  #epochs: EpochResult[] = [];
  /** Of the last epoch, or what it began with: what a crash or divergence falls back to. At the end the last of all. */
  #kept: Model | undefined;

  /** `now` in milliseconds since 1970. */
  constructor(
    runId: number,
    plan: RunPlan,
    { appVersion, now }: { appVersion: string; now: () => number },
    listener: RunListener,
  ) {
    const { hyperparameters, startFrom, start, isSingleStep, data } = plan;
    this.command = { type: 'start', runId, hyperparameters, network: start?.network, isSingleStep };
    this.data = data;
    this.#plan = plan;
    this.#appVersion = appVersion;
    this.#now = now;
    this.#listener = listener;
    this.#kept = start;
    this.#state = {
      runId,
      phase: 'queued',
      hyperparameters,
      startFrom,
      trainingImages: imagesInEpoch(hyperparameters, data.training.labels.length),
      testImages: data.test.labels.length,
      validationImages: data.validation.labels.length,
    };
  }

  get state(): RunState {
    return this.#state;
  }

  get epochs(): EpochResult[] {
    return this.#epochs;
  }

  get kept(): Model | undefined {
    return this.#kept;
  }

  begin(): void {
    this.#change({ phase: 'loading' });
  }

  receive(event: RunEvent): void {
    switch (event.type) {
      case 'started':
        return this.#started(event);
      case 'progress':
        return this.#listener.progressed(event.progress);
      case 'network':
        return this.#listener.learned(this.#modelOf(event.network));
      case 'epoch':
        this.#epochs = [...this.#epochs, event.result];
        this.#kept = this.#modelOf(event.network);
        this.#listener.epochFinished(this, event.result);
        return this.#listener.learned(this.#kept);
      case 'resumed':
        return this.#change({ phase: 'running' });
      case 'paused':
        this.#listener.rested(this.#modelOf(event.network));
        return this.#change({ phase: 'paused' });
      case 'ended':
        return this.#ended(event.ending, event.network);
    }
  }

  fail(reason: string): void {
    const failureMessage = reason + this.#whatIsKept;
    this.#listener.rested(this.#kept);
    this.#change({ phase: 'failed', failureMessage });
  }

  #started({ network, engine }: Extract<RunEvent, { type: 'started' }>): void {
    this.#kept ??= this.#modelOf(network);
    this.#listener.started(this, this.#kept);
    this.#change({ phase: 'running', engine });
  }

  #ended(ending: RunEnding, network: NetworkParameters): void {
    if (ending === 'diverged') return this.#diverged();
    this.#kept = this.#modelOf(network);
    this.#listener.rested(this.#kept);
    this.#change({ phase: ending === 'stopped' ? 'stopped' : 'finished', ending });
  }

  /** Numbers that are not finite are of no use to anybody, so the last network without them is kept. */
  #diverged(): void {
    const failureMessage = divergenceMessage(this.#epochs.length) + this.#whatIsKept;
    this.#listener.rested(this.#kept);
    this.#change({ phase: 'failed', ending: 'diverged', failureMessage });
  }

  get #whatIsKept(): string {
    const epochs = this.#epochs.length;
    return epochs > 0 ? ` The network of epoch ${epochs - 1} is kept.` : '';
  }

  #change(changes: Partial<RunState>): void {
    this.#state = { ...this.#state, ...changes };
    this.#listener.changed(this);
  }

  #modelOf(network: NetworkParameters): Model {
    const { dataset, hyperparameters } = this.#plan;
    return {
      network,
      provenance: {
        appVersion: this.#appVersion,
        createdAt: new Date(this.#now()).toISOString(),
        dataset: learningMaterial(dataset, hyperparameters),
        hyperparameters,
        epochs: this.#epochs,
        taught: this.#plan.taught,
      },
    };
  }
}
