import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import type { Ink } from '../../../../src/engine/handwriting/paper/find-ink';
import { findComponents } from '../../../../src/engine/handwriting/raster/connected-components';
import { drawStroke, drawStrokes } from '../../../../src/engine/handwriting/raster/raster';
import { readPicture } from '../../../../src/engine/handwriting/segmentation/read-picture';
import {
  heightOfRows,
  rowsOfTable,
  type CertaintyOf,
} from '../../../../src/engine/handwriting/segmentation/table-rows';
import { drawNumber, moved } from '../numbers';
import { starterNetwork } from '../starter-network';

const side = 300;
const rowHeight = 100;
/** The lines of a table with three rows, sloping down to the right by ten pixels. */
const across = [0, 1, 2, 3].map(
  (line) => [[0, line * rowHeight - 5], [side, line * rowHeight + 5]] as const, // prettier-ignore
);
const grids = [{ across, down: [] }];

function inkOf(strokes: readonly Stroke[]): Ink {
  return { ...drawStrokes(strokes, side, { radius: 4, edge: 1 }), factor: 1, grids };
}

const upright = (x: number, from: number, to: number): Stroke => [
  [x, from],
  [x, to],
];

/** The usual height of writing, seen in the third row. */
const others = [230, 250, 270].map((x) => upright(x, 225, 280));

const alike: CertaintyOf = () => 1;

/** The upper and lower ends of the components in each row, from the left, without the others. */
function rowsOf(strokes: readonly Stroke[], certaintyOf = alike): [number, number][][] {
  const ink = inkOf([...strokes, ...others]);
  const rows = rowsOfTable(findComponents(ink), ink, rowHeight, certaintyOf);
  return rows.map((row) =>
    row
      .filter(({ box }) => box.left < 200)
      .sort((one, other) => one.box.left - other.box.left)
      .map(({ box }) => [box.top, box.top + box.height]),
  );
}

describe('rowsOfTable', () => {
  it('sorts ink by the row that it stands in', () => {
    expect(rowsOf([upright(50, 20, 80), upright(90, 120, 180), upright(130, 15, 90)])).toEqual([
      [[16, 84], [11, 94]], // prettier-ignore
      [[116, 184]],
      [],
    ]);
  });

  it('leaves a stroke whole that only ends in another row', () => {
    expect(rowsOf([upright(50, 20, 130)])).toEqual([[[16, 134]], []]);
    expect(rowsOf([upright(50, 75, 180)])).toEqual([[[71, 184]], []]);
  });

  it('cuts what hangs together in two rows along the line', () => {
    // Two uprights that meet below the line, at 108, by a thin bar.
    const rows = rowsOf([upright(40, 15, 104), upright(60, 112, 185), [[40, 108], [60, 108]]]); // prettier-ignore
    expect(rows.map((row) => row.length)).toEqual([1, 1, 0]);
    expect(Math.abs(rows[0][0][1] - 108)).toBeLessThanOrEqual(12);
    expect(rows[1][0][1]).toBe(189);
  });

  it('cuts ink of three rows twice', () => {
    const rows = rowsOf([upright(50, 10, 290)]);
    expect(rows.map((row) => row.length)).toEqual([1, 1, 1]);
    expect(rows[0][0][0]).toBe(6);
    expect(rows[2][0][1]).toBe(294);
  });

  it.each([
    ['above', 87],
    ['below', 107],
  ])('cuts %s the line where both sides read better so', (_where, end) => {
    const isBest: CertaintyOf = (parts) =>
      parts.some(({ box }) => box.top === end || box.top + box.height === end) ? 1 : 0.5;
    expect(rowsOf([upright(50, 20, 180)], isBest)).toEqual([[[16, end]], [[end, 184]], []]);
  });

  it('cuts along the line where nothing reads better', () => {
    expect(rowsOf([upright(50, 20, 180)])).toEqual([[[16, 97]], [[97, 184]], []]);
  });
});

describe('heightOfRows', () => {
  const heightOf = (strokes: readonly Stroke[]) => heightOfRows(findComponents(inkOf(strokes)), inkOf([]));
  const tall = [upright(50, 10, 200), upright(90, 20, 190)];

  it('is the distance of the lines', () => {
    expect(heightOf([upright(50, 20, 80), upright(90, 120, 180)])).toBe(rowHeight);
  });

  it('is null for squares lower than the writing, also beside dirt', () => {
    expect(heightOf(tall)).toBeNull();
    expect(heightOf([...tall, ...[120, 150, 180, 210].map((x) => upright(x, 50, 52))])).toBeNull();
  });

  it('is the distance of the lines where most digits of a table hang together, but not of squares', () => {
    const ink = inkOf([...tall, ...[130, 160, 190].map((x) => upright(x, 10, 195)), upright(230, 20, 80)]);
    const heightIn = (columns: readonly number[]) => {
      const down = columns.map((x) => [[x, 0], [x, side]] as const); // prettier-ignore
      return heightOfRows(findComponents(ink), { ...ink, grids: [{ across, down }] });
    };
    expect(heightIn([0, 150, 300])).toBe(rowHeight);
    expect(heightIn([0, 100, 200, 300])).toBeNull();
  });

  it('is null for lines between two margins that large digits stand across, also with a hat that is a stroke', () => {
    const down = [0, side].map((x) => [[x, 0], [x, side]] as const); // prettier-ignore
    const ink = inkOf([...tall, upright(130, 10, 195), [[150, 45], [180, 20]]]); // prettier-ignore
    expect(heightOfRows(findComponents(ink), { ...ink, grids: [{ across, down }] })).toBeNull();
  });

  it('is null without lines', () => {
    const ink = { ...inkOf(tall), grids: [] };
    expect(heightOfRows(findComponents(ink), ink)).toBeNull();
  });
});

describe('readPicture', () => {
  const columnWidth = 205;

  /** A table of three columns, its rows so high, with numbers in its cells, each so many pixels below its row's line. */
  function tableOf(rows: readonly (readonly string[])[], rowHeight: number, below: number) {
    const [width, height] = [700, 110 + rowHeight * rows.length];
    const image = { width, height, grey: new Float32Array(width * height) };
    const draw = (strokes: readonly Stroke[], radius: number) => {
      for (const stroke of strokes) drawStroke(image, stroke, { radius, edge: 1.5 });
    };
    const [right, bottom] = [40 + 3 * columnWidth, 60 + rows.length * rowHeight];
    for (let y = 60; y <= bottom; y += rowHeight) draw([[[40, y], [right, y]]], 1); // prettier-ignore
    for (let x = 40; x <= right; x += columnWidth) draw([[[x, 60], [x, bottom]]], 1); // prettier-ignore
    rows.forEach((cells, row) =>
      cells.forEach((number, column) =>
        draw(moved(drawNumber(number, 40), 80 + columnWidth * column, 60 + rowHeight * row + below), 5),
      ),
    );
    return { width, height, grey: image.grey.map((ink) => 0.95 - 0.85 * ink) };
  }

  // A digit with its lines is 110 high.
  it.each([
    [
      'digits touch those below',
      [
        ['47', '2', ''],
        ['50', '', ''],
        ['', '4', ''],
      ],
      110,
      4,
    ],
    [
      'digits of all rows hang together',
      [
        ['47', '33', '4'],
        ['57', '25', '61'],
        ['27', '20', '60'],
        ['37', '40', '5'],
      ],
      110,
      0,
    ],
    [
      'digits reach into the row below',
      [
        ['47', '82', ''],
        ['90', '72', '3'],
        ['', '40', '52'],
      ],
      110,
      12,
    ],
    [
      'digits that nearly touch hang together once the picture is reduced',
      [
        ['35', '52', '22'],
        ['22', '38', '53'],
        ['85', '32', '25'],
      ],
      111,
      5.5,
    ],
  ])('reads a table in which %s', (_what, rows, rowHeight, below) => {
    const text = rows.map((cells) => cells.join('\t')).join('\n');
    expect(readPicture(starterNetwork(), tableOf(rows, rowHeight, below))!.text).toBe(text);
  });
});
