import type { DataSet } from '../../contract/data';
import type { Model } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { Failure } from '../../contract/result';
import type {
  AccuracyPoint,
  EngineInUse,
  EpochResult,
  RunDescription,
  RunEnding,
  RunOutcome,
} from '../../contract/run';
import { divergenceMessage } from '../../contract/run';
import type { Checkpoint, TrainingProgress } from '../../contract/trainer';
import { bestEpoch } from '../../engine/evaluation/best-run';
import type { RunCurve } from '../models/run-provenance';
import { provenanceOf } from '../models/run-provenance';
import { weightsSha256 } from '../models/weights-sha256';
import type { RunWriter } from '../runs/run-writer';
import { LiveCurve } from './live-curve';
import { RunSaver } from './run-saver';
import type { RunEvent, TrainerTask } from './trainer-pool';
import type { StartCommand } from './trainer-process';

/** Follows runs. */
export interface RunListener {
  /** It stands otherwise: its state, its message or its engine. */
  changed(run: ActiveRun): void;
  progressed(run: ActiveRun, progress: TrainingProgress): void;
  pointAdded(run: ActiveRun, point: AccuracyPoint): void;
  epochFinished(run: ActiveRun, result: EpochResult): void;
  /** There is a newer network. */
  networkChanged(run: ActiveRun): void;
  /** It could not be written, which is told once and tried again. */
  notWritten(run: ActiveRun, failure: Failure): void;
  /** It is at rest, and its folder says so if that could be written. */
  rested(run: ActiveRun): void;
}

export interface ActiveRunOptions {
  writer: RunWriter;
  /** What it is called just now. */
  name: () => string;
  command: StartCommand;
  data: DataSet;
  /** What is known of it before it trains here. */
  curve: RunCurve;
  /** What it begins with, where that is known before the trainer tells. */
  network?: NetworkParameters;
  listener: RunListener;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Resolves when a write that failed is to be tried again. */
  untilRetry: () => Promise<void>;
}

/** One run from its request to its rest: what the trainer tells becomes its state, its curve and its networks, here and on disk. */
export class ActiveRun implements TrainerTask {
  readonly command: StartCommand;
  readonly data: DataSet;
  readonly curve: LiveCurve;
  /** Resolves when it is at rest and has been written, if that was possible. */
  readonly rest: Promise<void>;
  readonly #options: ActiveRunOptions;
  readonly #saver: RunSaver;
  #outcome: RunOutcome = { state: 'waiting' };
  #engineInUse: EngineInUse | undefined;
  #network: NetworkParameters | undefined;
  /** Of the last epoch, or what it began with: what divergence falls back to. */
  #lastGood: Model | undefined;
  #checkpoint: Checkpoint | undefined;
  #settleRest!: () => void;
  #whenStill: (() => void)[] = [];

  constructor(options: ActiveRunOptions) {
    const { writer, command, data, curve, network, listener, untilRetry } = options;
    this.#options = options;
    this.command = command;
    this.data = data;
    this.curve = new LiveCurve(curve);
    this.#saver = new RunSaver({
      writer,
      onFailure: (failure) => listener.notWritten(this, failure),
      untilRetry,
    });
    this.rest = new Promise((resolve) => (this.#settleRest = resolve));
    this.#network = network;
    if (command.start.kind === 'checkpoint') this.#goOnFrom(command.start.checkpoint);
    if (this.#network) this.#lastGood = this.#modelOf(this.#network);
  }

  get id(): string {
    return this.description.id;
  }

  get description(): RunDescription {
    return this.#options.writer.description;
  }

  get outcome(): RunOutcome {
    return this.#outcome;
  }

  get engineInUse(): EngineInUse | undefined {
    return this.#engineInUse;
  }

  /** The newest; absent until it is known what it begins with. */
  get network(): NetworkParameters | undefined {
    return this.#network;
  }

  /** The newest network with its past. */
  get model(): Model | undefined {
    return this.#network && this.#modelOf(this.#network);
  }

  /** The newest; where it can go on from. */
  get checkpoint(): Checkpoint | undefined {
    return this.#checkpoint;
  }

  begin(): void {
    this.#change({ state: 'running' });
  }

  receive(event: RunEvent): void {
    const { listener } = this.#options;
    switch (event.type) {
      case 'started':
        this.#engineInUse = event.engine;
        this.#lastGood ??= this.#modelOf(event.checkpoint.network);
        this.#keep(event.checkpoint);
        return listener.changed(this);
      case 'progress':
        this.curve.addCosts(event.progress.costs);
        return listener.progressed(this, event.progress);
      case 'point':
        this.curve.addPoint(event.point);
        this.#saver.addPoint(event.point);
        return listener.pointAdded(this, event.point);
      case 'network':
        return this.#learn(event.network);
      case 'epoch':
        return this.#epochFinished(event);
      case 'checkpoint':
        return this.#keep(event.checkpoint);
      case 'paused':
        this.#keep(event.checkpoint);
        return this.#change({ state: 'paused' });
      case 'resumed':
        return this.#change({ state: 'running' });
      case 'ended':
        return this.#ended(event.ending, event.checkpoint);
    }
  }

  /** Its process is gone; it can go on from its last checkpoint. */
  interrupt(reason: string): void {
    const checkpoint = this.#checkpoint;
    if (!checkpoint) return this.#comeToRest({ state: 'interrupted', message: reason });
    this.#learn(checkpoint.network);
    const message = `${reason} It can go on from epoch ${checkpoint.position.epoch}.`;
    this.#comeToRest({ state: 'interrupted', message });
  }

  fail(reason: string): void {
    this.#comeToRest({ state: 'failed', message: reason });
  }

  /** Ends it while it still waits. */
  stopWaiting(): void {
    this.#comeToRest({ state: 'stopped', ending: 'stopped' });
  }

  /** Resolves when it does not train just now. */
  async still(): Promise<void> {
    if (this.#outcome.state !== 'running') return;
    await new Promise<void>((resolve) => this.#whenStill.push(resolve));
  }

  /** Writes what still waits, and gives the run back as it stands. */
  release(): Promise<void> {
    return this.#saver.release();
  }

  #goOnFrom(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint;
    this.#network = checkpoint.network;
    this.curve.restartEpoch(checkpoint.curve.points);
  }

  #epochFinished({ result, costs, network }: Extract<RunEvent, { type: 'epoch' }>): void {
    this.curve.addEpoch(result, costs);
    this.#lastGood = this.#modelOf(network);
    const isBest = bestEpoch(this.curve.epochs) === result;
    this.#saver.addEpoch(result, costs, isBest ? this.#lastGood : undefined);
    this.#options.listener.epochFinished(this, result);
    this.#learn(network);
  }

  #ended(ending: RunEnding, checkpoint: Checkpoint | undefined): void {
    if (ending === 'diverged') return this.#diverged();
    if (checkpoint) this.#keep(checkpoint);
    this.#comeToRest({ state: ending === 'stopped' ? 'stopped' : 'finished', ending });
  }

  /** Numbers that are not finite are of no use to anybody, so the last network without them is kept. */
  #diverged(): void {
    const epochs = this.curve.epochs.length;
    const kept = epochs > 0 ? ` The network of epoch ${epochs - 1} is kept.` : '';
    if (this.#lastGood) this.#learn(this.#lastGood.network);
    this.#comeToRest({ state: 'diverged', ending: 'diverged', message: divergenceMessage(epochs) + kept });
  }

  #keep(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint;
    this.#saver.save(checkpoint);
    this.#learn(checkpoint.network);
  }

  #learn(network: NetworkParameters): void {
    this.#network = network;
    this.#options.listener.networkChanged(this);
  }

  #change(outcome: RunOutcome): void {
    this.#outcome = outcome;
    this.#saver.setState(outcome);
    this.#tellChange();
  }

  #comeToRest(outcome: RunOutcome): void {
    this.#outcome = outcome;
    this.#tellChange();
    void this.#writeEnd(outcome);
  }

  async #writeEnd(outcome: RunOutcome): Promise<void> {
    const { model } = this;
    if (model) this.#outcome = { ...outcome, weightsSha256: await weightsSha256(model.network) };
    await this.#saver.finish(this.#outcome, model);
    this.#options.listener.rested(this);
    this.#settleRest();
  }

  #tellChange(): void {
    if (this.#outcome.state !== 'running') for (const resolve of this.#whenStill.splice(0)) resolve();
    this.#options.listener.changed(this);
  }

  #modelOf(network: NetworkParameters): Model {
    const { name, now } = this.#options;
    const createdAt = new Date(now()).toISOString();
    return { network, provenance: provenanceOf(this.description, { name: name(), createdAt }, this.curve) };
  }
}
