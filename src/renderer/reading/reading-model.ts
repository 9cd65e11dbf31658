import { computed } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { preparationSteps } from '../../engine/handwriting/preparation-steps';
import type { DataModel } from '../data/data-model';
import type { DigitModel } from '../drawing/digit-model';
import type { DrawingModel } from '../drawing/drawing-model';
import { asPadStrokes } from '../drawing/pad-strokes';
import type { Resemblance } from './similar-digits-model';
import { SimilarDigitsModel } from './similar-digits-model';

/** What the network sees of the drawing on the pad, and which training digits that is like. */
export class ReadingModel {
  readonly similar: SimilarDigitsModel;
  /** How the drawing is prepared, step by step; null while there is no ink. */
  readonly steps = computed(() => preparationSteps(asPadStrokes(this.#drawing.strokes.value)));
  /** Of the two answers where they differ, otherwise of the answer and the runner-up; the one that counts goes first. */
  readonly #comparedDigits = computed(() => {
    const used = this.#digit.prediction.value;
    if (used === null) return '';
    const others = [this.#digit.prepared, this.#digit.squeezed].map(({ prediction }) => prediction.value);
    const other = others.find((prediction) => prediction !== null && prediction.digit !== used.digit);
    return `${used.digit}${other?.digit ?? used.runnerUp}`;
  });
  readonly resemblance = computed((): Resemblance | null => {
    const input = this.#digit.input.value;
    const digits = [...this.#comparedDigits.value].map(Number);
    return input === null || digits.length === 0 ? null : { input, digits };
  });
  readonly #drawing: DrawingModel;
  readonly #digit: DigitModel;

  constructor(bridge: InklingBridge, models: { data: DataModel; drawing: DrawingModel; digit: DigitModel }) {
    this.#drawing = models.drawing;
    this.#digit = models.digit;
    this.similar = new SimilarDigitsModel(bridge, models.data);
  }
}
