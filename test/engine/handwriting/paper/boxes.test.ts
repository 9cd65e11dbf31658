import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import type { GreyImage } from '../../../../src/engine/handwriting/raster/raster';
import { drawStroke } from '../../../../src/engine/handwriting/raster/raster';
import { withoutBoxes } from '../../../../src/engine/handwriting/paper/boxes';
import { readPicture } from '../../../../src/engine/handwriting/segmentation/read-picture';
import { drawNumber, moved } from '../numbers';
import { starterNetwork } from '../starter-network';

const network = starterNetwork();
/** Of a cell with one digit. */
const cell = { width: 110, height: 140 };
const margin = 40;

/**
 * Rows of digits on white paper, one in the middle of each cell, with lines around as `lines` draws them. `place` moves
 * what is written and printed.
 */
function form(
  rows: readonly string[],
  lines: (right: number, bottom: number) => Stroke[],
  lower: (column: number) => number = () => 0,
  place: (stroke: Stroke) => Stroke = (stroke) => stroke,
): GreyImage {
  const [right, bottom] = [margin + cell.width * rows[0].length, margin + cell.height * rows.length];
  const written = { width: right + margin, height: bottom + margin, grey: new Float32Array(0) };
  written.grey = new Float32Array(written.width * written.height);
  rows.forEach((row, index) =>
    [...row].forEach((digit, column) => {
      const left = margin + column * cell.width + 24;
      const top = margin + index * cell.height + 20 + lower(column);
      for (const stroke of digit === ' ' ? [] : moved(drawNumber(digit), left, top))
        drawStroke(written, place(stroke), { radius: 4, edge: 2 });
    }),
  );
  for (const line of lines(right, bottom)) drawStroke(written, place(line), { radius: 2, edge: 1 });
  return { ...written, grey: written.grey.map((ink) => 0.95 - 0.8 * ink) };
}

const across = (right: number, y: number): Stroke => [[margin, y], [right, y]]; // prettier-ignore
const down = (x: number, top: number, bottom: number): Stroke => [[x, top], [x, bottom]]; // prettier-ignore

/** All lines of a table; `slant`: how much lower it is at its right end, in pixels. */
function table(right: number, bottom: number, slant = 0): Stroke[] {
  const rows = [];
  for (let y = margin; y <= bottom; y += cell.height) rows.push([[margin, y], [right, y + slant]] as Stroke); // prettier-ignore
  for (let x = margin; x <= right; x += cell.width) rows.push(down(x, margin, bottom));
  return rows;
}

describe('readPicture of forms', () => {
  it.each([
    ['one box', ['504'], (right: number, bottom: number) => [across(right, margin), across(right, bottom), down(margin, margin, bottom), down(right, margin, bottom)]], // prettier-ignore
    ['boxes in a row', ['50419'], table],
    ['a comb, open above', ['50419'], (right: number, bottom: number) => table(right, bottom).slice(1)],
    ['a table', ['504', '192', '730'], table],
    ['a table, slanted', ['504', '192'], (right: number, bottom: number) => table(right, bottom, 4)],
    ['a single box', ['8'], table],
  ])('takes off the lines of %s', (_what, rows, lines) => {
    expect(readPicture(network, form(rows, lines))!.text).toBe(rows.join('\n'));
  });

  it('takes off boxes that stand apart, and the empty ones among them', () => {
    const apart = (right: number, bottom: number): Stroke[] => {
      const boxes = [];
      for (let x = margin + 6; x < right; x += cell.width) {
        const end = x + cell.width - 18;
        boxes.push([[x, margin], [end, margin], [end, bottom], [x, bottom], [x, margin]] as Stroke); // prettier-ignore
      }
      return boxes;
    };
    expect(readPicture(network, form(['504 1  '], apart))!.text).toBe('5041');
  });

  it.each([
    ['boxes', table],
    ['a comb', (right: number, bottom: number) => table(right, bottom).slice(1)],
  ])('finds nothing in %s without writing', (_what, lines) => {
    expect(readPicture(network, form(['      '], lines))?.text ?? '').toBe('');
  });

  it('takes off boxes that stand side by side, whose sides make thicker lines', () => {
    const doubled = (right: number, bottom: number): Stroke[] => [
      ...table(right, bottom),
      ...table(right, bottom).slice(3, -1).map((stroke) => stroke.map(([x, y]) => [x + 4, y] as const)), // prettier-ignore
    ];
    expect(readPicture(network, form(['504 1  '], doubled))!.text).toBe('5041');
  });

  it('reads digits that stand on the lines of their cells', () => {
    const rows = ['504', '192'];
    const picture = form(rows, table, () => 18);
    expect(readPicture(network, picture)!.text).toBe(rows.join('\n'));
  });

  it('takes off boxes that digits stand out of, above and below', () => {
    const picture = form(['50419'], table, (column) => (column === 1 ? -35 : column === 3 ? 40 : 0));
    expect(readPicture(network, picture)!.text).toBe('50419');
  });

  it.each([-2.5, 1.5])('takes off boxes that lie %s degrees askew', (degrees) => {
    const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const turned = (stroke: Stroke): Stroke =>
      stroke.map(([x, y]) => [
        300 + (x - 300) * cosine - (y - 110) * sine,
        110 + (x - 300) * sine + (y - 110) * cosine,
      ]);
    const picture = form(['50419'], table, (column) => (column === 1 ? -21 : 0), turned);
    expect(readPicture(network, picture)!.text).toBe('50419');
  });

  it.each([
    ['that stands below the digits', () => 0],
    ['that a digit stands on', (column: number) => (column === 2 ? 20 : 0)],
    ['that digits run into', (column: number) => 24 + 4 * column],
  ])('takes off a comb with short teeth, %s', (_where, lower) => {
    const teeth = (right: number, bottom: number) => [
      across(right, bottom),
      ...Array.from({ length: 6 }, (_, tooth) => down(margin + tooth * cell.width, bottom - 60, bottom)),
    ];
    expect(readPicture(network, form(['50419'], teeth, lower))!.text).toBe('50419');
  });

  it.each([
    ['at both ends, and thin', { from: 0, height: 25, radius: 1 }, () => 0],
    ['only between the digits, which stand on it', { from: 1, height: 40, radius: 1 }, () => 18],
    ['only between the digits, and a thick line', { from: 1, height: 30, radius: 3.5 }, () => 8],
  ])('takes off a comb with low teeth %s', (_which, { from, height, radius }, lower) => {
    const number = '5041932';
    const picture = form([number], () => [], lower);
    const printed = { ...picture, grey: new Float32Array(picture.grey.length) };
    const [right, bottom] = [margin + number.length * cell.width, margin + cell.height];
    const lines = [
      [[margin, bottom], [right, bottom + 5]] as Stroke, // prettier-ignore
      ...Array.from({ length: number.length + 1 - 2 * from }, (_, tooth) =>
        down(margin + (from + tooth) * cell.width, bottom - height, bottom + 2),
      ),
    ];
    for (const line of lines) drawStroke(printed, line, { radius, edge: 1 });
    const grey = picture.grey.map((value, pixel) => Math.min(value, 0.95 - 0.6 * printed.grey[pixel]));
    expect(readPicture(network, { ...picture, grey })!.text).toBe(number);
  });

  it('takes off faint lines, which fall to pieces where only dark ink is seen', () => {
    const dark = form(['50419'], () => []);
    const lines = form(['     '], table);
    const grey = dark.grey.map((value, pixel) => value * (1 - 0.3 * (0.95 - lines.grey[pixel])));
    expect(readPicture(network, { ...dark, grey })!.text).toBe('50419');
  });

  it.each([
    ['below the digits', 172],
    ['that touches them', 162],
    ['that crosses them', 150],
  ])('takes off a line %s', (_where, y) => {
    const picture = form(['5041'], (right) => [[[margin, y], [right, y + 3]]]); // prettier-ignore
    expect(readPicture(network, picture)!.text).toBe('5041');
  });

  it('keeps a lone line', () => {
    const picture = form([' '], (right) => [across(right, 100)]);
    expect(readPicture(network, picture)!.digits).toHaveLength(1);
  });

  it.each([
    ['446', 0],
    ['577', 0],
    ['498', 0.3],
    ['252', 0.3],
  ])('takes no strokes of %s, whose digits touch, for a box', (number, slant) => {
    const strokes = moved(drawNumber(number, 4), 40, 40);
    const written = { width: 360, height: 180, grey: new Float32Array(360 * 180) };
    for (const stroke of strokes) {
      const slanted = stroke.map(([x, y]) => [x + slant * (140 - y), y] as const);
      drawStroke(written, slanted, { radius: 5, edge: 1 });
    }
    expect(withoutBoxes(written, 0.1).image).toBe(written);
  });

  it('takes no digit for a box', () => {
    // A 0 with straight sides, and a digital 8.
    const zero: Stroke = [[0, 0], [60, 0], [60, 100], [0, 100], [0, 0]]; // prettier-ignore
    for (const strokes of [
      [zero],
      [
        zero,
        [
          [0, 50],
          [60, 50],
        ] as Stroke,
      ],
    ]) {
      // prettier-ignore
      const written = { width: 200, height: 200, grey: new Float32Array(40_000) };
      for (const stroke of moved(strokes, 70, 50)) drawStroke(written, stroke, { radius: 4, edge: 2 });
      const picture = { ...written, grey: written.grey.map((ink) => 1 - ink) };
      expect(readPicture(network, picture)!.digits[0].box.width).toBeGreaterThan(50);
    }
  });

  it.each(['top', 'bottom', 'left', 'right'])('takes off the rest of a frame at the %s', (side) => {
    const picture = form(['504'], () => []);
    const { width, height } = picture;
    const grey = picture.grey.map((value, pixel) => {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      // As thick as a pen's line, and rough.
      const depth = 9 + Math.round(2 * Math.sin(0.3 * (x + y)));
      const distance = { top: y, bottom: height - 1 - y, left: x, right: width - 1 - x }[side]!;
      return distance < depth ? 0.3 : value;
    });
    expect(readPicture(network, { ...picture, grey })!.text).toBe('504');
  });
});
