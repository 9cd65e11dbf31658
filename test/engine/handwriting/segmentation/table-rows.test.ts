import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import type { Ink } from '../../../../src/engine/handwriting/paper/find-ink';
import { findComponents } from '../../../../src/engine/handwriting/raster/connected-components';
import { drawStroke, drawStrokes } from '../../../../src/engine/handwriting/raster/raster';
import { readPicture } from '../../../../src/engine/handwriting/segmentation/read-picture';
import { rowsOfTable } from '../../../../src/engine/handwriting/segmentation/table-rows';
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

/** The upper and lower ends of the components in each row, from the left, without the others. */
function rowsOf(strokes: readonly Stroke[]): [number, number][][] {
  const ink = inkOf([...strokes, ...others]);
  const rows = rowsOfTable(findComponents(ink), ink)!;
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

  it('cuts what hangs together in two rows near the line, where there is least ink', () => {
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

  it('takes squares lower than the writing for no table', () => {
    const ink = { ...inkOf([upright(50, 10, 200), upright(90, 20, 190)]), grids };
    expect(rowsOfTable(findComponents(ink), ink)).toBeNull();
    expect(rowsOfTable(findComponents(ink), { ...ink, grids: [] })).toBeNull();
  });
});

describe('readPicture', () => {
  it('reads the rows of a table in which digits touch those below', () => {
    const [width, height] = [700, 440];
    const image = { width, height, grey: new Float32Array(width * height) };
    const draw = (strokes: readonly Stroke[], radius: number) => {
      for (const stroke of strokes) drawStroke(image, stroke, { radius, edge: 1.5 });
    };
    for (let line = 0; line <= 3; line++) {
      draw([[[40, 60 + 110 * line], [660, 60 + 110 * line]]], 1); // prettier-ignore
      draw([[[40 + 205 * line, 60], [40 + 205 * line, 390]]], 1); // prettier-ignore
    }
    // Each row is 110 high, a digit with its lines, too: the seven's foot stands on the digit below.
    draw(moved(drawNumber('47', 40), 80, 66), 5);
    draw(moved(drawNumber('50', 40), 80, 172), 5);
    draw(moved(drawNumber('2', 40), 300, 68), 5);
    draw(moved(drawNumber('4', 40), 300, 280), 5);
    const picture = { width, height, grey: image.grey.map((ink) => 0.95 - 0.85 * ink) };
    expect(readPicture(starterNetwork(), picture)!.text).toBe('47\t2\t\n50\t\t\n\t4\t');
  });
});
