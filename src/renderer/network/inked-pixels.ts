import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { DataStatus } from '../../contract/data';
import { pixelsPerImage } from '../../engine/image';
import { markInkedPixels } from '../../engine/inspection/weight-picture';
import type { DataImages } from '../images/data-images';

/** Training images that are looked at: so many have ink wherever it matters. */
const mostImages = 10_000;

/** Which pixels the training images ink; elsewhere the first layer's weights never learn anything. */
export class InkedPixels {
  /** (784), 1 where there is ink; null until that is known. */
  readonly found = signal<Uint8Array | null>(null);
  readonly #images: Pick<DataImages, 'block' | 'count'>;
  readonly #data: ReadonlySignal<DataStatus>;
  /** The data of `found`. */
  #known: DataStatus | null = null;

  constructor(images: Pick<DataImages, 'block' | 'count'>, data: ReadonlySignal<DataStatus>) {
    this.#images = images;
    this.#data = data;
  }

  /** Looks at the images, and again when other data comes, until the returned function is called. */
  follow(): () => void {
    return effect(() => {
      const data = this.#data.value;
      if (data !== this.#known) untracked(() => void this.#look(data));
    });
  }

  async #look(data: DataStatus): Promise<void> {
    this.found.value = null;
    this.#known = data;
    const inked = new Uint8Array(pixelsPerImage);
    const count = Math.min(mostImages, this.#images.count('training'));
    for (let index = 0; index < count;) {
      const block = await this.#images.block({ split: 'training', index });
      if (block === null || data !== this.#data.peek() || block.labels.length === 0) return;
      markInkedPixels(inked, block);
      index += block.labels.length;
    }
    if (count > 0) this.found.value = inked;
  }
}
