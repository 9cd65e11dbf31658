import { signal } from '@preact/signals';
import type { SplitName } from '../../contract/data';
import { firstOfBlock, type DataImages, type ImagePlace } from '../images/data-images';

/** More at once would only make those in view wait. */
const mostAtOnce = 2;

/** Fetches the blocks of the images in view; those that have left the view are not asked for any more. */
export class ImagesInView {
  /** Counts the blocks that have come, so that what shows them is drawn again. */
  readonly arrived = signal(0);
  readonly #images: DataImages;
  /** First images of the blocks that are still to be fetched. */
  #wanted: ImagePlace[] = [];
  #coming = 0;

  constructor(images: DataImages) {
    this.#images = images;
  }

  /** Fetches the blocks with these images, and no longer those wanted before. */
  want(split: SplitName, indices: Iterable<number>): void {
    const firsts = new Set<number>();
    for (const index of indices) firsts.add(firstOfBlock(index));
    this.#wanted = [...firsts]
      .map((index) => ({ split, index }))
      .filter((place) => this.#images.present(place) === null);
    this.#fetchNext();
  }

  #fetchNext(): void {
    while (this.#coming < mostAtOnce && this.#wanted.length > 0) void this.#fetch(this.#wanted.shift()!);
  }

  async #fetch(place: ImagePlace): Promise<void> {
    this.#coming++;
    await this.#images.block(place);
    this.#coming--;
    this.arrived.value++;
    this.#fetchNext();
  }
}
