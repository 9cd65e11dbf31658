import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { findInk } from '../../../../src/engine/handwriting/paper/find-ink';
import type { GreyImage } from '../../../../src/engine/handwriting/raster/raster';
import { boundingBox } from '../../../../src/engine/handwriting/raster/bounding-box';
import { drawStroke } from '../../../../src/engine/handwriting/raster/raster';
import { readPicture } from '../../../../src/engine/handwriting/segmentation/read-picture';
import { withoutRuling, withoutStubs } from '../../../../src/engine/handwriting/paper/remove-ruled-lines';
import { createRandom } from '../../../../src/engine/random';
import { drawNumber, moved } from '../numbers';
import { rulePaper } from './ruled-paper';
import { starterNetwork } from '../starter-network';

const [width, height] = [600, 300];

/** Ink from 0 none to 1 full, of strokes on an empty sheet. */
function inkOf(strokes: readonly Stroke[], pen = 5): GreyImage {
  const image = { width, height, grey: new Float32Array(width * height) };
  for (const stroke of strokes) drawStroke(image, stroke, { radius: pen, edge: 2 });
  return image;
}

/** The same as a picture: dark ink on light paper. */
function written(strokes: readonly Stroke[]): GreyImage {
  const ink = inkOf(strokes);
  return { ...ink, grey: ink.grey.map((value) => 0.95 - 0.8 * value) };
}

/** As a phone sees it: light from the left, and grain. */
function photographed({ grey, ...size }: GreyImage): GreyImage {
  const random = createRandom(4);
  const seen = grey.map((value, pixel) => {
    const light = 1 - 0.5 * ((pixel % width) / width) ** 2;
    return Math.min(1, Math.max(0, value * light + 0.02 * random.gaussian()));
  });
  return { ...size, grey: seen };
}

/** Pixels of ink that two images share, of all pixels that are ink in one of them. */
function agreement(one: GreyImage, other: GreyImage): number {
  let [shared, all] = [0, 0];
  one.grey.forEach((value, pixel) => {
    const [isOne, isOther] = [value > 0.5, other.grey[pixel] > 0.5];
    shared += Number(isOne && isOther);
    all += Number(isOne || isOther);
  });
  return shared / all;
}

const number = moved(drawNumber('50419'), 60, 90);
const papers = {
  lined: { spacing: 110, thickness: 3, darkness: 0.4 },
  'lined, as dark as ink': { spacing: 110, thickness: 3, darkness: 0.85 },
  'lined, with a margin': { spacing: 110, thickness: 3, darkness: 0.5, margin: 30 },
  'lined, slanted and bent': { spacing: 110, thickness: 3, darkness: 0.6, slant: 0.05, bend: 8 },
  squared: { spacing: 60, thickness: 3, darkness: 0.4, isSquared: true },
  'squared, as dark as ink': { spacing: 60, thickness: 3, darkness: 0.85, isSquared: true },
  'squared, slanted': { spacing: 60, thickness: 2, darkness: 0.6, isSquared: true, slant: -0.04 },
  'in narrow squares': { spacing: 32, thickness: 2, darkness: 0.5, isSquared: true, slant: 0.01 },
  'with one line': { spacing: 1000, offset: 150, thickness: 3, darkness: 0.6 },
};

describe('findInk on ruled paper', () => {
  it.each(Object.entries(papers))('finds the digits alone, %s', (_what, ruling) => {
    const found = findInk(rulePaper(written(number), ruling))!;
    expect(agreement(found, inkOf(number))).toBeGreaterThan(0.9);
    const photo = findInk(photographed(rulePaper(written(number), ruling)))!;
    expect(agreement(photo, inkOf(number))).toBeGreaterThan(0.85);
  });

  it('finds none on paper with nothing on it but its lines', () => {
    for (const ruling of Object.values(papers)) {
      expect(findInk(photographed(rulePaper(written([]), ruling)))).toBeNull();
    }
  });
});

describe('readPicture on ruled paper', () => {
  const network = starterNetwork();
  it.each(Object.entries(papers))('reads the number, %s', (_what, ruling) => {
    expect(readPicture(network, photographed(rulePaper(written(number), ruling)))!.text).toBe('50419');
  });
});

describe('withoutStubs', () => {
  it('takes the ends of lines off that run into an edge, and nothing else', () => {
    const digits = inkOf(number);
    const stubs = [[[0, 40], [70, 41]], [[300, 290], [301, 299]], [[2, 80], [2, 200]]] as const; // prettier-ignore
    const rest = withoutStubs(inkOf([...number, ...stubs], 1.5));
    expect(rest.grey).toEqual(inkOf(number, 1.5).grey);
    expect(withoutStubs(digits).grey).toEqual(digits.grey);
  });
});

describe('withoutRuling', () => {
  const upright = (x: number): Stroke => [[x, 60], [x + 2, 240]]; // prettier-ignore
  const flat = (y: number, from: number, to: number): Stroke => [[from, y], [to, y + 1]]; // prettier-ignore
  it.each<[string, Stroke[]]>([
    ['ones in a row', [100, 180, 260, 340, 420].map(upright)],
    ['dashes', [80, 150, 220].map((y) => flat(y, 180, 400))],
    ['the bars of sevens, fours and fives', moved(drawNumber('7457'), 60, 90)],
    ['a bar over the whole picture that is no line but a brush stroke', [flat(150, 0, width)]],
  ])('leaves %s as they are', (_what, strokes) => {
    const ink = inkOf(strokes, strokes.length === 1 ? 14 : 3);
    expect(withoutRuling(ink, 1)).toEqual({ image: ink, grids: [] });
  });

  it('takes no row of blurred bars for a line between two lines', () => {
    // At these heights the bars of the digits are nearly in line.
    const sheet = { width: 527, height: 280, grey: new Float32Array(527 * 280) };
    const heights = [91, 90, 88, 85, 97, 97];
    let left = 80;
    [...'573255'].forEach((digit, index) => {
      const strokes = moved(drawNumber(digit), left, heights[index]);
      for (const stroke of strokes) drawStroke(sheet, stroke, { radius: 7, edge: 6 });
      left += boundingBox(strokes)!.width + 8;
    });
    for (const y of [70, 210]) drawStroke(sheet, [[60, y], [467, y]], { radius: 1.5, edge: 1 }); // prettier-ignore
    expect(withoutRuling(sheet, 1)).toEqual({ image: sheet, grids: [] });
  });

  it('leaves a picture too small for lines as it is', () => {
    const small = { width: 40, height: 30, grey: new Float32Array(1200) };
    expect(withoutRuling(small, 1)).toEqual({ image: small, grids: [] });
  });
});
