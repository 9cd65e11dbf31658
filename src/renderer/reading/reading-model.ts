import { computed, signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { preparationSteps } from '../../engine/handwriting/one-digit/preparation-steps';
import type { DataModel } from '../data/data-model';
import type { DigitModel } from '../drawing/digit-model';
import type { DrawingModel } from '../drawing/drawing-model';
import { asPadStrokes } from '../drawing/pad-strokes';
import type { RunModel } from '../run/run-model';
import type { NoticesModel } from '../ui/notices-model';
import type { ViewsModel } from '../ui/views-model';
import { LineModel } from './line-model';
import type { LineReader } from './line-reader';
import { readPictureFile } from './picture-file';
import type { Resemblance } from './similar-digits-model';
import { SimilarDigitsModel } from './similar-digits-model';

/** What the view needs of the rest of the window. */
export interface ReadingEnvironment {
  notices: NoticesModel;
  views: ViewsModel;
  data: DataModel;
  training: RunModel;
  drawing: DrawingModel;
  digit: DigitModel;
}

/** What is read: the drawing on the pad beside it, or many digits on a wide pad or a picture. */
export const readingParts = ['one-digit', 'many-digits'] as const;
export type ReadingPart = (typeof readingParts)[number];

const copiedMs = 2000;

/** What the network sees of the drawing on the pad, and what it reads in many digits. */
export class ReadingModel {
  readonly part = signal<ReadingPart>('one-digit');
  readonly line: LineModel;
  readonly similar: SimilarDigitsModel;
  /** True for a moment after what was read was copied. */
  readonly isCopied = signal(false);
  /** How the drawing is prepared, step by step; null while there is no ink. */
  readonly steps = computed(() => preparationSteps(asPadStrokes(this.#environment.drawing.strokes.value)));
  /** Of the two answers where they differ, otherwise of the answer and the runner-up; the one that counts goes first. */
  readonly #comparedDigits = computed(() => {
    const { prediction, prepared, squeezed } = this.#environment.digit;
    const used = prediction.value;
    if (used === null) return '';
    const others = [prepared.prediction.value, squeezed.prediction.value];
    const other = others.find((answer) => answer !== null && answer.digit !== used.digit);
    return `${used.digit}${other?.digit ?? used.runnerUp}`;
  });
  readonly resemblance = computed((): Resemblance | null => {
    const input = this.#environment.digit.input.value;
    const digits = [...this.#comparedDigits.value].map(Number);
    return input === null || digits.length === 0 ? null : { input, digits };
  });
  readonly #bridge: InklingBridge;
  readonly #environment: ReadingEnvironment;

  constructor(bridge: InklingBridge, environment: ReadingEnvironment, reader: LineReader) {
    this.#bridge = bridge;
    this.#environment = environment;
    this.line = new LineModel(environment.training.network, reader);
    this.similar = new SimilarDigitsModel(bridge, environment.data);
  }

  /** Lets a person choose a picture. */
  async openPicture(): Promise<void> {
    const chosen = await this.#environment.notices.outcome(this.#bridge.request('picture.open'));
    if (chosen !== undefined) await this.openFile(new Blob([chosen.bytes]), chosen.name);
  }

  /** Shows and reads a picture; what is none is told, and leaves all as it is. */
  async openFile(file: Blob, name: string): Promise<void> {
    const picture = await this.#environment.notices.outcome(readPictureFile(file, name));
    if (picture === undefined) return;
    this.line.openPicture(picture);
    this.part.value = 'many-digits';
    this.#environment.views.show('read');
  }

  async copyText(): Promise<void> {
    const text = this.line.reading.value?.text ?? '';
    const written = await this.#bridge.request('clipboard.write-text', text);
    if (!written.ok) return this.#environment.notices.report(written.failure);
    this.isCopied.value = true;
    setTimeout(() => (this.isCopied.value = false), copiedMs);
  }
}
