import type { DataSplit } from '../../contract/data';
import { imageSide, pixelsPerImage } from '../image';

/** Exchanges rows and columns of every image, in place. Images are (count, 784) row-major. */
export function transposeImages(images: Uint8Array): void {
  for (let first = 0; first < images.length; first += pixelsPerImage) {
    for (let row = 1; row < imageSide; row++) {
      for (let column = 0; column < row; column++) {
        const here = first + row * imageSide + column;
        const there = first + column * imageSide + row;
        const pixel = images[here];
        images[here] = images[there];
        images[there] = pixel;
      }
    }
  }
}

/** More need not be looked at. */
const enoughOnes = 200;
/** The sign of their mean is certain: a one that lies on its side is far wider than high. */
const enoughToTell = 5;

/**
 * Whether the images labelled 1 are wider than high on the whole, as they are in transposed images.
 *
 * By the variance of the ink along columns and rows; false when there are fewer than five ones.
 */
export function areOnesLying({ images, labels }: DataSplit): boolean {
  let ones = 0;
  let excess = 0;
  for (let index = 0; index < labels.length && ones < enoughOnes; index++) {
    if (labels[index] !== 1) continue;
    const image = images.subarray(index * pixelsPerImage, (index + 1) * pixelsPerImage);
    excess += widthMinusHeight(image);
    ones++;
  }
  return ones >= enoughToTell && excess > 0;
}

/** Variance of the ink's column less that of its row, in pixels squared; 0 for an empty image. */
function widthMinusHeight(image: Uint8Array): number {
  const sums = { ink: 0, x: 0, y: 0, xx: 0, yy: 0 };
  for (let pixel = 0; pixel < pixelsPerImage; pixel++) {
    const ink = image[pixel];
    const x = pixel % imageSide;
    const y = (pixel - x) / imageSide;
    sums.ink += ink;
    sums.x += ink * x;
    sums.y += ink * y;
    sums.xx += ink * x * x;
    sums.yy += ink * y * y;
  }
  if (sums.ink === 0) return 0;
  const variance = (sum: number, squares: number) => squares / sums.ink - (sum / sums.ink) * (sum / sums.ink);
  return variance(sums.x, sums.xx) - variance(sums.y, sums.yy);
}
