import type { Emit, Events } from '../../contract/api';
import type { DataSet } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import type { AccuracyPoint, RunDetails } from '../../contract/run';
import { beganWhole, isAtRest } from '../../contract/run';
import type { DataLibrary, NamedData } from '../data/data-library';
import { examineInTurns } from '../doctor/examine-in-turns';
import { knownHistoryOf } from '../doctor/known-history';
import { countCorrectInTurns } from '../models/count-correct';
import type { RunStore } from '../runs/run-store';
import type { RunOnScreen } from './run-on-screen';

export interface CheckupOptions {
  store: RunStore;
  screen: RunOnScreen;
  library: DataLibrary;
  emit: Emit;
}

/** As in each epoch of a run: the first 10,000 training images, or all if there are fewer. */
const trainingImagesToCount = 10_000;

/** Checks the ended run on screen: evaluates a network whose history is unknown, and finds what ails it. */
export class Checkup {
  readonly #options: CheckupOptions;
  #network: NetworkParameters | undefined;
  #diagnosis: Events['run.diagnosis'] | undefined;
  #isClosed = false;
  #lastLook: Promise<void> = Promise.resolve();

  constructor(options: CheckupOptions) {
    this.#options = options;
  }

  /** To be called when an ended run comes on screen, when the run on screen ends, and when data become available. */
  look(): void {
    this.#lastLook = Promise.all([this.#lastLook, this.#look()]).then(() => undefined);
  }

  /** Repeats the known findings about the run on screen, for a new page. */
  tellAgain(): void {
    const { screen, emit } = this.#options;
    if (this.#diagnosis?.runId === screen.id && isAtRest(screen.summary))
      emit('run.diagnosis', this.#diagnosis);
  }

  /** Stops checking; resolves when all writing is done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#lastLook;
  }

  async #look(): Promise<void> {
    const { screen, library } = this.#options;
    if (screen.id === '' || library.status.phase !== 'ready') return;
    const { details, network } = screen;
    if (!isAtRest(details)) return;
    if (network === this.#network) return this.tellAgain();
    this.#network = network;
    this.#diagnosis = undefined;
    const data = await library.readNamed();
    const isWanted = () => screen.network === network && !this.#isClosed;
    if (data.ok) await this.#examine(details, network, data.value, isWanted);
    // An unfinished check starts again when the run comes back on screen.
    if (!isWanted() && this.#network === network) this.#network = undefined;
  }

  async #examine(
    details: RunDetails,
    network: NetworkParameters,
    { data, sha256 }: NamedData,
    isWanted: () => boolean,
  ): Promise<void> {
    if (isUnknown(details)) await this.#evaluate(details, network, data, isWanted);
    const findings = await examineInTurns(network, data, knownHistoryOf(details, sha256), isWanted);
    if (!findings || !isWanted()) return;
    this.#diagnosis = { runId: details.id, findings };
    this.tellAgain();
  }

  async #evaluate(
    { id, epochs }: RunDetails,
    network: NetworkParameters,
    data: DataSet,
    isWanted: () => boolean,
  ): Promise<void> {
    const point = await evaluate(network, data, epochs.length, isWanted);
    if (!isWanted()) return;
    const writer = await this.#options.store.resume(id);
    // Another process has the run now, and reports its figures.
    if (!writer.ok) return;
    writer.value.addPoint(point);
    const written = await writer.value.finish({ state: 'finished' }, writer.value.start);
    await writer.value.release();
    if (written.ok) this.#options.screen.addPoint(id, point);
    else this.#options.emit('failed', written.failure);
  }
}

function isUnknown({ origin, epochs, points }: RunDetails): boolean {
  return beganWhole({ origin }) && epochs.length === 0 && points.length === 0;
}

async function evaluate(
  network: NetworkParameters,
  { training, validation, test }: DataSet,
  epochs: number,
  isWanted: () => boolean,
): Promise<AccuracyPoint> {
  const trainingTotal = Math.min(trainingImagesToCount, training.labels.length);
  return {
    epochs,
    validationCorrect: await countCorrectInTurns(network, validation, undefined, isWanted),
    validationTotal: validation.labels.length,
    correct: await countCorrectInTurns(network, test, undefined, isWanted),
    total: test.labels.length,
    trainingCorrect: await countCorrectInTurns(network, training, trainingTotal, isWanted),
    trainingTotal,
  };
}
