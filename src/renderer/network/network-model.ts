import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { augmentationNames } from '../../contract/hyperparameter-fields';
import type { DenseParameters } from '../../contract/network';
import type { ExcitingImage, NeuronStatistics } from '../../engine/inspection/neuron-statistics';
import type { NeuronPlace } from '../../engine/inspection/neuron';
import type { DataModel } from '../data/data-model';
import type { DigitModel } from '../drawing/digit-model';
import type { DrawingModel } from '../drawing/drawing-model';
import { sampleNames } from '../drawing/sample-source';
import type { DataImages } from '../images/data-images';
import type { Inspector } from '../inspection/inspector';
import type { Subject } from '../inspection/latest-inspection';
import { LatestInspection } from '../inspection/latest-inspection';
import type { RunModel } from '../run/run-model';
import { AtMostEvery } from '../ui/at-most-every';
import { formatCount } from '../ui/number-format';
import { InkedPixels } from './inked-pixels';
import { readDigit, type Reading } from './network-reading';
import { SaliencyModel } from './saliency-model';

export interface NetworkEnvironment {
  training: RunModel;
  data: DataModel;
  drawing: DrawingModel;
  digit: DigitModel;
  images: Pick<DataImages, 'block' | 'count'>;
  inspector: Pick<Inspector, 'ask'>;
}

/** Images that excite the chosen neuron most, and least; a small window shows the first six. */
export const exampleCount = 18;

/** Figures that change faster cannot be read, and what shows them takes its time. */
const calmMs = 1000;

const firstNeuron: NeuronPlace = { layer: 0, neuron: 0 };

/** The network on screen from inside: how it reads the digit on the pad, and the neuron that a person has chosen. */
export class NetworkModel {
  /** Whether weight pictures are smoothed. */
  readonly isSmooth = signal(true);
  /** null while there is no network, or no digit on the pad. */
  readonly reading: ReadonlySignal<Reading | null>;
  /** The digit that the network reads; null without one on the pad. */
  readonly answer: ReadonlySignal<number | null>;
  /** The network as the cards below its picture show it: while it learns, at most once a second. */
  readonly calmNetwork: ReadonlySignal<DenseParameters | null>;
  /** What the digit does in that network; it follows the pen at once. */
  readonly calmReading: ReadonlySignal<Reading | null>;
  /** Neurons of every layer; they change with the run, not while it trains. */
  readonly sizes: ReadonlySignal<readonly number[]>;
  readonly chosen: ReadonlySignal<NeuronPlace>;
  /**
   * How the chosen neuron behaves on the test images; null until that is known. While the network learns, it may be of a
   * moment ago.
   */
  readonly statistics: ReadonlySignal<NeuronStatistics | null>;
  /** Which pixels (784) training has inked; null where that is unknown, or its images are changed while it learns. */
  readonly inked: ReadonlySignal<Uint8Array | null>;
  /** The reading as screen readers are told it, not at every move of the pen. */
  readonly heard: AtMostEvery<Reading | null>;
  /** Which pixels of the digit spoke for its answer. */
  readonly saliency: SaliencyModel;
  readonly #observed: LatestInspection<'neuron'>;
  readonly #calm: AtMostEvery<DenseParameters | null>;
  readonly #wanted = signal<NeuronPlace>(firstNeuron);
  readonly #inkedByData: InkedPixels;
  readonly #environment: NetworkEnvironment;

  constructor(
    environment: NetworkEnvironment,
    readonly network: ReadonlySignal<DenseParameters | null>,
  ) {
    this.#environment = environment;
    const { digit, inspector, training, data, images } = environment;
    const readingOf = (shown: ReadonlySignal<DenseParameters | null>) =>
      computed(() => {
        const input = digit.input.value;
        return shown.value === null || input === null ? null : readDigit(shown.value, input);
      });
    this.reading = readingOf(network);
    this.#calm = new AtMostEvery(network, calmMs);
    const isLearning = computed(() => training.run.value?.state === 'running');
    this.calmNetwork = computed(() => (isLearning.value && this.#calm.value.value) || network.value);
    this.calmReading = readingOf(this.calmNetwork);
    this.answer = computed(() => this.reading.value?.answer ?? null);
    this.heard = new AtMostEvery(this.reading, calmMs);
    this.saliency = new SaliencyModel(this.calmReading);
    const shape = computed(() => network.value?.sizes.join('-') ?? '');
    this.sizes = computed(() => (shape.value === '' ? [] : shape.value.split('-').map(Number)));
    this.chosen = computed(() => {
      const wanted = this.#wanted.value;
      const { layer, neuron } = wanted;
      return neuron < (this.sizes.value[layer + 1] ?? 0) ? wanted : firstNeuron;
    });
    const owner = computed(() =>
      network.value === training.network.value ? training.run.value?.id : network.value,
    );
    const asked = computed((): Subject<'neuron'> | null =>
      network.value === null || !data.isReady.value
        ? null
        : {
            split: 'test',
            question: { network: network.value, place: this.chosen.value, examples: exampleCount },
          },
    );
    this.#observed = new LatestInspection(inspector, 'neuron', asked, owner);
    this.statistics = computed(() => {
      const found = this.#observed.found.value;
      return found !== null && isSame(found.question.place, this.chosen.value) ? found.answer : null;
    });
    this.#inkedByData = new InkedPixels(images, data.status);
    this.inked = computed(() => (changesItsImages(training) ? null : this.#inkedByData.found.value));
  }

  /** Observes the chosen neuron, and looks up which pixels training inks, until the returned function is called. */
  follow(): () => void {
    const parts = [this.#observed, this.heard, this.#calm, this.saliency, this.#inkedByData];
    const stops = parts.map((part) => part.follow());
    return () => {
      for (const stop of stops) stop();
    };
  }

  choose(place: NeuronPlace): void {
    this.#wanted.value = place;
  }

  /** Goes to the neuron that many further on, into the next layer at a layer's end; stops at both ends. */
  move(by: number): void {
    const count = this.count.peek();
    const position = Math.max(0, Math.min(count - 1, this.position.peek() + by));
    this.choose(placeAt(this.sizes.peek(), position));
  }

  /** Neurons to choose from: those of all layers after the input. */
  readonly count = computed(() => this.sizes.value.slice(1).reduce((sum, size) => sum + size, 0));

  /** Number of the chosen neuron among them, from 0. */
  readonly position: ReadonlySignal<number> = computed(() => {
    const { layer, neuron } = this.chosen.value;
    return this.sizes.value.slice(1, 1 + layer).reduce((sum, size) => sum + size, neuron);
  });

  /** Puts an example of the chosen neuron on the pad. */
  showOnPad({ index, label, pixels }: ExcitingImage): void {
    const { data, drawing } = this.#environment;
    const status = data.status.peek();
    if (status.phase !== 'ready') return;
    drawing.show({
      input: Float32Array.from(pixels, (byte) => byte / 255),
      label,
      name: `${sampleNames[status.kind]} ${formatCount(index + 1)}`,
    });
  }
}

function isSame(one: NeuronPlace, other: NeuronPlace): boolean {
  return one.layer === other.layer && one.neuron === other.neuron;
}

function placeAt(sizes: readonly number[], position: number): NeuronPlace {
  let neuron = position;
  let layer = 0;
  while (neuron >= sizes[layer + 1]) neuron -= sizes[++layer];
  return { layer, neuron };
}

/** Whether the run has learned from other images than those of the data set. */
function changesItsImages({ run }: RunModel): boolean {
  const { hyperparameters, origin } = run.value ?? {};
  if (hyperparameters === undefined || origin?.kind === 'fine-tuned') return true;
  return hyperparameters.strokeDigits > 0 || augmentationNames.some((name) => hyperparameters[name] > 0);
}
