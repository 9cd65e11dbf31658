import type { DataSplit } from '../../src/contract/data';
import type { Stroke } from '../../src/contract/drawings';
import { drawStrokeDigits } from '../../src/engine/synthesis/stroke-digits';
import { pixelsPerImage } from '../../src/engine/image';
import type { Shown } from '../../src/engine/handwriting/segmentation/digit-detector';
import { imageKinds, kindOf } from '../../src/engine/handwriting/segmentation/digit-detector';
import { prepareDigit } from '../../src/engine/handwriting/one-digit/digit-ink';
import { fitStrokes } from '../../src/engine/handwriting/one-digit/fit';
import { boxSide, prepareStrokes, shift } from '../../src/engine/handwriting/one-digit/prepare-strokes';
import { prepareInk } from '../../src/engine/handwriting/one-digit/prepare-image';
import { drawStrokes } from '../../src/engine/handwriting/raster/raster';
import { randomPen } from '../../src/engine/synthesis/random-pen';
import type { Random } from '../../src/engine/random';
import { createRandom } from '../../src/engine/random';
import { anySign } from '../small-network/any-sign';
import { drawnDigits } from './drawn-line';
import type { CutLine } from './examples';
import { Examples, shownBy } from './examples';
import { scribble } from './scribbles';
import { writtenLine } from './written-line';

/** Maximum pieces in a group, and number of groups of each kind taken from a line. */
const mostPieces = 9;
const groupsOfKind = 3;
/** Single digits, scribbles, and signs that are no digit, for each line. */
const digitsOfLine = 3;
const scribblesOfLine = 2;
const signsOfLine = 4;
/** Pixels of a picture per pixel of its image, and the widest pen in pixels of the image. */
const pictureScale = 3;
const widestPen = 3;
/** Of five lines, this many are pictures of images, the others pen strokes; one line in ten is for validation. */
const writtenOfFive = 3;
const linesToValidation = 10;

/**
 * What the digit detector learns from: groups of pieces from this many lines, and for each line some scribbles, signs
 * and digits. There are half as many drawn digits as MNIST digits, in styles that are rare in MNIST.
 */
export function composeExamples(mnist: DataSplit, lines: number, seed: number) {
  const random = createRandom(seed);
  const digits = together(mnist, drawStrokeDigits(seed, 0, mnist.labels.length >> 1));
  const [training, validation] = [new Examples(), new Examples()];
  for (let index = 0; index < lines; index++) {
    const examples = index % linesToValidation === 0 ? validation : training;
    const line = index % 5 < writtenOfFive ? writtenLine(digits, random) : drawnDigits(random);
    if (line) addGroups(examples, line, random);
    for (let count = 0; count < scribblesOfLine; count++)
      examples.add('something else', drawnOrWritten(scribble(random), random));
    for (let sign = 0; sign < signsOfLine; sign++)
      examples.add('something else', drawnOrWritten(anySign(random), random));
    for (let digit = 0; digit < digitsOfLine; digit++) addDigit(examples, digits, random);
  }
  return { training, validation };
}

/** Adds some of a line's groups, the same number of each kind if there are enough. */
function addGroups(examples: Examples, cut: CutLine, random: Random): void {
  const { pieces, ink } = cut.line;
  const groups = pieces.flatMap((_, first) =>
    pieces.slice(first, first + mostPieces).map((__, more) => ({ first, end: first + more + 1 })),
  );
  const shown = groups.map(({ first, end }) => shownBy(cut, first, end));
  for (const kind of imageKinds) {
    const isOfKind = (each: Shown | null) => each !== null && kindOf(each) === kind;
    const order = [...groups.keys()].filter((group) => isOfKind(shown[group]));
    random.shuffle(order);
    for (const group of order.slice(0, groupsOfKind)) {
      const input = prepareDigit(ink(groups[group].first, groups[group].end));
      if (input) examples.add(shown[group]!, input);
    }
  }
}

function addDigit(examples: Examples, { images, labels }: DataSplit, random: Random): void {
  const index = random.integerBelow(labels.length);
  const pixels = images.subarray(index * pixelsPerImage, (index + 1) * pixelsPerImage);
  examples.add(
    labels[index],
    Float32Array.from(pixels, (value) => value / 255),
  );
}

/** Strokes as a pen draws them, or as a picture of a pen of any width shows them. */
function drawnOrWritten(strokes: readonly Stroke[], random: Random): Float32Array {
  if (random.uniform() < 0.5) return prepareStrokes(strokes, randomPen(random))!;
  const size = boxSide * pictureScale;
  const radius = widestPen * pictureScale * random.uniform();
  const fitted = shift(fitStrokes(strokes, size)!, size / 2, size / 2);
  return prepareInk(drawStrokes(fitted, 2 * size, { radius: Math.max(1, radius), edge: 1 }))!;
}

function together(one: DataSplit, other: DataSplit): DataSplit {
  const images = new Uint8Array(one.images.length + other.images.length);
  images.set(one.images);
  images.set(other.images, one.images.length);
  return { images, labels: Uint8Array.from([...one.labels, ...other.labels]) };
}
