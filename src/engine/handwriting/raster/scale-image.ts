import type { BoundingBox } from './bounding-box';
import type { GreyImage } from './raster';

/** A part of an image in its pixels, square unless more is said; it need not begin at a whole pixel and may extend beyond the image. */
export interface Window {
  left: number;
  top: number;
  side: number;
}

/** A run of an image's pixels, and the share of its length that each covers; parts beyond the image are missing. */
interface Coverage {
  first: number;
  shares: number[];
}

/** The smallest rectangle around all pixels with ink; null when there is none. */
export function sizeOfInk({ width, height, grey }: GreyImage): BoundingBox | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (grey[row * width + column] === 0) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = row;
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Scales a part of an image to `columns` x `rows` pixels, a square unless `rows` is given; each is the mean of the area
 * that it covers. `window.side` is the width of that part.
 */
export function scaleByArea(image: GreyImage, window: Window, columns: number, rows = columns): GreyImage {
  const pixel = window.side / columns;
  const across = coverages(window.left, pixel, columns, image.width);
  const down = coverages(window.top, pixel, rows, image.height);
  const grey = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    if (down[row].shares.length === 0) continue;
    for (let column = 0; column < columns; column++)
      grey[row * columns + column] = weightedSum(image, down[row], across[column]);
  }
  return { width: columns, height: rows, grey };
}

function weightedSum({ width, grey }: GreyImage, rows: Coverage, columns: Coverage): number {
  let sum = 0;
  for (let row = 0; row < rows.shares.length; row++) {
    const start = (rows.first + row) * width + columns.first;
    for (let column = 0; column < columns.shares.length; column++) {
      sum += rows.shares[row] * columns.shares[column] * grey[start + column];
    }
  }
  return sum;
}

/** Cuts a length of pixels into `count` equal runs, each `runLength` long. */
function coverages(start: number, runLength: number, count: number, pixels: number): Coverage[] {
  return Array.from({ length: count }, (_, run) => {
    const from = Math.max(0, start + run * runLength);
    const to = Math.min(pixels, start + (run + 1) * runLength);
    const first = Math.floor(from);
    const shares = Array.from({ length: Math.max(0, Math.ceil(to) - first) }, (_, offset) => {
      const pixel = first + offset;
      return (Math.min(to, pixel + 1) - Math.max(from, pixel)) / runLength;
    });
    return { first, shares };
  });
}
