import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { DataStatus, SplitName } from '../../contract/data';
import { pixelsPerImage } from '../../engine/image';
import { chooseImages, type DigitFilter, type ImageChoice } from '../../engine/inspection/image-choice';
import type { SplitResults } from '../../engine/inspection/split-results';
import type { Sample } from '../drawing/sample';
import type { Finding } from '../inspection/latest-inspection';
import type { GalleryPicture } from './gallery-picture';
import type { ResultsEnvironment } from './results-environment';
import { imageName } from './results-text';

/** What the gallery shows images of. */
interface Source {
  split: SplitName;
  results: SplitResults;
  other: SplitResults | null;
  runId: string | undefined;
  data: DataStatus;
}

/** Images of the split by what the shown network makes of them, one page at a time. */
export class GalleryModel {
  /** A comparison's images are the mistakes once there is nothing to compare with. */
  readonly choice = computed((): ImageChoice => {
    const { value } = this.#wanted;
    const isOfComparison = value.kind !== 'cell' && value.kind !== 'mistakes' && value.kind !== 'doubtful';
    return isOfComparison && this.#source.value?.other === null ? { kind: 'mistakes' } : value;
  });
  /** Not for a cell, which is about one digit anyway. */
  readonly filter = signal<DigitFilter | null>(null);
  /** Pictures on a page. */
  readonly size = signal(20);
  /** Numbers of all chosen images. */
  readonly images = computed(() => {
    const [source, choice] = [this.#source.value, this.choice.value];
    if (source === null) return [];
    return chooseImages(source, choice, choice.kind === 'cell' ? null : this.filter.value);
  });
  /** Position of the page's first picture among all chosen images. */
  readonly first = computed(() => {
    const last = Math.max(0, this.images.value.length - 1);
    return Math.min(this.#first.value, last - (last % this.size.value));
  });
  /** The pictures of the page; those of the last one until the next ones are there. */
  readonly pictures = signal<readonly GalleryPicture[]>([]);
  /** The picture that was put on the pad, as long as it is there. */
  readonly onPad = computed(() =>
    this.#opened.value !== null && this.#opened.value.sample === this.#environment.drawing.sample.value
      ? this.#opened.value.picture
      : null,
  );
  readonly #environment: ResultsEnvironment;
  readonly #live: ReadonlySignal<Source | null>;
  /** What is looked at, or null: the newest. */
  readonly #held = signal<Source | null>(null);
  readonly #source = computed(() => {
    const [live, held] = [this.#live.value, this.#held.value];
    if (held === null || live === null || !this.#environment.training.isActive.value) return live;
    const isSame = held.split === live.split && held.runId === live.runId && held.data === live.data;
    return isSame ? held : live;
  });
  readonly #wanted = signal<ImageChoice>({ kind: 'mistakes' });
  readonly #first = signal(0);
  readonly #opened = signal<{ picture: GalleryPicture; sample: Sample } | null>(null);
  /** Counts the pages, so that a late one is dropped. */
  #newest = 0;

  constructor(
    environment: ResultsEnvironment,
    found: ReadonlySignal<Finding<'results'> | null>,
    others: ReadonlySignal<SplitResults | null>,
  ) {
    this.#environment = environment;
    const { training, data } = environment;
    this.#live = computed(() => {
      if (found.value === null) return null;
      const { split, answer } = found.value;
      const run = training.run.value;
      return { split, results: answer, other: others.value, runId: run?.id, data: data.status.value };
    });
  }

  choose(choice: ImageChoice): void {
    batch(() => {
      this.#wanted.value = choice;
      this.#first.value = 0;
    });
  }

  filterBy(filter: DigitFilter | null): void {
    batch(() => {
      this.filter.value = filter;
      this.#first.value = 0;
    });
  }

  /** Turns to the page with the picture at this position. */
  turnTo(position: number): void {
    const { value: size } = this.size;
    this.#first.value = Math.max(0, position - (position % size));
  }

  /** While the network learns, what a person looks at or points to stays until the release. */
  hold(): void {
    this.#held.value ??= this.#live.peek();
  }

  release(): void {
    this.#held.value = null;
  }

  /** Puts a picture on the pad. */
  open(picture: GalleryPicture): void {
    const { split, image, label, pixels } = picture;
    const sample = { input: pixels, label, name: imageName(split, image) };
    batch(() => {
      this.#environment.drawing.show(sample);
      this.#opened.value = { picture, sample };
    });
  }

  /** Puts the first picture of the page on the pad, once it is there. */
  async openFirst(): Promise<void> {
    const source = this.#source.peek();
    const [first] = this.images.peek();
    const [picture] = source === null || first === undefined ? [] : await this.#load(source, [first]);
    if (picture !== undefined) this.open(picture);
  }

  /** Keeps the pictures up to date until the returned function is called. */
  follow(): () => void {
    return effect(() => {
      const source = this.#source.value;
      const page = this.images.value.slice(this.first.value, this.first.value + this.size.value);
      if (source === null) this.pictures.value = [];
      else void this.#show(source, page);
    });
  }

  async #show(source: Source, page: readonly number[]): Promise<void> {
    const newest = ++this.#newest;
    const pictures = await this.#load(source, page);
    if (newest === this.#newest) this.pictures.value = pictures;
  }

  /** The pictures of these images; none where one is not available, which the person has been told. */
  async #load({ split, results, other }: Source, page: readonly number[]): Promise<GalleryPicture[]> {
    const blocks = await Promise.all(
      page.map((image) => this.#environment.images.block({ split, index: image })),
    );
    return blocks.flatMap((block, position) => {
      if (block === null) return [];
      const image = page[position];
      const start = (image - block.first) * pixelsPerImage;
      const bytes = block.images.subarray(start, start + pixelsPerImage);
      return [
        {
          split,
          image,
          label: results.labels[image],
          answer: results.answers[image],
          confidence: results.confidences[image],
          otherAnswer: other === null ? null : other.answers[image],
          pixels: Float32Array.from(bytes, (byte) => byte / 255),
        },
      ];
    });
  }
}
