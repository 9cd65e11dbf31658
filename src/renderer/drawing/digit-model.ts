import { computed, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/models';
import { prepareStrokes } from '../../engine/handwriting/prepare';
import { predict } from '../../engine/network/forward';
import type { DrawingModel } from './drawing-model';

/** What the network reads on the pad. */
export class DigitModel {
  /** (784) as the network sees it; null while the pad is empty. */
  readonly input = computed(
    () =>
      this.#drawing.sample.value?.input ??
      prepareStrokes(this.#drawing.strokes.value.map(({ points }) => points)),
  );
  readonly prediction = computed(() => {
    const network = this.#network.value;
    return network === null || this.input.value === null ? null : predict(network, this.input.value);
  });
  readonly #drawing: DrawingModel;
  readonly #network: ReadonlySignal<NetworkParameters | null>;

  constructor(drawing: DrawingModel, network: ReadonlySignal<NetworkParameters | null>) {
    this.#drawing = drawing;
    this.#network = network;
  }
}
