import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DigitRound } from '../../contract/my-digits';
import type { NetworkParameters } from '../../contract/network';
import type { DrawingModel } from '../drawing/drawing-model';
import type { InkStroke } from '../drawing/ink';
import type { NoticesModel } from '../ui/notices-model';
import { formatCount } from '../ui/number-format';
import type { LessonModel } from './lesson-model';
import { decodeRound, encodeRound } from './noted-round';
import type { OwnDigitsModel } from './own-digits-model';
import { createRound, drawnDigitsOf, inputOf, isDrawn, readAll, scoreOf, type Question } from './round';

/** `none` without a round; otherwise its digits are drawn, and then their result is shown. */
export type RoundStage = 'none' | 'drawing' | 'result';

interface ModelsOfRound {
  drawing: DrawingModel;
  network: ReadonlySignal<NetworkParameters | null>;
  notices: NoticesModel;
  ownDigits: OwnDigitsModel;
  lesson: LessonModel;
}

/** A round of 20 digits: asks for one after another and counts how many the network on screen reads correctly. */
export class RoundModel {
  readonly questions = signal<readonly Question[]>([]);
  /** Index of the current question; the number of questions once all have been asked. */
  readonly at = signal(0);
  readonly stage = computed((): RoundStage => {
    const { length } = this.questions.value;
    if (length === 0) return 'none';
    return this.at.value < length ? 'drawing' : 'result';
  });
  readonly asked = computed(() => this.questions.value[this.at.value]?.asked ?? null);
  readonly canGoOn = computed(
    () => this.stage.value === 'drawing' && this.#models.drawing.strokes.value.length > 0,
  );
  readonly inputs = computed(() => this.questions.value.map(({ ink }) => inputOf(ink)));
  readonly readings = computed(() => this.#readingsOf(this.#models.network.value));
  readonly score = computed(() => this.#scoreOf(this.#models.network.value));
  /** The score of the network that the lesson on screen started from; null if there is none to compare with. */
  readonly scoreBefore = computed(() => {
    const before = this.#models.lesson.networkBefore.value;
    return before && this.#scoreOf(before);
  });
  /** The unfinished round as it is stored, with the ink on the pad; null without a round. */
  readonly noted = computed((): DigitRound | null => {
    if (this.stage.value === 'none') return null;
    const ink = this.#models.drawing.finishedStrokes.value;
    return encodeRound(this.#withInk(this.stage.value === 'drawing' ? ink : null), this.at.value);
  });
  /** The pad's ink before the round, restored after it. */
  #inkBefore: readonly InkStroke[] = [];
  readonly #models: ModelsOfRound;
  readonly #chooseSeed: () => number;

  constructor(models: ModelsOfRound, chooseSeed: () => number) {
    this.#models = models;
    this.#chooseSeed = chooseSeed;
  }

  begin(): void {
    this.#inkBefore = this.#models.drawing.strokes.value;
    this.#set(createRound(this.#chooseSeed()), 0);
  }

  /** Continues a round that was unfinished when the page was closed. */
  restore(round: DigitRound): void {
    const questions = decodeRound(round);
    this.#set(questions, Math.min(round.at, questions.length));
  }

  /** Takes the ink on the pad and asks for the next digit; after the last one the result is shown. */
  next(): void {
    if (this.canGoOn.value) this.#goOn();
  }

  skip(): void {
    batch(() => {
      this.#models.drawing.clear();
      this.#goOn();
    });
  }

  /** Asks for the previous digit again, with its drawing on the pad. */
  back(): void {
    batch(() => {
      this.#take();
      this.#ask(Math.max(0, this.at.value - 1));
    });
  }

  /** Ends the round with the drawings so far. */
  finish(): void {
    batch(() => {
      this.#take();
      this.#giveBackPad();
      if (this.questions.value.some(isDrawn)) this.at.value = this.questions.value.length;
      else this.questions.value = [];
    });
  }

  /** Sets the label of a drawing; null leaves it out. */
  setLabel(index: number, label: number | null): void {
    this.#change(index, { label });
  }

  /** Ends the round without keeping its digits; this can be undone. */
  discard(): void {
    const { value: questions } = this.questions;
    const count = questions.filter(isDrawn).length;
    this.questions.value = [];
    this.#models.notices.tell(`Discarded ${count === 1 ? '1 digit' : `${formatCount(count)} digits`}.`, {
      label: 'Undo',
      run: () => this.#bringBack(questions),
    });
  }

  /** Adds the round to the user's digits and ends it; true on success. */
  async keep(): Promise<boolean> {
    const drawn = drawnDigitsOf(this.questions.value);
    const isKept = drawn.length === 0 || (await this.#models.ownDigits.add(drawn));
    if (isKept) this.questions.value = [];
    return isKept;
  }

  async keepAndTeach(): Promise<void> {
    if (await this.keep()) await this.#models.lesson.teach();
  }

  #set(questions: readonly Question[], at: number): void {
    batch(() => {
      this.questions.value = questions;
      if (at < questions.length) this.#ask(at);
      else this.at.value = at;
    });
  }

  /** Restores discarded digits; during another round, they are added to the user's digits. */
  #bringBack(questions: readonly Question[]): unknown {
    if (this.stage.peek() !== 'none') return this.#models.ownDigits.add(drawnDigitsOf(questions));
    return this.#set(questions, questions.length);
  }

  #goOn(): void {
    const next = this.at.value + 1;
    if (next === this.questions.value.length) return this.finish();
    batch(() => {
      this.#take();
      this.#ask(next);
    });
  }

  #giveBackPad(): void {
    this.#models.drawing.startWith(this.#inkBefore);
    this.#inkBefore = [];
  }

  #take(): void {
    this.questions.value = this.#withInk(this.#models.drawing.strokes.value);
  }

  #ask(index: number): void {
    this.at.value = index;
    this.#models.drawing.startWith(this.questions.value[index].ink);
  }

  /** The questions, with this ink for the current one; null leaves them unchanged. */
  #withInk(ink: readonly InkStroke[] | null): readonly Question[] {
    const at = this.at.value;
    return ink === null
      ? this.questions.value
      : this.questions.value.map((question, index) => (index === at ? { ...question, ink } : question));
  }

  #change(index: number, changes: Partial<Question>): void {
    this.questions.value = this.questions.value.map((question, at) =>
      at === index ? { ...question, ...changes } : question,
    );
  }

  #readingsOf(network: NetworkParameters | null): (number | null)[] {
    return network === null ? [] : readAll(network, this.inputs.value);
  }

  #scoreOf(network: NetworkParameters | null) {
    const labels = this.questions.value.map(({ label }) => label);
    return scoreOf(labels, this.#readingsOf(network));
  }
}
