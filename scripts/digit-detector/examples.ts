import type { DataSplit } from '../../src/contract/data';
import { boxAround } from '../../src/engine/handwriting/raster/bounding-box';
import type { ImageKind, Shown } from '../../src/engine/handwriting/segmentation/digit-detector';
import { detectorOutputs, kindOf } from '../../src/engine/handwriting/segmentation/digit-detector';
import type { Line } from '../../src/engine/handwriting/segmentation/line';
import { LabelledImages } from '../small-network/labelled-images';

/** Images to learn from, and what they show. */
export class Examples {
  readonly #images = new LabelledImages();

  /** `input`: 784 values from 0 (no ink) to 1. */
  add(shown: Shown, input: Float32Array): void {
    this.#images.add(detectorOutputs.indexOf(shown), input);
  }

  count(kind: ImageKind): number {
    return this.#images.labels.filter((label) => kindOf(detectorOutputs[label]) === kind).length;
  }

  /** Labels are the indices of the detector's outputs. */
  asDataSplit(): DataSplit {
    return this.#images.asDataSplit();
  }
}

/** A line of digits cut into pieces, and how much ink of each digit every piece has. */
export interface CutLine {
  line: Line;
  /** By the digit's index in the number; -1 for ink that belongs to no digit. */
  inkOf: readonly ReadonlyMap<number, number>[];
  /** The digits of the number; null for a sign that is no digit. */
  digits: readonly (number | null)[];
}

/** From this share of its ink on a digit is whole, and up to this share of other ink it is alone. */
const clear = { whole: 0.93, alone: 0.07 };
/** Up to this share of its ink it is a part, and from this share of other ink on there is more than one digit. */
const wrong = { part: 0.8, together: 0.2 };
/** As a fraction of the height; a narrower part of a digit could be a one. */
const narrowestPart = 0.45;

/** What the pieces from `first` to before `end` show; null if that is not clear. */
export function shownBy({ line, inkOf, digits }: CutLine, first: number, end: number): Shown | null {
  const ink = sumOf(inkOf.slice(first, end));
  const total = [...ink.values()].reduce((sum, value) => sum + value, 0);
  const [place, own] = [...ink].reduce(
    (most, next) => (next[0] >= 0 && next[1] > most[1] ? next : most),
    [-1, 0],
  );
  if (place < 0) return null;
  const [share, foreign] = [own / sumOf(inkOf).get(place)!, 1 - own / total];
  const digit = digits[place];
  if (share >= clear.whole && foreign <= clear.alone) return digit ?? 'something else';
  if (foreign >= wrong.together) return 'more than one';
  // A part of a sign may be a digit: the stem of an H is a one.
  if (digit === null) return null;
  const box = boxAround(line.pieces.slice(first, end).map((piece) => piece.box));
  const isPart = share <= wrong.part && foreign <= clear.alone && box.width > narrowestPart * box.height;
  return isPart ? 'a part of one' : null;
}

function sumOf(inkOf: CutLine['inkOf']): Map<number, number> {
  const sum = new Map<number, number>();
  for (const ink of inkOf) {
    for (const [place, value] of ink) sum.set(place, (sum.get(place) ?? 0) + value);
  }
  return sum;
}
