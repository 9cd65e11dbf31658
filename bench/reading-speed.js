// How long it takes to read much at once: node bench/reading-speed.js [MODEL.safetensors] [--rounds 3]
// A photographed page of 3 megapixels, a form of 1,000 cells, and 100,000 points of strokes, all of drawn digits.
// "clock" is what a person waits; "processor" hardly depends on what else the machine does.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sourceModule } from './source-module.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' } },
});
const modelPath = positionals[0] ?? resolve(import.meta.dirname, '../resources/starter.safetensors');
const { decodeModel, readStrokes, readPicture, drawStroke, createRandom, drawNumber } = await sourceModule(
  '../bench/reading/product.ts',
);

const model = decodeModel(readFileSync(modelPath), modelPath);
if (!model.ok) {
  console.error(model.failure.message);
  process.exit(1);
}
const { network } = model.value;
const random = createRandom(1);

/** @typedef {[number, number][]} Stroke */

const page = pictureOf(2000, 1500, 60, rowsOfNumbers(1500, 2000, 130));
const form = pictureOf(1600, 1600, 40, cellsOfDigits());
measure('page of 3 megapixels', page.digits, () => readPicture(network, page.picture));
measure('form of 1,000 cells', form.digits, () => readPicture(network, form.picture));
const written = strokesWithPoints(100_000);
measure('100,000 points of strokes', written.digits, () => readStrokes(network, written.strokes));

/**
 * @param {string} name
 * @param {number} digits
 * @param {() => import('../src/engine/handwriting/segmentation/reading').Reading | null} read
 */
function measure(name, digits, read) {
  /** @type {{ clock: number, processor: number }[]} */
  const rounds = [];
  let found = 0;
  for (let round = 0; round < Number(values.rounds); round++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    found = read()?.digits.length ?? 0;
    const { user, system } = process.cpuUsage(before);
    rounds.push({ clock: performance.now() - start, processor: (user + system) / 1000 });
  }
  const median = (/** @type {'clock' | 'processor'} */ of) =>
    (rounds.map((round) => round[of]).sort((one, other) => one - other)[rounds.length >> 1] / 1000).toFixed(
      2,
    );
  console.log(
    `${name}: ${found} of ${digits} digits found; clock ${median('clock')} s, processor ${median('processor')} s`,
  );
}

/** Rows of numbers, with digits as high as a third of their distance. @param {number} height @param {number} width @param {number} apart */
function rowsOfNumbers(height, width, apart) {
  /** @type {Stroke[][]} */
  const digits = [];
  for (let top = apart / 2; top + apart <= height; top += apart) {
    for (let left = apart / 2; left + apart <= width; left += 0.6 * apart)
      digits.push(placed(anyDigit(), left, top, apart / 200));
  }
  return { digits, lines: [] };
}

/** 40 rows of 25 cells, a digit in each. */
function cellsOfDigits() {
  const [left, top, width, height] = [50, 40, 60, 38];
  /** @type {Stroke[]} */
  const lines = [];
  for (let row = 0; row <= 40; row++)
    lines.push([[left, top + row * height], [left + 25 * width, top + row * height]]); // prettier-ignore
  for (let column = 0; column <= 25; column++)
    lines.push([[left + column * width, top], [left + column * width, top + 40 * height]]); // prettier-ignore
  const digits = Array.from({ length: 1000 }, (_, cell) =>
    placed(
      anyDigit(),
      left + (cell % 25) * width + 20 + 3 * random.gaussian(),
      top + Math.floor(cell / 25) * height + 6 + random.gaussian(),
      0.26,
    ),
  );
  return { digits, lines };
}

/** @returns {Stroke[]} */
function anyDigit() {
  return drawNumber(String(random.integerBelow(10)));
}

/** @param {Stroke[]} strokes @param {number} left @param {number} top @param {number} scale @returns {Stroke[]} */
function placed(strokes, left, top, scale) {
  return strokes.map((stroke) => stroke.map(([x, y]) => [left + x * scale, top + y * scale]));
}

/** Dark ink and printed lines on paper with a shadow and grain. @param {number} width @param {number} height @param {number} shade @param {{ digits: Stroke[][], lines: Stroke[] }} content */
function pictureOf(width, height, shade, { digits, lines }) {
  const image = { width, height, grey: new Float32Array(width * height) };
  for (const stroke of lines) drawStroke(image, stroke, { radius: 1, edge: 1 });
  for (const stroke of digits.flat()) drawStroke(image, stroke, { radius: 2, edge: 1.5 });
  const grey = Uint8Array.from(image.grey, (ink, pixel) => {
    const light = 235 - (shade * (pixel % width)) / width;
    return Math.round(light * (1 - 0.75 * ink) + 2 * random.gaussian());
  });
  return { picture: { width, height, grey }, digits: digits.length };
}

/** Rows of digits, with so many points in all. @param {number} points */
function strokesWithPoints(points) {
  const digits = 250;
  const pointsOfDigit = points / digits;
  /** @type {Stroke[]} */
  const strokes = [];
  for (let digit = 0; digit < digits; digit++) {
    const drawn = placed(anyDigit(), (digit % 25) * 90, Math.floor(digit / 25) * 160, 1);
    for (const stroke of drawn) strokes.push(withPoints(stroke, Math.round(pointsOfDigit / drawn.length)));
  }
  return { strokes, digits };
}

/** The same stroke with so many points, evenly along its own. @param {Stroke} stroke @param {number} count @returns {Stroke} */
function withPoints(stroke, count) {
  return Array.from({ length: count }, (_, index) => {
    const at = (index / (count - 1)) * (stroke.length - 1);
    const first = Math.min(stroke.length - 2, Math.floor(at));
    const [[x, y], [nextX, nextY]] = [stroke[first], stroke[first + 1]];
    return [x + (nextX - x) * (at - first), y + (nextY - y) * (at - first)];
  });
}
