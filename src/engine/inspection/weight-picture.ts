import type { DataSplit } from '../../contract/data';
import { imageSide, pixelsPerImage } from '../image';

/** Sets to 1 the pixels (784) in which any of these images has ink. */
export function markInkedPixels(inked: Uint8Array, { images }: DataSplit): void {
  for (let at = 0; at < images.length; at += pixelsPerImage) {
    for (let pixel = 0; pixel < pixelsPerImage; pixel++) {
      if (images[at + pixel] !== 0) inked[pixel] = 1;
    }
  }
}

/**
 * Makes pictures of neurons' weights: 0 where training has no ink and the weights mean nothing; if wanted, each pixel the
 * mean of its neighbourhood, weighted 1, 2, 4.
 */
export class WeightPictureMaker {
  readonly #inked: Uint8Array | null;
  /** (784), sum of the weights of each pixel's mean; null without smoothing. */
  readonly #totals: Float32Array | null;

  constructor(inked: Uint8Array | null, isSmooth: boolean) {
    this.#inked = inked;
    this.#totals = isSmooth
      ? sumAround(Float32Array.from(inked ?? new Uint8Array(pixelsPerImage).fill(1)))
      : null;
  }

  /** Returns the picture (784) of a neuron's weights. */
  make(weights: Float32Array): Float32Array {
    const inked = this.#inked;
    const shown =
      inked === null ? weights : weights.map((weight, pixel) => (inked[pixel] === 0 ? 0 : weight));
    const totals = this.#totals;
    if (totals === null) return shown;
    const picture = sumAround(shown);
    for (let pixel = 0; pixel < pixelsPerImage; pixel++) {
      picture[pixel] = inked !== null && inked[pixel] === 0 ? 0 : picture[pixel] / totals[pixel];
    }
    return picture;
  }
}

/** Sums of each pixel's neighbourhood, weighted 1, 2, 4: along the rows, then along the columns. */
function sumAround(values: Float32Array): Float32Array {
  return sumAlong(sumAlong(values, 1), imageSide);
}

/** Adds to twice each value the ones before and after it; `step` 1 is along the rows, 28 along the columns. */
function sumAlong(values: Float32Array, step: number): Float32Array {
  const sums = new Float32Array(pixelsPerImage);
  const across = step === 1 ? imageSide : 1;
  for (let line = 0; line < imageSide; line++) {
    const first = line * across;
    const last = first + (imageSide - 1) * step;
    for (let at = first; at <= last; at += step) {
      const before = at > first ? values[at - step] : 0;
      const after = at < last ? values[at + step] : 0;
      sums[at] = before + 2 * values[at] + after;
    }
  }
  return sums;
}

/** Returns the root mean square of a layer's weights, by which its pictures are scaled; never 0. */
export function weightScale(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += weights[index] * weights[index];
  return Math.sqrt(sum / weights.length) || 1;
}
