import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { SplitName } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { fullInk, pixelsPerImage } from '../../engine/image';
import { summariseSplit, type SplitSummary } from '../../engine/inspection/digit-summary';
import type { SplitReadings } from '../../engine/inspection/split-readings';
import type { DrawingModel } from '../drawing/drawing-model';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import type { DataImages } from '../images/data-images';
import type { Inspector } from '../inspection/inspector';
import { LatestInspection, type Subject } from '../inspection/latest-inspection';
import type { OwnDigitsModel } from '../my-digits/own-digits-model';
import type { NoticesModel } from '../ui/notices-model';
import type { DataModel } from './data-model';
import { ImageList, pickImages, type ReadingChoice } from './image-list';
import type { SourceName } from './image-sources';
import { ImagesInView } from './images-in-view';
import { OwnReadings, type OwnSubject } from './own-readings';
import { SelectedImage, type ShownImage } from './selected-image';
import { SplitSummaries } from './split-summaries';

/** What the view Data reads and acts on. */
export interface DataViewEnvironment {
  data: DataModel;
  images: DataImages;
  inspector: Inspector;
  ownDigits: OwnDigitsModel;
  drawing: DrawingModel;
  hyperparameters: HyperparametersModel;
  notices: NoticesModel;
  network: ReadonlySignal<NetworkParameters | null>;
  /** Whose network that is. */
  owner: ReadonlySignal<unknown>;
}

/** The images that a person looks through: which source, which of its images, and which one is selected. */
export class DataViewModel {
  /** The person's own digits, when there is no data. */
  readonly source: ReadonlySignal<SourceName>;
  readonly digit = signal<number | null>(null);
  readonly reading = signal<ReadingChoice>('all');
  /** Counts what the person has done to see the selected image; a list that changes by itself stays where it is. */
  readonly reveals = signal(0);
  /** The images that are shown; null until it is known which. */
  readonly list: ReadonlySignal<ImageList | null>;
  /** Position of the selected image in the list; -1 when the list is empty or not known. */
  readonly position: ReadonlySignal<number>;
  /** What the network on screen reads in the images; null while that is not needed, or not known. */
  readonly readings: ReadonlySignal<SplitReadings | null>;
  /** The images of the source, digit by digit; null until they have been added up. */
  readonly summary: ReadonlySignal<SplitSummary | null>;
  readonly inView: ImagesInView;
  readonly summaries: SplitSummaries;
  readonly selected: SelectedImage;
  readonly #environment: DataViewEnvironment;
  readonly #chosenSource = signal<SourceName>('training');
  /** The image that was selected last in each source. */
  readonly #indices = signal<Readonly<Record<SourceName, number>>>({
    training: 0,
    validation: 0,
    test: 0,
    own: 0,
  });
  readonly #own: ReadonlySignal<OwnSubject['images']>;
  readonly #ownSummary: ReadonlySignal<SplitSummary>;
  readonly #splitReadings: LatestInspection<'readings'>;
  readonly #ownReadings: OwnReadings;

  constructor(bridge: InklingBridge, environment: DataViewEnvironment) {
    const { data, images, inspector, ownDigits } = environment;
    this.#environment = environment;
    this.inView = new ImagesInView(images);
    this.summaries = new SplitSummaries(inspector, data.status);
    this.source = computed(() => (data.isReady.value ? this.#chosenSource.value : 'own'));
    this.#own = computed(() => ({
      images: joinPictures(ownDigits.inputs.value),
      labels: Uint8Array.from(ownDigits.digits.value ?? [], ({ digit }) => digit),
    }));
    this.#ownSummary = computed(() => summariseSplit(this.#own.value));
    this.summary = computed(() => {
      const source = this.source.value;
      return source === 'own' ? this.#ownSummary.value : (this.summaries.found.value[source] ?? null);
    });
    const reader = computed(() => (this.reading.value === 'all' ? null : environment.network.value));
    this.#splitReadings = new LatestInspection(
      inspector,
      'readings',
      computed(() => splitSubject(this.source.value, reader.value)),
      environment.owner,
    );
    this.#ownReadings = new OwnReadings(
      computed(() => {
        const network = reader.value;
        return network === null || this.source.value !== 'own' ? null : { images: this.#own.value, network };
      }),
    );
    this.readings = computed(() => this.#findReadings());
    this.list = computed(() => this.#pick());
    this.position = computed(
      () => this.list.value?.nearestPosition(this.#indices.value[this.source.value]) ?? -1,
    );
    this.selected = new SelectedImage(
      bridge,
      environment,
      computed(() => this.#showSelected()),
    );
  }

  /** How many images of a source are added up and read: all, unless the data set is very large. */
  inspected(source: SourceName): number {
    return source === 'own' ? this.count('own') : this.#environment.inspector.count(source);
  }

  /** Number of images of a source. */
  count(source: SourceName): number {
    return source === 'own'
      ? this.#environment.ownDigits.count.value
      : this.#environment.images.count(source);
  }

  /** Keeps everything up to date while the view is shown, until the returned function is called. */
  follow(): () => void {
    void this.#environment.ownDigits.load();
    const stops = [
      effect(() => {
        const source = this.source.value;
        if (this.#environment.data.status.value.phase !== 'ready') return;
        untracked(() => {
          if (source !== 'own') void this.summaries.load(source);
          void this.summaries.guessByDarkness();
        });
      }),
      this.#splitReadings.follow(),
      this.#ownReadings.follow(),
      this.selected.follow(),
    ];
    return () => stops.forEach((stop) => stop());
  }

  showSource(source: SourceName): void {
    this.#chosenSource.value = source;
    this.reveals.value++;
  }

  showDigit(digit: number | null): void {
    this.digit.value = digit;
    this.reveals.value++;
  }

  showReading(reading: ReadingChoice): void {
    this.reading.value = reading;
    this.reveals.value++;
  }

  /** Selects an image by its index in the source. */
  select(index: number): void {
    this.#indices.value = { ...this.#indices.value, [this.source.value]: index };
  }

  /** Selects the image so many places further on in the list, or the last one there is in that direction. */
  move(by: number): void {
    const list = this.list.peek();
    const position = this.position.peek();
    if (list === null || position === -1) return;
    this.select(list.at(Math.min(list.length - 1, Math.max(0, position + by))));
    this.reveals.value++;
  }

  /** Selects the image with this number, from 1; shows all images if it is not among those shown. */
  goTo(number: number): void {
    const index = Math.min(this.count(this.source.peek()), Math.max(1, number)) - 1;
    batch(() => {
      if (this.list.peek()?.has(index) !== true) {
        this.digit.value = null;
        this.reading.value = 'all';
      }
      this.select(index);
      this.reveals.value++;
    });
  }

  /** An image of the source, if it is there. */
  image(index: number): ShownImage | null {
    const source = this.source.value;
    if (source === 'own') {
      const { images, labels } = this.#own.value;
      return index < labels.length ? imageOf(images, labels, index, { source, index }) : null;
    }
    void this.inView.arrived.value;
    const block = this.#environment.images.present({ split: source, index });
    if (block === null) return null;
    return imageOf(block.images, block.labels, index - block.first, { source, index });
  }

  #showSelected(): ShownImage | null {
    const position = this.position.value;
    return position === -1 ? null : this.image(this.list.value!.at(position));
  }

  #findReadings(): SplitReadings | null {
    if (this.source.value === 'own') {
      const found = this.#ownReadings.found.value;
      return found?.images === this.#own.value ? found.answer : null;
    }
    return this.#splitReadings.found.value?.answer ?? null;
  }

  #pick(): ImageList | null {
    const digit = this.digit.value;
    const reading = this.reading.value;
    if (digit === null && reading === 'all') return new ImageList(this.count(this.source.value));
    const labels = this.source.value === 'own' ? this.#own.value.labels : this.summary.value?.labels;
    const readings = reading === 'all' ? null : this.readings.value;
    if (labels === undefined || (reading !== 'all' && readings === null)) return null;
    return pickImages(labels, { digit, reading }, readings);
  }
}

function splitSubject(source: SourceName, network: NetworkParameters | null): Subject<'readings'> | null {
  return network === null || source === 'own'
    ? null
    : { split: source satisfies SplitName, question: { network } };
}

function imageOf(
  images: Uint8Array,
  labels: Uint8Array,
  at: number,
  place: Pick<ShownImage, 'source' | 'index'>,
): ShownImage | null {
  if (at >= labels.length) return null;
  const pixels = images.subarray(at * pixelsPerImage, (at + 1) * pixelsPerImage);
  return { ...place, pixels, label: labels[at] };
}

/** Pictures of 784 values, 0 to 1, as the bytes of a data set; black where there is none. */
function joinPictures(pictures: readonly (Float32Array | null)[]): Uint8Array {
  const images = new Uint8Array(pictures.length * pixelsPerImage);
  pictures.forEach((picture, index) => {
    if (picture === null) return;
    const at = index * pixelsPerImage;
    for (let pixel = 0; pixel < pixelsPerImage; pixel++)
      images[at + pixel] = Math.round(fullInk * picture[pixel]);
  });
  return images;
}
