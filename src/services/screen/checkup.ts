import type { Emit, Events } from '../../contract/api';
import type { DataSet } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import type { AccuracyPoint, RunDetails } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import type { DataLibrary } from '../data/data-library';
import { countCorrectInTurns } from '../models/count-correct';
import type { RunStore } from '../runs/run-store';
import { diagnose } from './diagnose';
import type { RunOnScreen } from './run-on-screen';

export interface CheckupOptions {
  store: RunStore;
  screen: RunOnScreen;
  library: DataLibrary;
  emit: Emit;
}

/** As in each epoch of a run: the first 10,000 training images, or as many as there are. */
const trainingImagesToCount = 10_000;

/** Looks at the run on screen when it is at rest: evaluates a network whose history nobody knows, and says what ails it. */
export class Checkup {
  readonly #options: CheckupOptions;
  #network: NetworkParameters | undefined;
  #diagnosis: Events['run.diagnosis'] | undefined;
  #isClosed = false;
  #lastLook: Promise<void> = Promise.resolve();

  constructor(options: CheckupOptions) {
    this.#options = options;
  }

  /** To be called when a run at rest comes on screen, when the one on screen comes to rest, and when there are data. */
  look(): void {
    this.#lastLook = Promise.all([this.#lastLook, this.#look()]).then(() => undefined);
  }

  /** Tells what ails the run on screen, if that is known; a new page has not heard of it. */
  tellAgain(): void {
    const { screen, emit } = this.#options;
    if (this.#diagnosis?.runId === screen.id && isAtRest(screen.summary))
      emit('run.diagnosis', this.#diagnosis);
  }

  /** Looks no more; resolves when nothing is being written any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#lastLook;
  }

  async #look(): Promise<void> {
    const { screen, library } = this.#options;
    if (screen.id === '' || library.status.phase !== 'ready') return;
    const { details, network } = screen;
    if (network === this.#network || !isAtRest(details)) return;
    this.#network = network;
    const data = await library.read();
    const isWanted = () => screen.network === network && !this.#isClosed;
    if (data.ok) await this.#examine(details, network, data.value, isWanted);
    // What was not looked at to the end is looked at when it comes back.
    if (!isWanted() && this.#network === network) this.#network = undefined;
  }

  async #examine(
    details: RunDetails,
    network: NetworkParameters,
    data: DataSet,
    isWanted: () => boolean,
  ): Promise<void> {
    if (isUnknown(details)) await this.#evaluate(details, network, data, isWanted);
    const findings = await diagnose(network, data.test, isWanted);
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
    // Whoever has it now tells its figures.
    if (!writer.ok) return;
    writer.value.addPoint(point);
    const written = await writer.value.finish({ state: 'finished' }, writer.value.start);
    if (written.ok) this.#options.screen.addPoint(id, point);
    else this.#options.emit('failed', written.failure);
  }
}

function isUnknown({ origin, epochs, points }: RunDetails): boolean {
  return origin.kind === 'opened' && epochs.length === 0 && points.length === 0;
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
