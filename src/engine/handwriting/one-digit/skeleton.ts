import type { GreyImage } from '../raster/raster';

/** Which of an image's pixels belong to a shape: 1 or 0, (height, width) row-major. */
export interface Mask {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** The pixels with at least this much ink. */
export function maskOf({ width, height, grey }: GreyImage, leastInk: number): Mask {
  const pixels = new Uint8Array(grey.length);
  grey.forEach((ink, index) => (pixels[index] = ink >= leastInk ? 1 : 0));
  return { width, height, pixels };
}

/**
 * Thins a shape to its middle lines, one pixel wide and as connected as the shape.
 *
 * Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", 1984: pixels on the lower right edge and
 * on the upper left edge are removed in turn, wherever this disconnects nothing.
 */
export function thin({ width, height, pixels }: Mask): Mask {
  // An empty border, so that every pixel of the shape has eight neighbours.
  const wide = width + 2;
  const shape = new Uint8Array(wide * (height + 2));
  for (let row = 0; row < height; row++) {
    shape.set(pixels.subarray(row * width, (row + 1) * width), (row + 1) * wide + 1);
  }
  // Clockwise from above.
  const around = [-wide, -wide + 1, 1, wide + 1, wide, wide - 1, -1, -wide - 1];
  let rest = [...shape.keys()].filter((index) => shape[index] === 1);
  for (let isLowerRight = true, quietTurns = 0; quietTurns < 2; isLowerRight = !isLowerRight) {
    const edge = rest.filter((index) => isRemovable(shape, index, around, isLowerRight));
    for (const index of edge) shape[index] = 0;
    rest = edge.length > 0 ? rest.filter((index) => shape[index] === 1) : rest;
    quietTurns = edge.length > 0 ? 0 : quietTurns + 1;
  }
  const thinned = new Uint8Array(width * height);
  for (const index of rest) thinned[(Math.floor(index / wide) - 1) * width + (index % wide) - 1] = 1;
  return { width, height, pixels: thinned };
}

function isRemovable(
  shape: Uint8Array,
  index: number,
  around: readonly number[],
  isLowerRight: boolean,
): boolean {
  let [neighbours, beginnings] = [0, 0];
  for (let at = 0; at < 8; at++) {
    const here = shape[index + around[at]];
    neighbours += here;
    beginnings += here === 0 && shape[index + around[(at + 1) & 7]] === 1 ? 1 : 0;
  }
  if (neighbours < 2 || neighbours > 6 || beginnings !== 1) return false;
  const [above, right, below, left] = [0, 2, 4, 6].map((at) => shape[index + around[at]]);
  return isLowerRight
    ? above * right * below === 0 && right * below * left === 0
    : above * right * left === 0 && above * below * left === 0;
}
