import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { boundingBox } from '../../../../src/engine/handwriting/raster/bounding-box';
import type { GreyPicture } from '../../../../src/engine/handwriting/raster/grey-picture';
import { drawStrokes } from '../../../../src/engine/handwriting/raster/raster';
import { sizeOfInk } from '../../../../src/engine/handwriting/raster/scale-image';
import { turned } from '../../../../src/engine/handwriting/raster/turn';
import { mostMarks, readPicture } from '../../../../src/engine/handwriting/segmentation/read-picture';
import { createRandom } from '../../../../src/engine/random';
import { letters, syntheticSign } from '../../../../src/engine/synthesis/signs/synthetic-signs';
import { dots, drawNumber, moved } from '../numbers';
import { starterNetwork } from '../starter-network';

const network = starterNetwork();
const side = 520;

/** A sheet with a number written on it; `paper` and `ink` as light as told. */
function written(number: string, { paper = 1, ink = 0, pen = 6 } = {}): GreyPicture {
  const { grey } = drawStrokes(moved(drawNumber(number), 40, 200), side, { radius: pen, edge: 2 });
  return { width: side, height: side, grey: grey.map((value) => paper + value * (ink - paper)) };
}

/** Dark lines of so many pixels to either side on a light sheet. */
function drawn(strokes: readonly Stroke[], radius: number): GreyPicture {
  const { grey } = drawStrokes(strokes, side, { radius, edge: 2 });
  return { width: side, height: side, grey: grey.map((ink) => 1 - ink) };
}

describe('readPicture', () => {
  it.each([
    ['dark on light', {}],
    ['light on dark', { paper: 0.05, ink: 0.9 }],
    ['pencil on grey paper', { paper: 0.7, ink: 0.4 }],
  ])('reads a number, %s', (_what, sheet) => {
    expect(readPicture(network, written('50419', sheet))!.text).toBe('50419');
  });

  it.each([
    ['a number', written('50419'), 0.9],
    ['a page that lies on its side', turned(written('50419')), 0.93],
  ])('tells how much is done of %s, from 0 on', (_what, picture, least) => {
    const told: number[] = [];
    readPicture(network, picture, (fraction) => told.push(fraction));
    expect(told[0]).toBe(0);
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(told.at(-1)).toBeGreaterThanOrEqual(least);
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });

  it.each([2, 11])('reads lines of %d pixels to either side', (pen) => {
    expect(readPicture(network, written('504', { pen }))!.text).toBe('504');
  });

  it.each(['172', '173', '193'])(
    'reads the 1 of %s once, though it stands close to digits that touch',
    (number) => {
      const [pen, overlap, lean] = [5, 4, 25];
      const touching = moved(drawNumber(number.slice(1), -overlap), 80, 150);
      const { left, top, height } = boundingBox(touching)!;
      const one: Stroke = [
        [left - lean, top],
        [left, top + height],
      ];
      expect(readPicture(network, drawn([one, ...touching], pen))!.text).toBe(number);
    },
  );

  it.each(['70', '71', '72', '77', '79'])(
    'reads %s, whose digits touch, as two digits and no sign',
    (number) => {
      expect(readPicture(network, drawn(moved(drawNumber(number, -8), 100, 150), 6))!.text).toBe(number);
    },
  );

  it.each(['0903', '60083', '2631', '5761'])(
    'reads %s, one of whose digits looks like none for a neighbour’s lines in its ink',
    (number) => {
      expect(readPicture(network, drawn(moved(drawNumber(number, -12), 40, 200), 6))!.text).toBe(number);
    },
  );

  it('reads a number in the shade of a hand, on grainy paper', () => {
    const random = createRandom(3);
    const { grey, ...size } = written('504', { paper: 0.9, ink: 0.2 });
    const shaded = grey.map((value, pixel) => {
      const light = 1 - 0.6 * ((pixel % side) / side) ** 2;
      return Math.min(1, Math.max(0, value * light + 0.02 * random.gaussian()));
    });
    expect(readPicture(network, { ...size, grey: shaded })!.text).toBe('504');
  });

  it.each([
    ['a wave', (t: number) => [480 * t, 25 * Math.sin(17 * t)]],
    ['a wave that swells', (t: number) => [480 * t, 40 * Math.sin(17 * t) * Math.sin(1 + 13 * t)]],
    ['a narrower one', (t: number) => [480 * t, 25 * Math.sin(30 * t) * Math.sin(1 + 23 * t)]],
    [
      'slanted arcs',
      (t: number) => [480 * t + 14 * Math.sin(46 * t), 25 * Math.sin(23 * t) + 10 * Math.cos(39 * t)],
    ],
  ])('is sure of no digit in %s, which is connected ink', (_what, place) => {
    const line = Array.from({ length: 700 }, (_, index) => {
      const [x, y] = place(index / 699);
      return [20 + x, 200 + y] as const;
    });
    const { digits } = readPicture(network, drawn([line], 3))!;
    expect(Math.max(...digits.map(({ confidence }) => confidence))).toBeLessThan(0.5);
  });

  it('takes a smudge for one mark, though lines cross in it', () => {
    const reach = 35;
    const star = [0, 1, 2, 3, 4, 5].map((line) => {
      const [x, y] = [reach * Math.cos((line * Math.PI) / 6), reach * Math.sin((line * Math.PI) / 6)];
      return [[250 - x, 250 - y], [250 + x, 250 + y]] as const; // prettier-ignore
    });
    const strokes = [...moved(drawNumber('7'), 80, 200), ...star, ...moved(drawNumber('0'), 340, 200)];
    expect(readPicture(network, drawn(strokes, 4))!.text).toBe('7?0');
  });

  it.each([
    ['504', 8],
    ['5253', -2],
    ['3875', -2],
    ['1877', -2],
    ['2030', -8],
    ['0204', -8],
    ['9443', -8],
    ['3902', -8],
    ['3073', -8],
  ])('reads %s, whose digits touch, with middle lines %d pixels apart', (number, gap) => {
    const strokes = moved(drawNumber(number, gap), 40, 200);
    expect(readPicture(network, drawn(strokes, 5))!.text).toBe(number);
  });

  it.each([...'ACEKTX'])('takes %s for no digit, though parts of it might be', (letter) => {
    const random = createRandom(4);
    const strokes = syntheticSign(letters[letter], 'unseen', random).map((stroke) =>
      stroke.map(([x, y]) => [160 + 140 * x, 160 + 140 * y] as const),
    );
    expect(readPicture(network, drawn(strokes, 7))!.text).toMatch(/^\?+$/);
  });

  it('reads a page whose outer digits stand near its edges', () => {
    const [rows, apart, margin] = [8, 150, 12];
    const numbers = Array.from({ length: rows }, (_, row) => `1${row}50492504${row}1`);
    const strokes = numbers.flatMap((number, row) =>
      moved(drawNumber(number, 30), margin, row * apart + margin),
    );
    const page = drawStrokes(strokes, rows * apart, { radius: 6, edge: 2 });
    const ink = sizeOfInk(page)!;
    // As wide as the writing, and a little paper.
    const width = ink.left + ink.width + margin;
    const grey = Float32Array.from({ length: width * page.height }, (_, pixel) => {
      return 1 - page.grey[Math.floor(pixel / width) * page.width + (pixel % width)];
    });
    expect(readPicture(network, { width, height: page.height, grey })!.text).toBe(numbers.join('\n'));
  });

  it('reads row after row', () => {
    const strokes = [...moved(drawNumber('27'), 40, 60), ...moved(drawNumber('50'), 90, 240)];
    const { grey } = drawStrokes(strokes, side, { radius: 5, edge: 2 });
    expect(readPicture(network, { width: side, height: side, grey: grey.map((ink) => 1 - ink) })!.text).toBe('27\n50'); // prettier-ignore
  });

  it('ignores a speck of dirt, and calls a scribble no digit', () => {
    const dirty = written('50');
    dirty.grey.fill(0, 20 * side + 400, 20 * side + 405);
    dirty.grey.fill(0, 21 * side + 400, 21 * side + 405);
    expect(readPicture(network, dirty)!.text).toBe('50');
    const zigzag = Array.from({ length: 40 }, (_, turn) => [turn % 2 ? 300 : 160, 160 + 4 * turn] as const);
    const { grey } = drawStrokes([zigzag], side, { radius: 4, edge: 2 });
    expect(readPicture(network, { width: side, height: side, grey: grey.map((ink) => 1 - ink) })!.text).toMatch(/^[?]+$/); // prettier-ignore
  });

  it('tells where each digit stands in the picture’s pixels', () => {
    const [one, zero] = readPicture(network, written('10'))!.digits;
    const distances = [one.box.left - 34, one.box.top - 194, one.box.height - 112, zero.box.width - 72];
    expect(distances.every((distance) => Math.abs(distance) <= 3)).toBe(true);
  });

  it('reads bytes as it reads numbers', () => {
    const picture = written('42');
    const bytes = Uint8Array.from(picture.grey, (value) => Math.round(255 * value));
    expect(readPicture(network, { ...picture, grey: bytes })!.text).toBe('42');
  });

  it('leaves unread what has more marks than a page of writing, and says how many', () => {
    const { text, digits, tooManyMarks } = readPicture(network, dots(mostMarks))!;
    expect(tooManyMarks).toBeGreaterThan(mostMarks);
    expect({ text, digits }).toEqual({ text: '', digits: [] });
  });

  it('finds no ink on an empty sheet', () => {
    expect(
      readPicture(network, { width: 40, height: 30, grey: new Float32Array(1200).fill(0.8) }),
    ).toBeNull();
    expect(readPicture(network, { width: 0, height: 0, grey: new Uint8Array() })).toBeNull();
  });
});
