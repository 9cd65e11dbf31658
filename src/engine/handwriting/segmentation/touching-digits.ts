import { outputNeurons } from '../../../contract/network';
import type { BoundingBox } from '../raster/bounding-box';
import { columnsOf } from '../raster/raster';
import { sizeOfInk } from '../raster/scale-image';
import type { Group } from './best-cuts';
import type { RowOfPlaces } from './digit-finder';
import type { Line, RowOfInk } from './line';
import type { FoundDigit } from './reading';
import type { DigitReader } from './score-digit';
import { mostGroupPieces, scoreInk, type ScoredGroup } from './score-line';

/** Ink that is one digit with at least this confidence is not looked at again. */
const sure = 0.8;
/** Digits that are looked for are each read with at least this confidence: parts of a scribble may look like some. */
const likely = 0.25;
/** Wider ink, in heights of the line, is no number, and narrower ink that is no digit may well be a letter. */
const widestNumber = 40;
const narrowestNumber = 1.2;
/** All ink may be one digit with at least this confidence, which is for `wholeOrParts` to decide. */
const perhaps = 0.4;
/** How much what the finder sees counts against what the network that reads is sure of. */
const weightOfSightings = 0.5;
/**
 * How much it counts when the network reads ink around a middle: neighbours' lines in it, which the finder has learned
 * to pass over, may look to the network like another digit.
 */
const weightAsEvidence = 0.15;
/** The middle of ink that shows a digit may be so far from where the finder sees it, in heights of the line. */
const tolerance = 0.12;
/** Widths of the strips that are tried around a digit's middle, in heights of the line. */
const strips = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3];

/** Ink that may show one digit, and its box in the picture. */
type InkInBox = Pick<FoundDigit, 'ink' | 'box'>;

type FoundGroup = ScoredGroup & { found: FoundDigit };

/** A digit with its middle in pixels of the row. */
interface ReadAt {
  group: FoundGroup;
  middle: number;
}

/** Where the ink of a digit has to begin and end, in pixels of the row; null where that is free. */
interface Ends {
  left: number | null;
  right: number | null;
}

/**
 * Looks once more at connected ink of a picture that was cut into digits: where the digits that the finder sees explain it
 * better, the network reads the ink around each of their middles instead.
 */
export class TouchingDigits {
  readonly #reader: DigitReader;
  readonly #line: Line;
  readonly #makeRow: () => RowOfInk;
  readonly #groupOf: (first: number, end: number) => ScoredGroup;
  #madeRow: RowOfInk | null = null;
  #madePlaces: RowOfPlaces | null = null;

  constructor(
    reader: DigitReader,
    line: Line,
    row: () => RowOfInk,
    groupOf: (first: number, end: number) => ScoredGroup,
  ) {
    this.#reader = reader;
    this.#line = line;
    this.#makeRow = row;
    this.#groupOf = groupOf;
  }

  /** Most rows need neither this nor their places: their digits stand apart. */
  get #row(): RowOfInk {
    return (this.#madeRow ??= this.#makeRow());
  }

  get #places(): RowOfPlaces {
    return (this.#madePlaces ??= this.#reader.finder.lookAlong(this.#row.image, this.#line.height));
  }

  /** `groups`: the digits that the ink was cut into. */
  read(groups: readonly Group[]): ScoredGroup[] {
    const cut = groups.map(({ first, end }) => this.#groupOf(first, end)).filter(isFound);
    const all = { first: groups[0].first, end: groups[groups.length - 1].end };
    const isOnePiece = all.end - all.first === 1;
    if (cut.length === 0 || isOnePiece || (cut.length === 1 && isSure(cut[0].found))) return cut;
    const left = Math.min(...cut.map(({ found }) => found.box.left)) - this.#row.box.left;
    const right = Math.max(...cut.map(({ found: { box } }) => box.left + box.width)) - this.#row.box.left;
    const width = (right - left) / this.#line.height;
    const isMark = cut.every(({ found }) => found.digit === null);
    if (width > widestNumber || (isMark && width < narrowestNumber) || this.#isOne(all)) return cut;
    const sightings = this.#places.mostLikely(left, right);
    // A part of a letter may look like a digit, so one digit is not looked for within the ink.
    if (sightings.length < 2) return cut;
    const choices = this.#choicesWithin(all);
    // No ink is left over at the ends.
    const seen = sightings
      .map(({ middle }, index) =>
        this.#readAt(middle, choices, {
          left: index === 0 ? left : null,
          right: index === sightings.length - 1 ? right : null,
        }),
      )
      .filter(isLikely);
    if (seen.length < sightings.length) return cut;
    const scoreOf = (digits: readonly ReadAt[]) =>
      digits.reduce((sum, { group }) => sum + group.parts.reading, 0) +
      weightOfSightings *
        this.#places.scoreOf(
          digits.map(({ group, middle }) => ({ digit: group.found.digit, middle })),
          left,
          right,
        );
    const asCut = cut.map((group) => ({ group, middle: this.#middleOf(group.found.box) }));
    return scoreOf(seen) > scoreOf(asCut) ? seen.map(({ group }) => group) : cut;
  }

  #isOne({ first, end }: Group): boolean {
    const { found } = this.#groupOf(first, end);
    return found !== null && found.digit !== null && found.confidence >= perhaps;
  }

  /** Of the ink around a middle, what the network reads most surely and the finder sees, too; null without ink. */
  #readAt(middle: number, choices: readonly InkInBox[], { left, right }: Ends): ReadAt | null {
    const { height } = this.#line;
    const sight = (digit: number | null) => this.#places.logOf({ digit, middle });
    const evidence = Array.from({ length: outputNeurons }, (_, digit) => weightAsEvidence * sight(digit));
    const around = [
      ...choices.filter(
        ({ box }) =>
          Math.abs(this.#middleOf(box) - middle) <= tolerance * height &&
          (left === null || box.left - this.#row.box.left <= left) &&
          (right === null || box.left + box.width - this.#row.box.left >= right),
      ),
      ...strips
        .map((width) =>
          this.#strip(left ?? middle - (width / 2) * height, right ?? middle + (width / 2) * height),
        )
        .filter((strip) => strip !== null),
    ];
    let [best, most]: [FoundGroup | null, number] = [null, -Infinity];
    for (const shown of around) {
      const group = scoreInk(this.#reader, {
        ...shown,
        lineHeight: height,
        isLifted: false,
        isCutOff: () => false,
        evidence,
      });
      if (!isFound(group)) continue;
      const score = group.parts.reading + weightOfSightings * sight(group.found.digit);
      if (score > most) [best, most] = [group, score];
    }
    return best && { group: best, middle };
  }

  /** Every choice of neighbouring pieces. */
  #choicesWithin({ first, end }: Group): InkInBox[] {
    const groups: ScoredGroup[] = [];
    for (let from = first; from < end; from++) {
      for (let to = from + 1; to <= Math.min(end, from + mostGroupPieces); to++)
        groups.push(this.#groupOf(from, to));
    }
    return groups.filter(isFound).map(({ found: { ink, box } }) => ({ ink, box }));
  }

  /** All ink from one column of the row to before another; null without any. */
  #strip(left: number, right: number): InkInBox | null {
    const { image, box, lineWidth } = this.#row;
    const first = Math.max(0, Math.round(left));
    const strip = columnsOf(image, first, Math.max(first, Math.min(image.width, Math.round(right))));
    const own = sizeOfInk(strip);
    return (
      own && {
        ink: { image: strip, lineWidth },
        box: { ...own, left: box.left + first + own.left, top: box.top + own.top },
      }
    );
  }

  /** In pixels of the row. */
  #middleOf({ left, width }: BoundingBox): number {
    return left + width / 2 - this.#row.box.left;
  }
}

function isFound(group: ScoredGroup): group is FoundGroup {
  return group.found !== null;
}

function isLikely(read: ReadAt | null): read is ReadAt {
  return read !== null && read.group.found.digit !== null && read.group.found.confidence >= likely;
}

function isSure({ digit, confidence }: FoundDigit): boolean {
  return digit !== null && confidence >= sure;
}
