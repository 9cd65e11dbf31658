import type { DataSplit } from '../../src/contract/data';
import { pixelsPerImage } from '../../src/engine/image';

/** Images to learn from, each with the number of the output that stands for what it shows. */
export class LabelledImages {
  readonly #images: Uint8Array[] = [];
  readonly labels: number[] = [];

  /** `input`: 784 values from 0 (no ink) to 1. */
  add(label: number, input: Float32Array): void {
    this.#images.push(Uint8Array.from(input, (value) => Math.round(255 * value)));
    this.labels.push(label);
  }

  asDataSplit(): DataSplit {
    const images = new Uint8Array(this.#images.length * pixelsPerImage);
    this.#images.forEach((image, index) => images.set(image, index * pixelsPerImage));
    return { images, labels: Uint8Array.from(this.labels) };
  }
}
