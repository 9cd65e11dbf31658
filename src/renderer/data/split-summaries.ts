import { batch, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { DataStatus, SplitName } from '../../contract/data';
import { darknessOfDigits } from '../../engine/baselines/darkness';
import type { SplitSummary } from '../../engine/inspection/digit-summary';
import type { Inspector } from '../inspection/inspector';

/** How many images are guessed right by their darkness alone. */
export interface DarknessGuess {
  correct: number;
  total: number;
}

/** What the splits of the current data set are, digit by digit; each is added up once, in the inspection worker. */
export class SplitSummaries {
  readonly found = signal<Partial<Record<SplitName, SplitSummary>>>({});
  /** The baseline of chapter 1, learned from the training images and tried on the test images; null: not known yet. */
  readonly darknessGuess = signal<DarknessGuess | null>(null);
  readonly #inspector: Pick<Inspector, 'ask'>;
  #asked = new Map<SplitName, Promise<SplitSummary | null>>();

  constructor(inspector: Pick<Inspector, 'ask'>, data: ReadonlySignal<DataStatus>) {
    this.#inspector = inspector;
    effect(() => {
      void data.value;
      batch(() => {
        this.#asked = new Map();
        this.found.value = {};
        this.darknessGuess.value = null;
      });
    });
  }

  /** Adds up this split, if that has not been done. */
  load(split: SplitName): Promise<SplitSummary | null> {
    const known = this.#asked.get(split);
    if (known !== undefined) return known;
    const summary = this.#ask(split);
    this.#asked.set(split, summary);
    return summary;
  }

  async guessByDarkness(): Promise<void> {
    const asked = this.#asked;
    const training = await this.load('training');
    const test = await this.load('test');
    if (training === null || test === null || test.all.count === 0) return;
    if (this.darknessGuess.peek() !== null) return;
    const darkness = darknessOfDigits(training);
    const correct = await this.#inspector.ask('rightByDarkness', 'test', { darkness });
    if (correct !== null && asked === this.#asked)
      this.darknessGuess.value = { correct, total: test.all.count };
  }

  async #ask(split: SplitName): Promise<SplitSummary | null> {
    const asked = this.#asked;
    const summary = await this.#inspector.ask('summary', split, {});
    if (summary === null || asked !== this.#asked) return null;
    this.found.value = { ...this.found.peek(), [split]: summary };
    return summary;
  }
}
