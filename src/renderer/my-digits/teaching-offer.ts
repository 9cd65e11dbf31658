import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/network';
import type { Prediction } from '../../contract/prediction';
import { isUnsure } from '../../engine/network/confidence';
import type { DrawingModel } from '../drawing/drawing-model';
import type { InkStroke } from '../drawing/ink';
import type { ViewsModel } from '../ui/views-model';

interface ModelsOfOffer {
  drawing: DrawingModel;
  prediction: ReadonlySignal<Prediction | null>;
  network: ReadonlySignal<NetworkParameters | null>;
  views: ViewsModel;
}

/** Drawings in a row of which the network is unsure before teaching is offered. */
const patience = 2;

/**
 * Offers to teach the network a person's handwriting once it has been unsure of two drawings in a row; at most once while
 * the window is open. A drawing counts when it leaves the pad, since half a digit is often unclear.
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
    const { drawing, prediction, network } = this.#models;
    const strokes = drawing.finishedStrokes.value;
    const answer = prediction.value;
    if (strokes.length === 0) return untracked(() => this.#count());
    const isCalibrated = network.value?.temperature !== undefined;
    this.#onPad = answer && isCalibrated ? { strokes, isUnsure: isUnsure(answer) } : null;
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
