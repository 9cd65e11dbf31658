import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import {
  answer,
  isItAZero,
  type AnsweredQuestion,
  type Question,
} from '../../../engine/perceptron/question-tree';
import type { Sample } from '../../drawing/sample';
import { sampleAt, sampleSource, type SampleSource } from '../../drawing/sample-source';
import type { ChapterEnvironment } from '../chapter-page';

/** A question that is broken into smaller ones, asked about one picture, and about all test images. */
export class QuestionModel {
  /** How many pictures can be chosen. */
  readonly count: ReadonlySignal<number>;
  /** Which of them, from 1. */
  readonly number: ReadonlySignal<number>;
  readonly picture = signal<Sample | null>(null);
  readonly answered: ReadonlySignal<AnsweredQuestion | null>;
  /** The question that is looked at. */
  readonly chosen = signal<Question>(isItAZero);
  /** Test images answered yes, by digit, and their number; null: not counted for these data. */
  readonly counted: ReadonlySignal<{ yes: number[]; count: number[] } | null>;
  readonly canCount: ReadonlySignal<boolean>;
  readonly #environment: Pick<ChapterEnvironment, 'data' | 'images' | 'inspector'>;
  readonly #asked = signal(1);
  readonly #counted = signal<{ sha256: string; yes: number[]; count: number[] } | null>(null);
  /** Counts what is fetched: an older picture that comes late is not shown. */
  #newest = 0;

  constructor(environment: Pick<ChapterEnvironment, 'data' | 'images' | 'inspector'>) {
    this.#environment = environment;
    const { data, images } = environment;
    const source = computed(() => sampleSource(data.value, images));
    this.count = computed(() => source.value.count);
    this.number = computed(() => Math.min(this.#asked.value, this.count.value));
    effect(() => void this.#fetch(source.value, this.number.value - 1));
    this.answered = computed(() => this.picture.value && answer(isItAZero, this.picture.value.input));
    this.canCount = computed(() => data.value.phase === 'ready');
    this.counted = computed(() => {
      const [{ value: status }, { value: counted }] = [data, this.#counted];
      return status.phase === 'ready' && counted?.sha256 === status.sha256 ? counted : null;
    });
  }

  choosePicture(number: number): void {
    if (Number.isInteger(number)) this.#asked.value = Math.min(this.count.peek(), Math.max(1, number));
  }

  /** Asks about all test images. */
  async countAll(): Promise<void> {
    const status = this.#environment.data.peek();
    if (status.phase !== 'ready') return;
    const answers = await this.#environment.inspector.ask('treeAnswers', 'test', { tree: isItAZero });
    if (answers !== null) this.#counted.value = { sha256: status.sha256, ...answers };
  }

  async #fetch(source: SampleSource, index: number): Promise<void> {
    const fetch = ++this.#newest;
    const picture = await sampleAt(source, index);
    if (fetch === this.#newest) this.picture.value = picture;
  }
}
