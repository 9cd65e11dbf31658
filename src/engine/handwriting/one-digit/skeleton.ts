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
  for (let pixel = 0; pixel < grey.length; pixel++) pixels[pixel] = grey[pixel] >= leastInk ? 1 : 0;
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
  const rest = new Int32Array(pixels.length);
  let count = 0;
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    if (pixels[pixel] === 0) continue;
    const index = (Math.floor(pixel / width) + 1) * wide + (pixel % width) + 1;
    shape[index] = 1;
    rest[count++] = index;
  }
  const edge = new Int32Array(count);
  for (let side = lowerRight, quietTurns = 0; quietTurns < 2; side = lowerRight + upperLeft - side) {
    let found = 0;
    for (let at = 0; at < count; at++) {
      if ((removableOn[neighboursOf(shape, rest[at], wide)] & side) !== 0) edge[found++] = rest[at];
    }
    for (let at = 0; at < found; at++) shape[edge[at]] = 0;
    quietTurns = found > 0 ? 0 : quietTurns + 1;
    let kept = 0;
    for (let at = 0; found > 0 && at < count; at++) if (shape[rest[at]] === 1) rest[kept++] = rest[at];
    if (found > 0) count = kept;
  }
  const thinned = new Uint8Array(width * height);
  for (let at = 0; at < count; at++)
    thinned[(Math.floor(rest[at] / wide) - 1) * width + (rest[at] % wide) - 1] = 1;
  return { width, height, pixels: thinned };
}

/** The eight neighbours of a pixel as bits, clockwise from above. */
function neighboursOf(shape: Uint8Array, index: number, wide: number): number {
  return (
    shape[index - wide] |
    (shape[index - wide + 1] << 1) |
    (shape[index + 1] << 2) |
    (shape[index + wide + 1] << 3) |
    (shape[index + wide] << 4) |
    (shape[index + wide - 1] << 5) |
    (shape[index - 1] << 6) |
    (shape[index - wide - 1] << 7)
  );
}

const lowerRight = 1;
const upperLeft = 2;
/** On which edges a pixel with these neighbours can be removed. */
const removableOn = Uint8Array.from({ length: 256 }, (_, neighbours) => {
  const at = (place: number) => (neighbours >> (place & 7)) & 1;
  let [count, beginnings] = [0, 0];
  for (let place = 0; place < 8; place++) {
    count += at(place);
    beginnings += at(place) === 0 && at(place + 1) === 1 ? 1 : 0;
  }
  if (count < 2 || count > 6 || beginnings !== 1) return 0;
  const [above, right, below, left] = [at(0), at(2), at(4), at(6)];
  const isOnLowerRight = above * right * below === 0 && right * below * left === 0;
  const isOnUpperLeft = above * right * left === 0 && above * below * left === 0;
  return (isOnLowerRight ? lowerRight : 0) | (isOnUpperLeft ? upperLeft : 0);
});
