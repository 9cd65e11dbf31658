import type { DataSplit } from '../../src/contract/data';
import { noMiddle } from '../../src/engine/handwriting/segmentation/digit-finder';
import { prepareStrokes } from '../../src/engine/handwriting/one-digit/prepare-strokes';
import { RowWindows } from '../../src/engine/handwriting/segmentation/row-windows';
import { lineHeight } from '../../src/engine/handwriting/segmentation/text-rows';
import type { Random } from '../../src/engine/random';
import { createRandom } from '../../src/engine/random';
import { randomPen } from '../../src/engine/synthesis/random-pen';
import { drawStrokeDigits } from '../../src/engine/synthesis/stroke-digits';
import { anySign } from '../small-network/any-sign';
import { LabelledImages } from '../small-network/labelled-images';
import { touchingRow, type TouchingRow } from './touching-row';

/** How many of the rows are of MNIST's digits, and of signs that are no digits; the others are of drawn digits. */
const share = { mnist: 0.38, signs: 0.15 };
/** So many signs are drawn, of which the rows are composed. */
const drawnSigns = 20000;
/** One row in so many is for validation. */
const rowsToValidation = 20;
/** Windows of each digit with its middle in theirs, and beside it. */
const windowsOf = { middle: 2, beside: 3 };
/** A window shows a middle up to so far from its own, and none from so far on, in heights of the row. */
const distance = { middle: 0.07, none: 0.13, farthest: 0.58 };

/** What the digit finder learns from: windows of so many rows of digits. */
export function composeWindows(mnist: DataSplit, rows: number, seed: number) {
  const random = createRandom(seed);
  const drawn = drawStrokeDigits(seed, 0, mnist.labels.length);
  const signs = drawSigns(drawnSigns, random);
  const anySource = () => {
    const which = random.uniform();
    if (which < share.mnist) return mnist;
    return which < share.mnist + share.signs ? signs : drawn;
  };
  const [training, validation] = [new LabelledImages(), new LabelledImages()];
  for (let index = 0; index < rows; index++) {
    const row = touchingRow(anySource(), random);
    if (row) addWindows(index % rowsToValidation === 0 ? validation : training, row, random);
  }
  return { training: training.asDataSplit(), validation: validation.asDataSplit() };
}

/** Letters and other signs, in which no digit is to be seen. */
function drawSigns(count: number, random: Random): DataSplit {
  const signs = new LabelledImages();
  while (signs.labels.length < count) {
    const ink = prepareStrokes(anySign(random), randomPen(random));
    if (ink) signs.add(noMiddle, ink);
  }
  return signs.asDataSplit();
}

function addWindows(images: LabelledImages, { image, heights, digits }: TouchingRow, random: Random): void {
  const height = lineHeight(heights);
  const windows = new RowWindows(image, height);
  const add = (label: number, x: number) => {
    const window = windows.around(x);
    if (window) images.add(label, window);
  };
  for (const { label, middle } of digits) {
    for (let count = 0; count < windowsOf.middle; count++)
      add(label, middle + distance.middle * height * (2 * random.uniform() - 1));
    for (let count = 0; count < windowsOf.beside; count++) {
      const side = random.uniform() < 0.5 ? -1 : 1;
      // More of them are near, where a window shows a digit beside its middle.
      const further = (distance.farthest - distance.none) * random.uniform() * random.uniform();
      const x = middle + side * height * (distance.none + further);
      if (digits.every((other) => Math.abs(other.middle - x) >= distance.none * height)) add(noMiddle, x);
    }
  }
}
