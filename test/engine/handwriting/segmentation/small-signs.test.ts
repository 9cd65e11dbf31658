import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { boundingBox } from '../../../../src/engine/handwriting/raster/bounding-box';
import { drawStroke } from '../../../../src/engine/handwriting/raster/raster';
import { readPicture } from '../../../../src/engine/handwriting/segmentation/read-picture';
import { readStrokes } from '../../../../src/engine/handwriting/segmentation/read-strokes';
import { drawNumber, moved } from '../numbers';
import { starterNetwork } from '../starter-network';

const network = starterNetwork();
const gap = 18;

/** Signs beside digits that are 100 high. */
const signs: Record<string, readonly Stroke[]> = {
  '.': [[[0, 97], [1, 98], [0, 99]]], // prettier-ignore
  ',': [[[6, 90], [8, 96], [2, 112]]], // prettier-ignore
  '-': [[[0, 52], [34, 50]]], // prettier-ignore
  ':': [[[0, 40], [1, 41]], [[0, 90], [1, 91]]], // prettier-ignore
  '=': [[[0, 40], [40, 40]], [[0, 62], [40, 62]]], // prettier-ignore
};

function write(text: string): Stroke[] {
  let left = 40;
  return [...text].flatMap((character) => {
    const strokes = signs[character] ?? drawNumber(character);
    const box = boundingBox(strokes)!;
    const placed = moved(strokes, left - box.left, 50);
    left += box.width + gap;
    return placed;
  });
}

/** `pen`: half the width of the lines; `specks`: places of dust, 3 pixels wide. */
function pictureOf(
  strokes: readonly Stroke[],
  pen: number,
  specks: readonly (readonly [number, number])[] = [],
) {
  const [width, height] = [Math.ceil(boundingBox(strokes)!.left + boundingBox(strokes)!.width) + 40, 220];
  const image = { width, height, grey: new Float32Array(width * height) };
  for (const stroke of strokes) drawStroke(image, stroke, { radius: pen, edge: 2 });
  for (const [x, y] of specks)
    for (let row = y; row < y + 3; row++) image.grey.fill(1, row * width + x, row * width + x + 3);
  return { ...image, grey: image.grey.map((ink) => 0.95 - 0.85 * ink) };
}

describe('small signs', () => {
  it.each([
    ['3.50', '3?50'],
    ['12,75', '12?75'],
    ['4.25', '4?25'],
    ['6.02', '6?02'],
    ['-12', '?12'],
    ['1-1', '1?1'],
    ['10:30', '10?30'],
    ['12=1', '12?1'],
    ['20.11.26', '20?11?26'],
  ])('are no part of the digits beside them: %s', (text, read) => {
    const strokes = write(text);
    expect(readStrokes(network, strokes).text).toBe(read);
    for (const pen of [2.5, 6]) {
      const reading = readPicture(network, pictureOf(strokes, pen))!;
      expect([reading.text, reading.turns]).toEqual([read, 0]);
    }
  });

  it('are seen under the arm of a seven', () => {
    const strokes = [...write('7'), ...moved(signs['.'], 92, 50), ...moved(drawNumber('5'), 125, 50)];
    expect(readStrokes(network, strokes).text).toBe('7?5');
    expect(readPicture(network, pictureOf(strokes, 4))!.text).toBe('7?5');
  });

  it('are not the hat of a five, the foot of a one, or the stem of a four', () => {
    const foot: Stroke = [[10, 150], [70, 150]]; // prettier-ignore
    for (const [strokes, read] of [
      [write('554'), '554'],
      [[...write('1'), ...moved([foot], 20, 2), ...moved(drawNumber('4'), 130, 50)], '14'],
    ] as const) {
      expect(readStrokes(network, strokes).text).toBe(read);
      expect(readPicture(network, pictureOf(strokes, 4))!.text).toBe(read);
    }
  });

  it('are larger than dust', () => {
    const strokes = write('350');
    const box = boundingBox(write('3'))!;
    const specks = [[box.left + box.width + 8, 146], [60, 20], [120, 100]] as const; // prettier-ignore
    expect(readPicture(network, pictureOf(strokes, 5, specks))!.text).toBe('350');
  });
});
