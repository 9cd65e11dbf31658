import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/network';
import { isUnsure } from '../../engine/network/confidence';
import type { DigitModel } from '../drawing/digit-model';
import type { DrawingModel } from '../drawing/drawing-model';
import type { InkStroke } from '../drawing/ink';
import type { ViewsModel } from '../ui/views-model';

interface ModelsOfOffer {
  drawing: DrawingModel;
  digit: Pick<DigitModel, 'prediction' | 'kind'>;
  network: ReadonlySignal<NetworkParameters | null>;
  views: ViewsModel;
}

/** Drawings in a row of which the network is unsure before teaching is offered. */
const patience = 2;

/**
 * Offers to teach the network a person's handwriting once it has been unsure of two drawings in a row; at most once while
 * the window is open. A drawing counts when it leaves the pad, since half a digit is often unclear; ink that is no
 * digit, or several, has nothing to teach.
 */
export class TeachingOffer {
  /** Not in the view that the offer leads to. */
  readonly isShown: ReadonlySignal<boolean>;
  readonly #models: ModelsOfOffer;
  readonly #unsureInRow = signal(0);
  readonly #isOver = signal(false);
  #onPad: { strokes: readonly InkStroke[]; isUnsure: boolean } | null = null;
  /** The drawing that counted last: bringing it back does not make it another one. */
  #counted: readonly InkStroke[] | null = null;

  constructor(models: ModelsOfOffer) {
    this.#models = models;
    this.isShown = computed(
      () =>
        this.#unsureInRow.value >= patience &&
        !this.#isOver.value &&
        models.views.shown.value !== 'my-digits',
    );
    effect(() => this.#follow());
  }

  accept(): void {
    this.dismiss();
    this.#models.views.show('my-digits');
  }

  dismiss(): void {
    this.#isOver.value = true;
  }

  /** A network that still learns is unsure for another reason. */
  #follow(): void {
    const { drawing, digit, network } = this.#models;
    const strokes = drawing.finishedStrokes.value;
    const answer = digit.prediction.value;
    const isDigit = digit.kind.value === 'one digit';
    if (strokes.length === 0) return untracked(() => this.#count());
    const isCalibrated = network.value?.temperature !== undefined;
    this.#onPad = answer && isCalibrated && isDigit ? { strokes, isUnsure: isUnsure(answer) } : null;
  }

  /** The pad is empty again; a drawing that was undone does not count. */
  #count(): void {
    if (this.#models.drawing.canRedo.value) this.#onPad = null;
    const isDue = this.#unsureInRow.value >= patience;
    if (isDue || this.#onPad === null || this.#onPad.strokes === this.#counted) return;
    this.#unsureInRow.value = this.#onPad.isUnsure ? this.#unsureInRow.value + 1 : 0;
    this.#counted = this.#onPad.strokes;
    this.#onPad = null;
  }
}
