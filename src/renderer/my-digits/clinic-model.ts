import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/network';
import type { DrawingModel } from '../drawing/drawing-model';
import type { InkStroke } from '../drawing/ink';
import type { LessonModel } from './lesson-model';
import type { OwnDigitsModel } from './own-digits-model';
import { createRound, drawnDigitsOf, inputOf, readAll, scoreOf, type Question } from './round';

/** `start`: nothing asked; then a round is drawn and looked at, and the network taught. */
export type Stage = 'start' | 'drawing' | 'result' | 'teaching' | 'taught';

interface ClinicModels {
  drawing: DrawingModel;
  network: ReadonlySignal<NetworkParameters | null>;
  ownDigits: OwnDigitsModel;
  lesson: LessonModel;
}

/** The clinic: asks for 20 digits, tells how many are read, and has the network taught. */
export class ClinicModel {
  readonly stage = signal<Stage>('start');
  readonly questions = signal<readonly Question[]>([]);
  /** Which question is asked. */
  readonly at = signal(0);
  readonly asked = computed(() => this.questions.value[this.at.value]?.asked ?? null);
  readonly canGoOn = computed(
    () => this.stage.value === 'drawing' && this.#models.drawing.strokes.value.length > 0,
  );
  /** The round is among the person's digits. */
  readonly isKept = signal(false);
  /** So many are drawn that nobody keeps yet. */
  readonly unkeptCount = computed(() =>
    this.isKept.value ? 0 : this.questions.value.filter(({ ink }) => ink.length > 0).length,
  );
  readonly inputs = computed(() => this.questions.value.map(({ ink }) => inputOf(ink)));
  readonly readings = computed(() => this.#readingsOf(this.#models.network.value));
  readonly score = computed(() => this.#scoreOf(this.#models.network.value));
  /** The round, read by the network before and after the last lesson; null when there was none before the round. */
  readonly comparison = computed(() => {
    const lesson = this.#lessonBefore.value ? this.#models.lesson.last.value : null;
    return lesson && { before: this.#scoreOf(lesson.before), after: this.#scoreOf(lesson.after), lesson };
  });
  /** Whether the round began after the lesson, which then says how well the network generalises. */
  readonly #lessonBefore = signal(false);
  /** What was on the pad when the round began; it comes back when that is over. */
  #inkBefore: readonly InkStroke[] = [];
  readonly #models: ClinicModels;
  readonly #chooseSeed: () => number;

  constructor(models: ClinicModels, chooseSeed: () => number) {
    this.#models = models;
    this.#chooseSeed = chooseSeed;
  }

  begin(): void {
    this.#inkBefore = this.#models.drawing.strokes.value;
    batch(() => {
      this.questions.value = createRound(this.#chooseSeed());
      this.isKept.value = false;
      this.#lessonBefore.value = this.#models.lesson.last.value !== null;
      this.stage.value = 'drawing';
      this.#ask(0);
    });
  }

  /** Takes what is on the pad and asks for the next digit; after the last one the round is looked at. */
  next(): void {
    if (this.canGoOn.value) this.#goOn();
  }

  skip(): void {
    batch(() => {
      this.#models.drawing.clear();
      this.#goOn();
    });
  }

  /** Asks again for the digit before, with what was drawn for it. */
  back(): void {
    batch(() => {
      this.#take();
      this.#ask(Math.max(0, this.at.value - 1));
    });
  }

  /** Ends the round with what has been drawn so far. */
  finish(): void {
    batch(() => {
      this.#take();
      this.#models.drawing.startWith(this.#inkBefore);
      this.stage.value = this.questions.value.some(({ ink }) => ink.length > 0) ? 'result' : 'start';
    });
  }

  /** Says what a drawing is; null leaves it out. */
  setLabel(index: number, label: number | null): void {
    this.#change(index, { label });
  }

  /** Forgets the round, and shows the beginning again. */
  leave(): void {
    batch(() => {
      this.questions.value = [];
      this.stage.value = 'start';
    });
  }

  /** Adds the round to the person's digits; true when that is done. */
  async keep(): Promise<boolean> {
    if (!this.isKept.value) {
      const drawn = drawnDigitsOf(this.questions.value);
      this.isKept.value = drawn.length === 0 || (await this.#models.ownDigits.add(drawn));
    }
    return this.isKept.value;
  }

  async keepAndLeave(): Promise<void> {
    if (await this.keep()) this.leave();
  }

  async keepAndTeach(): Promise<void> {
    if (await this.keep()) await this.teach();
  }

  /** Teaches all of the person's digits. */
  async teach(): Promise<void> {
    const stageBefore = this.stage.value;
    this.stage.value = 'teaching';
    const hasFinished = await this.#models.lesson.teach();
    this.stage.value = hasFinished ? 'taught' : stageBefore;
  }

  #goOn(): void {
    const next = this.at.value + 1;
    if (next === this.questions.value.length) return this.finish();
    batch(() => {
      this.#take();
      this.#ask(next);
    });
  }

  #take(): void {
    this.#change(this.at.value, { ink: this.#models.drawing.strokes.value });
  }

  #ask(index: number): void {
    const { drawing } = this.#models;
    this.at.value = index;
    drawing.startWith(this.questions.value[index].ink);
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
