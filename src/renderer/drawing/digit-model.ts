import { computed, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/network';
import type { Prediction } from '../../contract/prediction';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import { DigitDetector, type ImageKind } from '../../engine/handwriting/segmentation/digit-detector';
import { predict } from '../../engine/network/predict';
import type { DrawingModel } from './drawing-model';

/** What the network reads on the pad: ink is prepared like MNIST's digits; a sample already is a picture. */
export class DigitModel {
  /** (784) as the network sees it; null while the pad is empty. */
  readonly input: ReadonlySignal<Float32Array | null>;
  readonly prediction: ReadonlySignal<Prediction | null>;
  /**
   * What the ink is taken for once the pen is lifted, whatever the network says, which always answers with a digit; null
   * before, and for samples.
   */
  readonly kind: ReadonlySignal<ImageKind | null>;
  #detector: DigitDetector | null = null;

  constructor(drawing: DrawingModel, network: ReadonlySignal<NetworkParameters | null>) {
    this.input = computed(
      () => drawing.sample.value?.input ?? prepareStrokes(drawing.strokes.value.map(({ points }) => points)),
    );
    this.prediction = computed(() =>
      network.value === null || this.input.value === null ? null : predict(network.value, this.input.value),
    );
    this.kind = computed(() => {
      const isInk = !drawing.isDrawing.value && drawing.sample.value === null;
      return isInk && this.input.value !== null ? this.#kindOf(this.input.value) : null;
    });
  }

  /** Its weights are unpacked when the first drawing is there. */
  #kindOf(input: Float32Array): ImageKind {
    return (this.#detector ??= new DigitDetector()).kindShown(input);
  }
}
