import type { DataSet } from '../../contract/data';
import type { Model } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { Failure, Result } from '../../contract/result';
import type {
  AccuracyPoint,
  EngineInUse,
  EpochResult,
  KeptNetworks,
  RunDescription,
  RunEnding,
  RunOutcome,
} from '../../contract/run';
import { divergenceMessage } from '../../contract/run';
import type { Checkpoint, TrainingProgress, RunEvent } from '../../contract/trainer';
import { bestEpoch } from '../../engine/evaluation/best-run';
import { calibrateInTurns } from '../models/calibrate-network';
import { weightsSha256 } from '../models/weights-sha256';
import { provenanceOf } from '../runs/provenance';
import type { RunRecords } from '../runs/records';
import type { RunWriter } from '../runs/run-writer';
import type { CurveMark } from './live-curve';
import { LiveCurve } from './live-curve';
import type { TrainerTask } from './trainer-pool';
import type { StartCommand } from './trainer-process';

/** Listens to what happens to runs. */
export interface RunListener {
  /** Its state, message or engine has changed. */
  changed(run: ActiveRun): void;
  progressed(run: ActiveRun, progress: TrainingProgress): void;
  pointAdded(run: ActiveRun, point: AccuracyPoint): void;
  epochFinished(run: ActiveRun, result: EpochResult): void;
  /** There is a newer network. */
  networkChanged(run: ActiveRun): void;
  /** The run could not be written; the next checkpoint tries again. */
  notWritten(run: ActiveRun, failure: Failure): void;
  /** The run has ended, and its folder says so if that could be written. */
  rested(run: ActiveRun): void;
}

export interface ActiveRunOptions {
  writer: RunWriter;
  /** The run's current name. */
  name: () => string;
  command: StartCommand;
  data: DataSet;
  /** What is known about the run before it trains here. */
  records: RunRecords;
  /** The network that it starts with, if known before the trainer reports it. */
  network?: NetworkParameters;
  listener: RunListener;
  /** Called when another process has taken the run over, so that it must end here. */
  onLost: () => void;
}

/**
 * One run from its request to its end: the trainer's reports become its state, its curve and its networks, here and on
 * disk.
 */
export class ActiveRun implements TrainerTask {
  readonly command: StartCommand;
  readonly data: DataSet;
  readonly curve: LiveCurve;
  /** Resolves when the run has ended and has been written, if that was possible. */
  readonly rest: Promise<void>;
  readonly #options: ActiveRunOptions;
  readonly #writer: RunWriter;
  #outcome: RunOutcome = { state: 'waiting' };
  #engineInUse: EngineInUse | undefined;
  #network: NetworkParameters | undefined;
  /** The network of the last epoch, or the starting one: divergence falls back to it. */
  #lastGood: NetworkParameters | undefined;
  #checkpoint: Checkpoint | undefined;
  /** The curve's position at the checkpoint. */
  #mark: CurveMark;
  #isEnding = false;
  #isWritten = false;
  /** Why the last write failed, if it did. */
  #writeFailure: Failure | undefined;
  #isFailureTold = false;
  /** What is to be written at the end. */
  #end: { outcome: RunOutcome; last?: Model } | undefined;
  #bestModel: Model | undefined;
  #settleRest!: () => void;
  #whenStill: (() => void)[] = [];

  constructor(options: ActiveRunOptions) {
    const { writer, command, data, records, network } = options;
    this.#options = options;
    this.#writer = writer;
    this.command = command;
    this.data = data;
    this.curve = new LiveCurve(records);
    this.#mark = this.curve.mark;
    this.rest = new Promise((resolve) => (this.#settleRest = resolve));
    this.#network = network;
    if (command.start.kind === 'checkpoint') this.#goOnFrom(command.start.checkpoint);
    this.#lastGood = this.#network;
  }

  get id(): string {
    return this.#writer.id;
  }

  get description(): RunDescription {
    return this.#writer.description;
  }

  get outcome(): RunOutcome {
    return this.#outcome;
  }

  get engineInUse(): EngineInUse | undefined {
    return this.#engineInUse;
  }

  /** The newest network; absent until the starting one is known. */
  get network(): NetworkParameters | undefined {
    return this.#network;
  }

  /** The newest network with its history. */
  get model(): Model | undefined {
    return this.#network && this.#modelOf(this.#network);
  }

  /** The newest checkpoint, from which the run can continue. */
  get checkpoint(): Checkpoint | undefined {
    return this.#checkpoint;
  }

  /** The run trains no more; it is at rest, or will be once its last network is known. */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** The run has ended, and its folder says so. */
  get isWritten(): boolean {
    return this.#isWritten;
  }

  /** Why the last write of the run failed; undefined when it did not. */
  get writeFailure(): Failure | undefined {
    return this.#writeFailure;
  }

  /** The network after the best epoch, with its history up to there; undefined when that epoch was trained by another process, or not yet. */
  get bestModel(): Model | undefined {
    return this.#bestModel;
  }

  /** The networks kept on its way; the same object until they change. */
  get kept(): KeptNetworks {
    return this.#writer.kept;
  }

  begin(): void {
    this.#change({ state: 'running' });
  }

  receive(event: RunEvent): void {
    const { listener } = this.#options;
    switch (event.type) {
      case 'started':
        this.#engineInUse = event.engine;
        this.#lastGood ??= event.checkpoint.network;
        this.#keepStart(event.checkpoint);
        this.#keep(event.checkpoint);
        return listener.changed(this);
      case 'progress':
        this.curve.addCosts(event.progress.costs);
        return listener.progressed(this, event.progress);
      case 'point':
        this.curve.addPoint(event.point);
        this.#writer.addPoint(event.point);
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
      case 'refused':
        return this.fail(event.message);
    }
  }

  /** Ends the run because its process has died; it can continue from its last checkpoint. */
  interrupt(reason: string): void {
    const checkpoint = this.#checkpoint;
    if (!checkpoint) return void this.#comeToRest({ state: 'interrupted', message: reason });
    this.curve.goBackTo(this.#mark, checkpoint.curve.points);
    this.#learn(checkpoint.network);
    const message = `${reason} It can be resumed from epoch ${checkpoint.position.epoch}.`;
    void this.#comeToRest({ state: 'interrupted', message });
  }

  fail(reason: string): void {
    void this.#comeToRest({ state: 'failed', message: reason });
  }

  /** Ends the run while it still waits. */
  stopWaiting(): void {
    void this.#comeToRest({ state: 'stopped', ending: 'stopped' });
  }

  /** Resolves when the run is not training. */
  async still(): Promise<void> {
    if (this.#outcome.state !== 'running') return;
    await new Promise<void>((resolve) => this.#whenStill.push(resolve));
  }

  /** Tries again to write the end of a run that has ended, such as after a full disk; resolves to whether it is written. */
  async writeEndAgain(): Promise<boolean> {
    await this.rest;
    if (this.#isWritten || !this.#end) return this.#isWritten;
    this.#isWritten = await this.#written(this.#writer.finish(this.#end.outcome, this.#end.last));
    if (this.#isWritten) this.#options.listener.rested(this);
    return this.#isWritten;
  }

  /** Writes what is pending, and releases the run in its current state. */
  release(): Promise<void> {
    return this.#writer.release();
  }

  #goOnFrom(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint;
    this.#network = checkpoint.network;
    this.curve.restartEpoch(checkpoint.curve.points);
  }

  /** The network that it starts with is the first that it keeps. */
  #keepStart({ position, network }: Checkpoint): void {
    if (position.imagesDone === 0) this.#writer.keepNetwork(position.epoch, network);
  }

  #epochFinished({ result, costs, network }: Extract<RunEvent, { type: 'epoch' }>): void {
    this.curve.addEpoch(result, costs);
    this.#lastGood = network;
    this.#writer.addEpoch(result, costs);
    this.#writer.keepNetwork(result.epoch + 1, network);
    if (bestEpoch(this.curve.epochs) === result) {
      this.#bestModel = this.#modelOf(network);
      this.#writer.keepBest(this.#bestModel);
    }
    this.#options.listener.epochFinished(this, result);
    this.#learn(network);
  }

  #ended(ending: RunEnding, checkpoint: Checkpoint | undefined): void {
    if (ending === 'diverged') return this.#diverged();
    if (checkpoint) this.#keep(checkpoint);
    void this.#comeToRest({ state: ending === 'stopped' ? 'stopped' : 'finished', ending });
  }

  /** Numbers that are not finite are useless, so the last finite network is kept. */
  #diverged(): void {
    const epochs = this.curve.epochs.length;
    const kept = epochs > 0 ? ` The network of epoch ${epochs - 1} is kept.` : '';
    if (this.#lastGood) this.#learn(this.#lastGood);
    const message = divergenceMessage(epochs) + kept;
    void this.#comeToRest({ state: 'diverged', ending: 'diverged', message });
  }

  #keep(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint;
    this.#mark = this.curve.mark;
    void this.#written(this.#writer.save(checkpoint));
    this.#learn(checkpoint.network);
  }

  #learn(network: NetworkParameters): void {
    this.#network = network;
    this.#options.listener.networkChanged(this);
  }

  #change(outcome: RunOutcome): void {
    this.#outcome = outcome;
    void this.#written(this.#writer.setState(outcome));
    this.#tellChange();
  }

  /** The run is only told to be at rest once its network is the last one: nothing that is done with it then is undone. */
  async #comeToRest(outcome: RunOutcome): Promise<void> {
    this.#isEnding = true;
    // An interrupted run goes on from its checkpoint; one that has failed or only waited has learned nothing.
    const hasLearned = outcome.ending !== undefined && this.#engineInUse !== undefined;
    if (hasLearned) await this.#calibrate();
    this.#outcome = outcome;
    this.#tellChange();
    const last = hasLearned ? this.model : undefined;
    // Anyone who saw the write error needs to know how it ended.
    this.#isFailureTold = false;
    const network = this.#network;
    if (network) this.#outcome = { ...outcome, weightsSha256: await weightsSha256(network) };
    this.#end = { outcome: this.#outcome, last };
    this.#isWritten = await this.#written(this.#writer.finish(this.#outcome, last));
    this.#options.listener.rested(this);
    this.#settleRest();
  }

  /** Fits the temperatures of the networks that the run leaves. */
  async #calibrate(): Promise<void> {
    const { validation } = this.data;
    if (this.#bestModel) {
      const network = await calibrateInTurns(this.#bestModel.network, validation);
      this.#bestModel = { ...this.#bestModel, network };
      this.#writer.keepBest(this.#bestModel);
    }
    if (this.#network) this.#learn(await calibrateInTurns(this.#network, validation));
  }

  /** Training never waits for the disk; a write error is reported once. */
  async #written(writing: Promise<Result<undefined>>): Promise<boolean> {
    const written = await writing;
    this.#writeFailure = written.ok ? undefined : written.failure;
    if (written.ok) return true;
    if (!this.#isFailureTold) this.#options.listener.notWritten(this, written.failure);
    this.#isFailureTold = true;
    if (written.failure.code === 'run-in-use') this.#options.onLost();
    return false;
  }

  #tellChange(): void {
    if (this.#outcome.state !== 'running') for (const resolve of this.#whenStill.splice(0)) resolve();
    this.#options.listener.changed(this);
  }

  #modelOf(network: NetworkParameters): Model {
    const { epochs, points, costs } = this.curve;
    const name = this.#options.name();
    return { network, provenance: provenanceOf({ ...this.description, name, epochs, points, costs }) };
  }
}
