import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import type { GreyImage } from '../../../../src/engine/handwriting/raster/raster';
import { drawStroke } from '../../../../src/engine/handwriting/raster/raster';
import { turned } from '../../../../src/engine/handwriting/raster/turn';
import { readPicture } from '../../../../src/engine/handwriting/segmentation/read-picture';
import { drawNumber, moved } from '../numbers';
import { starterNetwork } from '../starter-network';

const network = starterNetwork();
const margin = 40;

interface Table {
  cell?: { width: number; height: number };
  /** Where its upper left corner is. */
  left?: number;
  top?: number;
  /** How much lower it is at its right end, in pixels a pixel. */
  slant?: number;
  line?: number;
}

/** A sheet with tables of numbers; an empty text is an empty cell, and a line break in one begins another line. */
function sheet(
  width: number,
  height: number,
  tables: readonly (Table & { cells: readonly (readonly string[])[] })[],
) {
  const image: GreyImage = { width, height, grey: new Float32Array(width * height) };
  for (const {
    cells,
    cell = { width: 260, height: 140 },
    left = margin,
    top = margin,
    slant = 0,
    line = 2,
  } of tables) {
    const slanted = (stroke: Stroke): Stroke =>
      stroke.map(([x, y]) => [x - slant * (y - top), y + slant * (x - left)]);
    const draw = (strokes: readonly Stroke[], radius: number) => {
      for (const stroke of strokes) drawStroke(image, slanted(stroke), { radius, edge: 2 });
    };
    const [right, bottom] = [left + cell.width * cells[0].length, top + cell.height * cells.length];
    for (let row = 0; row <= cells.length; row++)
      draw([[[left, top + row * cell.height], [right, top + row * cell.height]]], line); // prettier-ignore
    for (let column = 0; column <= cells[0].length; column++)
      draw([[[left + column * cell.width, top], [left + column * cell.width, bottom]]], line); // prettier-ignore
    cells.forEach((row, index) =>
      row.forEach((number, column) => {
        const place = [left + column * cell.width + 22, top + index * cell.height + 20] as const;
        if (number !== '') draw(moved(drawNumber(number), ...place), 4);
      }),
    );
  }
  return { width, height, grey: image.grey.map((ink) => 0.95 - 0.85 * ink) };
}

const textOf = (picture: GreyImage) => readPicture(network, picture)!.text;

const marks = [
  ['50', '41', '27', '90'],
  ['12', '', '407', ''],
  ['', '', '', ''],
  ['45', '70', '', '504'],
];
const asText = marks.map((row) => row.join('\t')).join('\n');

describe('readPicture of tables', () => {
  it('keeps the cells of a row apart', () => {
    expect(textOf(sheet(1120, 220, [{ cells: [['12', '34', '56', '78']] }]))).toBe('12\t34\t56\t78');
  });

  it.each([
    ['', {}],
    [', slanted', { slant: 0.035 }],
    [', with thick lines', { line: 5 }],
  ])('keeps the place of empty cells and rows%s', (_how, table) => {
    expect(textOf(sheet(1120, 700, [{ cells: marks, ...table }]))).toBe(asText);
  });

  it('finds the cells of a page that lies on its side', () => {
    const page = sheet(600, 360, [{ cells: [['504', '27'], ['', '492']] }]); // prettier-ignore
    expect(textOf(turned(turned(turned(page))))).toBe('504\t27\n\t492');
  });

  it('finds the cells of a small table on a large sheet, and leaves what is written below as it is', () => {
    const page = sheet(1700, 900, [{ cells: [['50', '41'], ['27', '90']], left: 200, top: 100 }]); // prettier-ignore
    for (const stroke of moved(drawNumber('504'), 300, 600)) {
      const layer: GreyImage = { ...page, grey: new Float32Array(page.grey.length) };
      drawStroke(layer, stroke, { radius: 4, edge: 2 });
      layer.grey.forEach((ink, pixel) => (page.grey[pixel] -= 0.85 * ink));
    }
    expect(textOf(page)).toBe('50\t41\n27\t90\n504');
  });

  it.each([
    ['wide', 'very tall', sheet(1120, 1600, [{ cells: marks, top: 500 }]), asText],
    [
      'wide',
      'tall',
      sheet(1120, 900, [{ cells: [marks[0], marks[1]], top: 60 }]),
      '50\t41\t27\t90\n12\t\t407\t',
    ],
    [
      'small',
      'wide',
      sheet(1700, 900, [{ cells: [['50'], ['41'], ['27'], ['90']], left: 600 }]),
      '50\n41\n27\n90',
    ],
  ])('finds the cells of a %s table on a %s sheet', (_table, _sheet, page, text) => {
    expect(textOf(page)).toBe(text);
  });

  it('keeps two tables beside each other apart', () => {
    const cells = [['50', '41'], ['27', '90']]; // prettier-ignore
    expect(textOf(sheet(1300, 380, [{ cells }, { cells, left: 700 }]))).toBe(
      '50\t41\t50\t41\n27\t90\t27\t90',
    );
  });

  it('keeps numbers apart that are written in boxes of their own', () => {
    const boxes = [[['50']], [['41']], [['7']]].map((cells, index) => ({
      cells,
      left: margin + 300 * index,
    }));
    expect(textOf(sheet(960, 220, boxes))).toBe('50\t41\t7');
  });

  it('takes digits in wide cells for numbers, and in boxes for one number', () => {
    const cells = [['5', '', '0', '4']];
    expect(textOf(sheet(1320, 220, [{ cells, cell: { width: 310, height: 140 } }]))).toBe('5\t\t0\t4');
    expect(textOf(sheet(560, 220, [{ cells, cell: { width: 110, height: 140 } }]))).toBe('504');
  });
});
