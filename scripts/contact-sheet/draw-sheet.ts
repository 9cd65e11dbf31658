import type { Stroke } from '../../src/contract/drawings';
import { encodePng } from '../../src/engine/formats/encode-png';
import { prepareStrokes } from '../../src/engine/handwriting/one-digit/prepare-strokes';
import { mixInto } from '../../src/engine/hash';
import { imageSide } from '../../src/engine/image';
import type { Random } from '../../src/engine/random';
import { createRandom } from '../../src/engine/random';
import { digitSkeletons } from '../../src/engine/synthesis/digit-skeletons';
import { rareSkeletons } from '../../src/engine/synthesis/rare-skeletons';
import { randomPen } from '../../src/engine/synthesis/random-pen';
import { drawSkeleton } from '../../src/engine/synthesis/synthetic-strokes';

interface DrawnDigit {
  digit: number;
  strokes: readonly Stroke[];
}

const drawingsOfAWay = 12;
const drawingsByPeople = 16;
/** Each pixel of a digit is a square of so many pixels of the sheet. */
const enlargement = 2;
const cell = imageSide * enlargement + 2;
const columns = drawingsOfAWay + 1 + drawingsByPeople;

/** Draws the sheet as a grey PNG: a row for each way to write each of `digits`, with drawings by people beside it. */
export function drawSheet(digits: readonly number[], byPeople: readonly DrawnDigit[], seed: number) {
  const rows = digits.flatMap((digit) => {
    const real = byPeople.filter((drawing) => drawing.digit === digit);
    return [...digitSkeletons[digit], ...rareSkeletons[digit]].map((skeleton, way) => {
      const random = createRandom(mixInto(mixInto(seed, digit), way));
      const madeUp = Array.from({ length: drawingsOfAWay }, () => madeUpImage(skeleton, random));
      const firstReal = way * drawingsByPeople;
      const images = real.slice(firstReal, firstReal + drawingsByPeople);
      return [...madeUp, null, ...images.map(({ strokes }) => prepareStrokes(strokes))];
    });
  });
  const size = { width: columns * cell, height: rows.length * cell };
  const pixels = new Uint8Array(size.width * size.height).fill(paper);
  rows.forEach((images, row) =>
    images.forEach((image, column) => {
      if (image) place(image, pixels, size.width, column * cell, row * cell);
    }),
  );
  return { png: encodePng(pixels, size, greys), ways: rows.length, ...size };
}

const paper = 90;
const greys = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey] as const);

function madeUpImage(skeleton: Parameters<typeof drawSkeleton>[0], random: Random) {
  const pen = randomPen(random);
  return prepareStrokes(drawSkeleton(skeleton, random), pen);
}

function place(image: Float32Array, pixels: Uint8Array, width: number, left: number, top: number) {
  for (let y = 0; y < imageSide * enlargement; y++) {
    for (let x = 0; x < imageSide * enlargement; x++) {
      const ink = image[Math.floor(y / enlargement) * imageSide + Math.floor(x / enlargement)];
      pixels[(top + y) * width + left + x] = Math.round(ink * 255);
    }
  }
}
