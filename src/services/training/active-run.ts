import type { DataSet } from '../../contract/data';
import type { Model } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { Failure, Result } from '../../contract/result';
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
import { weightsSha256 } from '../models/weights-sha256';
import { provenanceOf } from '../runs/provenance';
import type { RunRecords } from '../runs/records';
import type { RunWriter } from '../runs/run-writer';
import type { CurveMark } from './live-curve';
import { LiveCurve } from './live-curve';
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
  /** It could not be written; the next checkpoint is the next attempt. */
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
  records: RunRecords;
  /** What it begins with, where that is known before the trainer tells. */
  network?: NetworkParameters;
  listener: RunListener;
  /** Another process has taken it over, so it has to end here. */
  onLost: () => void;
}

/** One run from its request to its rest: what the trainer tells becomes its state, its curve and its networks, here and on disk. */
export class ActiveRun implements TrainerTask {
  readonly command: StartCommand;
  readonly data: DataSet;
  readonly curve: LiveCurve;
  /** Resolves when it is at rest and has been written, if that was possible. */
  readonly rest: Promise<void>;
  readonly #options: ActiveRunOptions;
  readonly #writer: RunWriter;
  #outcome: RunOutcome = { state: 'waiting' };
  #engineInUse: EngineInUse | undefined;
  #network: NetworkParameters | undefined;
  /** Of the last epoch, or what it began with: what divergence falls back to. */
  #lastGood: NetworkParameters | undefined;
  #checkpoint: Checkpoint | undefined;
  /** Where the curve stood at the checkpoint. */
  #mark: CurveMark;
  #isWritten = false;
  #isFailureTold = false;
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

  /** It is at rest, and its folder says so. */
  get isWritten(): boolean {
    return this.#isWritten;
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

  /** Its process is gone; it can go on from its last checkpoint. */
  interrupt(reason: string): void {
    const checkpoint = this.#checkpoint;
    if (!checkpoint) return this.#comeToRest({ state: 'interrupted', message: reason });
    this.curve.goBackTo(this.#mark, checkpoint.curve.points);
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
    return this.#writer.release();
  }

  #goOnFrom(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint;
    this.#network = checkpoint.network;
    this.curve.restartEpoch(checkpoint.curve.points);
  }

  #epochFinished({ result, costs, network }: Extract<RunEvent, { type: 'epoch' }>): void {
    this.curve.addEpoch(result, costs);
    this.#lastGood = network;
    this.#writer.addEpoch(result, costs);
    if (bestEpoch(this.curve.epochs) === result) this.#writer.keepBest(this.#modelOf(network));
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
    if (this.#lastGood) this.#learn(this.#lastGood);
    const message = divergenceMessage(epochs) + kept;
    this.#comeToRest({ state: 'diverged', ending: 'diverged', message }, this.model);
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

  /** `last`: the network that it ends with, where that is not its checkpoint's. */
  #comeToRest(outcome: RunOutcome, last?: Model): void {
    this.#outcome = outcome;
    this.#tellChange();
    void this.#writeEnd(outcome, last);
  }

  async #writeEnd(outcome: RunOutcome, last: Model | undefined): Promise<void> {
    // Whoever was told that it could not be written wants to know how that ended.
    this.#isFailureTold = false;
    const network = this.#network;
    if (network) this.#outcome = { ...outcome, weightsSha256: await weightsSha256(network) };
    this.#isWritten = await this.#written(this.#writer.finish(this.#outcome, last));
    this.#options.listener.rested(this);
    this.#settleRest();
  }

  /** Nobody who trains waits for the disk; that it cannot be written to is told once. */
  async #written(writing: Promise<Result<undefined>>): Promise<boolean> {
    const written = await writing;
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
