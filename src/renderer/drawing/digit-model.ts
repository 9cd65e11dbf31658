import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/network';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import { squeezeStrokes } from '../../engine/handwriting/one-digit/squeeze';
import { predict } from '../../engine/network/forward';
import type { DrawingModel } from './drawing-model';
import { asPadStrokes } from './pad-strokes';

/** How ink becomes the network's picture: as MNIST's digits were made, or the whole pad scaled down. */
export type Preparation = 'prepared' | 'squeezed';

/** What the network reads on the pad, by either preparation; a sample is its picture already. */
export class DigitModel {
  /** Which of the two counts. */
  readonly preparation = signal<Preparation>('prepared');
  readonly prepared: ReadPicture;
  readonly squeezed: ReadPicture;
  readonly #used = computed(() => this[this.preparation.value]);
  /** (784) as the network sees it; null while the pad is empty. */
  readonly input = computed(() => this.#used.value.input.value);
  readonly prediction = computed(() => this.#used.value.prediction.value);

  constructor(drawing: DrawingModel, network: ReadonlySignal<NetworkParameters | null>) {
    const sampleOr = (prepare: () => Float32Array | null) => () => drawing.sample.value?.input ?? prepare();
    this.prepared = new ReadPicture(
      network,
      sampleOr(() => prepareStrokes(drawing.strokes.value.map(({ points }) => points))),
    );
    this.squeezed = new ReadPicture(
      network,
      sampleOr(() => squeezeStrokes(asPadStrokes(drawing.strokes.value))),
    );
  }
}

/** A picture with the network's answer to it; neither is worked out before somebody wants it. */
class ReadPicture {
  readonly input: ReadonlySignal<Float32Array | null>;
  readonly prediction = computed(() => {
    const network = this.#network.value;
    return network === null || this.input.value === null ? null : predict(network, this.input.value);
  });
  readonly #network: ReadonlySignal<NetworkParameters | null>;

  constructor(network: ReadonlySignal<NetworkParameters | null>, input: () => Float32Array | null) {
    this.#network = network;
    this.input = computed(input);
  }
}
