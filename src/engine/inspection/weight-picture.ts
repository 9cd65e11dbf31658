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
 * Returns a neuron's weights (784) as a picture: 0 where training has no ink and the weights mean nothing; if wanted,
 * each pixel the mean of its neighbourhood, weighted 1, 2, 4.
 */
export function weightPicture(
  weights: ArrayLike<number>,
  inked: ArrayLike<number> | null,
  isSmooth: boolean,
): Float32Array {
  const picture = new Float32Array(pixelsPerImage);
  for (let pixel = 0; pixel < pixelsPerImage; pixel++) {
    if (inked !== null && inked[pixel] === 0) continue;
    picture[pixel] = isSmooth ? meanAround(weights, inked, pixel) : weights[pixel];
  }
  return picture;
}

function meanAround(weights: ArrayLike<number>, inked: ArrayLike<number> | null, pixel: number): number {
  const [x, y] = [pixel % imageSide, Math.floor(pixel / imageSide)];
  let sum = 0;
  let total = 0;
  for (let row = Math.max(0, y - 1); row <= Math.min(imageSide - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(imageSide - 1, x + 1); column++) {
      const at = row * imageSide + column;
      if (inked !== null && inked[at] === 0) continue;
      const share = (row === y ? 2 : 1) * (column === x ? 2 : 1);
      sum += share * weights[at];
      total += share;
    }
  }
  return sum / total;
}

/** Returns the root mean square of a layer's weights, by which its pictures are scaled; never 0. */
export function weightScale(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += weights[index] * weights[index];
  return Math.sqrt(sum / weights.length) || 1;
}
