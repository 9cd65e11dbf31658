import { describe, expect, it } from 'vitest';
import { findInk } from '../../../../src/engine/handwriting/paper/find-ink';
import type { GreyPicture } from '../../../../src/engine/handwriting/raster/grey-picture';
import { createRandom } from '../../../../src/engine/random';

const [width, height] = [160, 120];

/** A sheet as light as `paper` says, with an upright line 6 pixels wide from row 20 to 100. */
function sheet(paper: (x: number, y: number) => number, ink: (paper: number) => number): GreyPicture {
  const grey = Float32Array.from({ length: width * height }, (_, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const light = paper(x, y);
    return isLine(x, y) ? ink(light) : light;
  });
  return { width, height, grey };
}

function isLine(x: number, y: number): boolean {
  return x >= 100 && x < 106 && y >= 20 && y < 100;
}

/** The part of the line that was found, and how many other pixels were. */
function foundIn(picture: GreyPicture) {
  const found = findInk(picture)!.grey;
  const line = [...found.keys()].filter((pixel) => isLine(pixel % width, Math.floor(pixel / width)));
  const onLine = line.filter((pixel) => found[pixel] > 0.5).length;
  const elsewhere = found.filter(
    (ink, pixel) => ink > 0 && !isLine(pixel % width, Math.floor(pixel / width)),
  );
  return { onLine: onLine / line.length, elsewhere: elsewhere.length };
}

describe('findInk', () => {
  const random = createRandom(5);
  it.each<[string, (x: number, y: number) => number, (paper: number) => number]>([
    ['dark on light', () => 0.95, () => 0.1],
    ['light on dark', () => 0.1, () => 0.8],
    ['pencil', () => 0.8, () => 0.6],
    ['with light from the left', (x) => 1 - x / 200, (paper) => paper * 0.3],
    ['with a lamp above', (x, y) => 1 - ((x - 80) ** 2 + y ** 2) / 40_000, (paper) => paper * 0.3],
    ['with the hard shadow of a hand', (x) => (x > 60 ? 0.4 : 0.9), (paper) => paper * 0.3],
    ['chalk in uneven light', (x) => 0.1 + x / 800, (paper) => paper + 0.4],
    ['with grain', () => 0.85 + 0.02 * random.gaussian(), () => 0.2 + 0.02 * random.gaussian()],
  ])('finds a line, and nothing else, %s', (_what, paper, ink) => {
    expect(foundIn(sheet(paper, ink))).toEqual({ onLine: 1, elsewhere: 0 });
  });

  it('finds none in light that changes, however much', () => {
    for (const paper of [(x: number) => 0.2 + x / 250, (x: number, y: number) => 1 - (x * y) / 40_000]) {
      expect(findInk(sheet(paper, (light) => light))).toBeNull();
    }
  });

  it('finds none in grain', () => {
    expect(findInk(sheet(() => 0.6 + 0.05 * random.gaussian(), (light) => light))).toBeNull(); // prettier-ignore
  });

  it('reduces a large picture, and says by how much', () => {
    const side = 3000;
    const grey = new Uint8Array(side * side).fill(230);
    for (let row = 500; row < 2500; row++) grey.fill(20, row * side + 1500, row * side + 1560);
    const { width: reduced, factor } = findInk({ width: side, height: side, grey })!;
    expect(reduced * factor).toBe(side);
    expect(reduced).toBe(1600);
  });
});
