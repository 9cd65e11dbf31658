import { computed, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/network';
import type { Prediction } from '../../contract/prediction';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import { predict } from '../../engine/network/predict';
import type { DrawingModel } from './drawing-model';

/** What the network reads on the pad: ink is prepared like MNIST's digits; a sample already is a picture. */
export class DigitModel {
  /** (784) as the network sees it; null while the pad is empty. */
  readonly input: ReadonlySignal<Float32Array | null>;
  readonly prediction: ReadonlySignal<Prediction | null>;

  constructor(drawing: DrawingModel, network: ReadonlySignal<NetworkParameters | null>) {
    this.input = computed(
      () => drawing.sample.value?.input ?? prepareStrokes(drawing.strokes.value.map(({ points }) => points)),
    );
    this.prediction = computed(() =>
      network.value === null || this.input.value === null ? null : predict(network.value, this.input.value),
    );
  }
}
