import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { SimilarImage } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import type { Prediction } from '../../contract/prediction';
import { presets } from '../../contract/presets';
import { hasAugmentation, type AugmentationRules } from '../../engine/data/augmentation';
import { fullInk, imageSide } from '../../engine/image';
import { darknessOf } from '../../engine/inspection/digit-summary';
import { predict } from '../../engine/network/predict';
import type { DrawingModel } from '../drawing/drawing-model';
import { augmentedInEpochs } from '../hyperparameters/augmentation-samples';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import { SimilarDigitsModel } from '../reading/similar-digits-model';
import type { NoticesModel } from '../ui/notices-model';
import type { DataModel } from './data-model';
import { imageName, type SourceName } from './image-sources';

/** An image, and where it is. */
export interface ShownImage {
  source: SourceName;
  /** From 0. */
  index: number;
  /** (784), 0 no ink to 255 full ink. */
  pixels: Uint8Array;
  label: number;
}

/** A training image that is near to the selected one. */
export interface Neighbour extends SimilarImage {
  label: number;
}

/** How training would change the selected image. */
export interface AugmentedImages {
  /** (784) each, 0 to 1: in each of the first epochs. */
  pictures: Float32Array[];
  /** The preset that has these rules, if augmentation is off in the settings. */
  preset?: string;
}

export interface SelectedImageEnvironment {
  data: DataModel;
  drawing: DrawingModel;
  hyperparameters: HyperparametersModel;
  notices: NoticesModel;
  network: ReadonlySignal<NetworkParameters | null>;
}

const allDigits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Neighbours and augmented images that are shown. */
const shownAtOnce = 6;
/** It changes images in every way. */
const augmenting = presets.find(({ name }) => name === 'handwriting')!;

/** The one image that is shown large: its numbers, what the network reads in it, and what is like it. */
export class SelectedImage {
  /** Null while there is none, or it has not been fetched. */
  readonly image: ReadonlySignal<ShownImage | null>;
  readonly prediction: ReadonlySignal<Prediction | null>;
  /** 0 no ink to 1 full ink. */
  readonly darkness: ReadonlySignal<number>;
  readonly augmented: ReadonlySignal<AugmentedImages | null>;
  /** The nearest training images, the image itself left out; null until they have been found. */
  readonly neighbours: ReadonlySignal<readonly Neighbour[] | null>;
  /** Whether its 784 numbers are open as a table. */
  readonly areNumbersOpen = signal(false);
  readonly #bridge: InklingBridge;
  readonly #environment: SelectedImageEnvironment;
  readonly #input: ReadonlySignal<Float32Array | null>;
  readonly #similar: SimilarDigitsModel;

  constructor(
    bridge: InklingBridge,
    environment: SelectedImageEnvironment,
    found: ReadonlySignal<ShownImage | null>,
  ) {
    this.#bridge = bridge;
    this.#environment = environment;
    let last: ShownImage | null = null;
    // Every block that arrives finds it again.
    this.image = computed(() => (last = isSame(last, found.value) ? last : found.value));
    this.#input = computed(() => {
      const image = this.image.value;
      return image && Float32Array.from(image.pixels, (ink) => ink / fullInk);
    });
    this.prediction = computed(() => {
      const [network, input] = [environment.network.value, this.#input.value];
      return network === null || input === null ? null : predict(network, input);
    });
    this.darkness = computed(() => (this.image.value === null ? 0 : darknessOf(this.image.value.pixels)));
    this.augmented = computed(() =>
      this.image.value === null ? null : augment(this.image.value, environment.hyperparameters.value.value),
    );
    // One more of each digit: the image itself may be among them.
    this.#similar = new SimilarDigitsModel(bridge, environment.data, shownAtOnce + 1);
    this.neighbours = computed(() => this.#findNeighbours());
  }

  /** Looks for the neighbours until the returned function is called. */
  follow(): () => void {
    return this.#similar.follow(
      computed(() => {
        const input = this.#input.value;
        return input === null ? null : { input, digits: allDigits };
      }),
    );
  }

  putOnPad(): void {
    const [image, input] = [this.image.peek(), this.#input.peek()];
    if (image === null || input === null) return;
    const { source, index, label } = image;
    this.#environment.drawing.show({ input, label, name: imageName(source, index) });
  }

  async copyNumbers(): Promise<void> {
    const image = this.image.peek();
    if (image === null) return;
    const { notices } = this.#environment;
    const copied = await this.#bridge.request('clipboard.write-text', numbersAsCsv(image.pixels));
    if (copied.ok) notices.tell('Copied the 784 numbers as CSV.');
    else notices.report(copied.failure);
  }

  #findNeighbours(): readonly Neighbour[] | null {
    const image = this.image.value;
    const similar = this.#similar.shown.value;
    if (image === null || similar === null) return null;
    return similar
      .flatMap(({ digit, images }) => images.map((near) => ({ ...near, label: digit })))
      .filter(({ index }) => image.source !== 'training' || index !== image.index)
      .sort((one, other) => one.distance - other.distance)
      .slice(0, shownAtOnce);
  }
}

function isSame(one: ShownImage | null, other: ShownImage | null): boolean {
  return (
    one === other ||
    (one !== null &&
      other !== null &&
      one.source === other.source &&
      one.index === other.index &&
      one.pixels.buffer === other.pixels.buffer)
  );
}

function augment({ pixels, index }: ShownImage, settings: AugmentationRules | null): AugmentedImages {
  const isOn = settings !== null && hasAugmentation(settings);
  const rules = isOn ? settings : augmenting.hyperparameters;
  return {
    pictures: augmentedInEpochs(rules, pixels, index, shownAtOnce),
    ...(!isOn && { preset: augmenting.label }),
  };
}

/** A line for each row of pixels. */
function numbersAsCsv(pixels: Uint8Array): string {
  const rows = Array.from({ length: imageSide }, (_, row) =>
    pixels.subarray(row * imageSide, (row + 1) * imageSide).join(','),
  );
  return `${rows.join('\n')}\n`;
}
