import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../../../src/engine/handwriting/raster/raster';
import { drawStroke } from '../../../../src/engine/handwriting/raster/raster';
import { readPicture } from '../../../../src/engine/handwriting/segmentation/read-picture';
import { createRandom } from '../../../../src/engine/random';
import { drawNumber, moved } from '../numbers';
import { starterNetwork } from '../starter-network';

const network = starterNetwork();
const [width, height] = [600, 400];

/** How a photo differs from a scan: light and what lies around are functions of the place, from 0 to 1 across. */
interface Photo {
  light?: (x: number, y: number) => number;
  /** Darker things on or around the paper; undefined where there is paper. */
  thing?: (x: number, y: number) => number | undefined;
  paper?: number;
  ink?: number;
  grain?: number;
}

/** A number on paper, as a camera sees it. */
function photograph(number: string, photo: Photo): GreyImage {
  const { light = () => 1, thing = () => undefined, paper = 0.9, ink = 0.2, grain = 0.02 } = photo;
  const random = createRandom(9);
  const written = { width, height, grey: new Float32Array(width * height) };
  for (const stroke of moved(drawNumber(number), 150, 150))
    drawStroke(written, stroke, { radius: 4, edge: 2 });
  const grey = written.grey.map((value, pixel) => {
    const [x, y] = [(pixel % width) / width, Math.floor(pixel / width) / height];
    const seen = (thing(x, y) ?? paper + value * (ink - paper)) * light(x, y);
    return Math.min(1, Math.max(0, seen + grain * random.gaussian()));
  });
  return { width, height, grey };
}

/** Inside an ellipse. */
function ellipse(x: number, y: number, [left, top]: [number, number], [wide, high]: [number, number]) {
  return ((x - left) / wide) ** 2 + ((y - top) / high) ** 2 < 1;
}

/** The number alone, with as much paper around it. */
function tightly({ grey }: GreyImage, margin = 20): GreyImage {
  const [left, top] = [149 - margin, 149 - margin];
  const [wide, high] = [246 + 2 * margin, 103 + 2 * margin];
  const cutting = Float32Array.from(
    { length: wide * high },
    (_, pixel) => grey[(top + Math.floor(pixel / wide)) * width + left + (pixel % wide)],
  );
  return { width: wide, height: high, grey: cutting };
}

describe('readPicture of photos', () => {
  it.each<[string, Photo]>([
    ['dark in the corners', { light: (x, y) => 1 - 0.9 * ((x - 0.5) ** 2 + (y - 0.5) ** 2) }],
    ['a hard shadow across it', { light: (x, y) => (x + 0.5 * y > 0.7 ? 0.5 : 1) }],
    ['a finger on it', { thing: (x, y) => (ellipse(x, y, [0.4, 1], [0.09, 0.3]) ? 0.35 : undefined) }],
    ['two fingers', { thing: (x, y) => (ellipse(x, y, [0, 0.4], [0.15, 0.1]) || ellipse(x, y, [1, 0.5], [0.1, 0.12]) ? 0.3 : undefined) }], // prettier-ignore
    ['a dark table on one side', { thing: (x) => (x < 0.12 ? 0.15 : undefined) }],
    ['a dark table around it, askew', { thing: (x, y) => (x + 0.1 * y < 0.15 || x - 0.05 * y > 0.94 || y < 0.1 + 0.05 * x || y > 0.9 ? 0.2 : undefined) }], // prettier-ignore
    ['a corner of the table', { thing: (x, y) => (x + y < 0.3 ? 0.15 : undefined) }],
    ['chalk on a blackboard in uneven light', { paper: 0.15, ink: 0.8, light: (x) => 1 - 0.4 * x }],
    ['a board in its light frame', { paper: 0.15, ink: 0.8, thing: (_, y) => (y > 0.93 ? 0.7 : undefined) }],
  ])('reads a number in one with %s', (_what, photo) => {
    expect(readPicture(network, photograph('504', photo))!.text).toBe('504');
  });

  it.each([0.02, 0.08])('reads pencil, with grain of %d of full light', (grain) => {
    const pencil = { paper: 0.85, ink: grain > 0.05 ? 0.15 : 0.5, grain };
    expect(readPicture(network, tightly(photograph('504', pencil)))!.text).toBe('504');
  });

  it.each<[string, Photo]>([
    ['paper', {}],
    ['grain', { grain: 0.1 }],
    ['light that falls off', { light: (x, y) => 1 - 0.2 * x - 0.1 * y }],
  ])('finds no ink in one of nothing but %s', (_what, photo) => {
    expect(readPicture(network, photograph('', photo))?.text).toBeUndefined();
  });

  it('keeps digits that touch the edges of a narrow cutting', () => {
    expect(readPicture(network, tightly(photograph('504', { grain: 0 }), 0))!.text).toBe('504');
  });
});
