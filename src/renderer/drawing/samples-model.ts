import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { DataStatus } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { ForwardPass, indexOfLargest } from '../../engine/network/forward';
import type { DataImages } from '../images/data-images';
import type { NoticesModel } from '../ui/notices-model';
import { formatCount } from '../ui/number-format';
import type { DrawingModel } from './drawing-model';
import { sampleOf, sampleSource, type SampleSource } from './sample-source';

/** Which samples to step through: one digit or all, and optionally only those that the network misreads. */
export interface SampleChoice {
  digit: number | null;
  isMisread: boolean;
}

/** A search yields to other work after this many milliseconds. */
const turnMs = 8;

/** Steps through labelled digits, and puts them on the pad. */
export class SamplesModel {
  readonly choice = signal<SampleChoice>({ digit: null, isMisread: false });
  readonly #notices: NoticesModel;
  readonly #drawing: DrawingModel;
  readonly #network: ReadonlySignal<NetworkParameters | null>;
  readonly #source: ReadonlySignal<SampleSource>;
  /** The source and index at which the last step ended. */
  #place: { source: SampleSource; index: number } | null = null;
  /** Counts the steps so that a long search notices when a newer step has replaced it. */
  #newest = 0;

  constructor(
    environment: { images: DataImages; notices: NoticesModel; drawing: DrawingModel },
    data: ReadonlySignal<DataStatus>,
    network: ReadonlySignal<NetworkParameters | null>,
  ) {
    this.#notices = environment.notices;
    this.#drawing = environment.drawing;
    this.#network = network;
    this.#source = computed(() => sampleSource(data.value, environment.images));
    let known: string | null = null;
    effect(() => {
      if (data.value.phase !== 'ready') return;
      const present = data.value.sha256;
      // A sample of other data would be taken for one of these, by its number.
      if (known !== null && known !== present) untracked(() => this.#drawing.forgetSamples());
      known = present;
    });
  }

  /** Puts the next (or previous) sample of the current choice on the pad; the last is followed by the first. */
  async step(direction: 1 | -1): Promise<void> {
    const search = ++this.#newest;
    const source = this.#source.value;
    const start = this.#place?.source === source ? this.#place.index : direction === 1 ? -1 : 0;
    const isWanted = this.#judge();
    let turnStarted = performance.now();
    for (let tried = 1; tried <= source.count; tried++) {
      const index = (start + direction * tried + 2 * source.count) % source.count;
      if (performance.now() - turnStarted > turnMs) {
        await new Promise((resume) => setTimeout(resume));
        turnStarted = performance.now();
      }
      const page = await source.page(index);
      if (page === null || search !== this.#newest) return;
      if (!isWanted(page.images, page.labels, page.index)) continue;
      this.#place = { source, index };
      this.#drawing.show(sampleOf(source, index, page));
      return;
    }
    const { digit } = this.choice.value;
    const what = digit === null ? 'digit' : String(digit);
    this.#notices.tell(`The network misreads no ${what} in these ${formatCount(source.count)} samples.`);
  }

  #judge(): (images: Uint8Array, labels: Uint8Array, index: number) => boolean {
    const { digit, isMisread } = this.choice.value;
    const network = this.#network.value;
    const forward = isMisread && network !== null ? new ForwardPass(network) : null;
    return (images, labels, index) => {
      if (digit !== null && labels[index] !== digit) return false;
      if (forward === null) return true;
      forward.input.readPixels(images, index);
      return indexOfLargest(forward.run()) !== labels[index];
    };
  }
}
