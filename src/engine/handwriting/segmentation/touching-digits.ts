import { exponential, naturalLogarithm } from '../../elementary';
import { indexOfLargest } from '../../network/forward';
import type { WrittenInk } from '../one-digit/digit-ink';
import type { BoundingBox } from '../raster/bounding-box';
import { boxAround } from '../raster/bounding-box';
import { columnsOf } from '../raster/raster';
import { sizeOfInk } from '../raster/scale-image';
import type { Group } from './best-cuts';
import { lowestLog, type RowOfPlaces } from './digit-finder';
import type { WrittenLine } from './line';
import type { FoundDigit } from './reading';
import type { DigitReader, Evidence } from './score-digit';
import { isFound, mostGroupPieces, scoreInk, type FoundGroup, type ScoredGroup } from './score-line';

/** Ink that is one digit with at least this confidence is not looked at again. */
const sure = 0.8;
/** Digits that are looked for are each read with at least this confidence: parts of a scribble may look like some. */
const likely = 0.25;
/** Wider ink, in heights of the line, is no number, and narrower ink that is no digit may well be a letter. */
const widestNumber = 40;
const narrowestNumber = 1.2;
/** All ink may be one digit with at least this confidence, which is for `wholeOrParts` to decide. */
const perhaps = 0.4;
/**
 * How much what the finder sees counts against what the network that reads is sure of: in the whole ink, of each place
 * that it looks at, and in which ink around a middle shows its digit best.
 */
const weightOfSightings = { inAll: 0.5, inDigit: 1.5 };
/**
 * How much it counts when the network reads ink around a middle: neighbours' lines in it, which the finder has learned
 * to pass over, may look to the network like another digit.
 */
const weightAsEvidence = 0.45;
/** With this probability the finder's sight of a digit is believed even where neighbours' lines make its ink look like none. */
const believed = 0.5;
/** So many of the digits must be likely without that: what is doubted all along is no number. */
const leastRead = 0.5;
/** The middle of ink that shows a digit may be so far from where the finder sees it, in heights of the line. */
const tolerance = 0.12;
/** Widths of the strips that are tried around a digit's middle, in heights of the line. */
const strips = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3];

/** Ink that may show one digit, and its box in the picture. */
type InkInBox = Pick<FoundDigit, 'ink' | 'box'>;

/** All the ink in its box, `lineWidth` in pixels, and what the finder sees there. */
interface ShownInk extends WrittenInk {
  box: BoundingBox;
  places: RowOfPlaces;
}

/** A digit with its middle in pixels of the ink. */
interface ReadAt {
  group: FoundGroup;
  middle: number;
}

/** Where the ink of a digit has to begin and end, in pixels of it; null where that is free. */
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
  readonly #line: WrittenLine;
  /** All pieces of the ink. */
  readonly #all: Group;
  readonly #groupOf: (first: number, end: number) => ScoredGroup;
  #shown: ShownInk | null = null;

  /** `run`: groups of pieces that are connected. */
  constructor(
    reader: DigitReader,
    line: WrittenLine,
    run: readonly Group[],
    groupOf: (first: number, end: number) => ScoredGroup,
  ) {
    this.#reader = reader;
    this.#line = line;
    this.#all = { first: run[0].first, end: run[run.length - 1].end };
    this.#groupOf = groupOf;
  }

  /** `cut`: the digits that the ink was cut into. */
  read(cut: FoundGroup[]): FoundGroup[] {
    if (cut.length === 0 || !this.#mayBeSeveral(cut)) return cut;
    const { places, image } = this.#ink;
    const sightings = places.mostLikely(0, image.width);
    // A part of a letter may look like a digit, so one digit is not looked for within the ink.
    if (sightings.length < 2) return cut;
    const choices = this.#choices();
    // No ink is left over at the ends.
    const read = sightings.map(({ middle }, index) =>
      this.#readAt(middle, choices, {
        left: index === 0 ? 0 : null,
        right: index === sightings.length - 1 ? image.width : null,
      }),
    );
    if (read.filter(isLikely).length < leastRead * read.length) return cut;
    const seen = read
      .map((digit) => (digit && !isLikely(digit) ? this.#readAsSeen(digit) : digit))
      .filter(isLikely);
    if (seen.length < sightings.length) return cut;
    const asCut = cut.map((group) => ({ group, middle: this.#middleOf(group.found.box) }));
    return this.#scoreOf(seen) > this.#scoreOf(asCut) ? seen.map(({ group }) => group) : cut;
  }

  #mayBeSeveral(cut: readonly FoundGroup[]): boolean {
    const { first, end } = this.#all;
    if (end - first === 1 || (cut.length === 1 && isSure(cut[0].found))) return false;
    const { image } = this.#ink;
    const width = image.width / this.#line.height;
    const isMark = cut.every(({ found }) => found.digit === null);
    if (width > widestNumber || (isMark && width < narrowestNumber)) return false;
    const { found } = this.#groupOf(first, end);
    return !found || found.digit === null || found.confidence < perhaps;
  }

  /** Most ink is never looked at: its digits stand apart. */
  get #ink(): ShownInk {
    if (this.#shown) return this.#shown;
    const { first, end } = this.#all;
    const ink = this.#line.ink(first, end);
    const box = boxAround(this.#line.pieces.slice(first, end).map((piece) => piece.box));
    const places = this.#reader.finder.lookAlong(ink.image, this.#line.height);
    return (this.#shown = { ...ink, box, places });
  }

  /** How well digits explain the ink. */
  #scoreOf(digits: readonly ReadAt[]): number {
    const { places, image } = this.#ink;
    const sightings = digits.map(({ group, middle }) => ({ digit: group.found.digit, middle }));
    const reading = digits.reduce((sum, { group }) => sum + group.parts.reading, 0);
    return reading + weightOfSightings.inAll * places.scoreOf(sightings, 0, image.width);
  }

  /** Of the ink around a middle, what the network reads most surely and the finder sees, too; null without ink. */
  #readAt(middle: number, choices: readonly InkInBox[], { left, right }: Ends): ReadAt | null {
    const { height } = this.#line;
    const sight = this.#ink.places.logsAt(middle);
    const evidence = { digits: sight.map((log) => weightAsEvidence * log) };
    const around = [
      ...choices.filter(
        ({ box }) =>
          Math.abs(this.#middleOf(box) - middle) <= tolerance * height &&
          (left === null || box.left - this.#ink.box.left <= left) &&
          (right === null || box.left + box.width - this.#ink.box.left >= right),
      ),
      ...strips
        .map((width) =>
          this.#strip(left ?? middle - (width / 2) * height, right ?? middle + (width / 2) * height),
        )
        .filter((strip) => strip !== null),
    ];
    let [best, most]: [FoundGroup | null, number] = [null, -Infinity];
    for (const shown of around) {
      const group = this.#readInk(shown, evidence);
      if (!isFound(group)) continue;
      const { digit } = group.found;
      const score =
        group.parts.reading + weightOfSightings.inDigit * (digit === null ? lowestLog : sight[digit]);
      if (score > most) [best, most] = [group, score];
    }
    return best && { group: best, middle };
  }

  /** The same ink where the finder is sure to see a digit in it, with all that it sees as evidence. */
  #readAsSeen({ group, middle }: ReadAt): ReadAt {
    const digits = this.#ink.places.logsAt(middle);
    const probabilities = digits.map(exponential);
    if (Math.max(...probabilities) < believed) return { group, middle };
    const all = probabilities.reduce((sum, probability) => sum + probability, 0);
    const read = this.#readInk(group.found, { digits, oneDigit: Math.min(0, naturalLogarithm(all)) });
    return isFound(read) && read.found.digit === indexOfLargest(digits)
      ? { group: read, middle }
      : { group, middle };
  }

  #readInk({ ink, box }: InkInBox, evidence: Evidence): ScoredGroup {
    const lineHeight = this.#line.height;
    return scoreInk(this.#reader, { ink, box, lineHeight, isLifted: false, isCutOff: () => false, evidence });
  }

  /** Every choice of neighbouring pieces. */
  #choices(): InkInBox[] {
    const { first, end } = this.#all;
    const groups: ScoredGroup[] = [];
    for (let from = first; from < end; from++) {
      for (let to = from + 1; to <= Math.min(end, from + mostGroupPieces); to++)
        groups.push(this.#groupOf(from, to));
    }
    return groups.filter(isFound).map(({ found: { ink, box } }) => ({ ink, box }));
  }

  /** All ink from one column to before another; null without any. */
  #strip(left: number, right: number): InkInBox | null {
    const { image, box, lineWidth } = this.#ink;
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

  /** In pixels of the ink. */
  #middleOf({ left, width }: BoundingBox): number {
    return left + width / 2 - this.#ink.box.left;
  }
}

function isLikely(read: ReadAt | null): read is ReadAt {
  return read !== null && read.group.found.digit !== null && read.group.found.confidence >= likely;
}

function isSure({ digit, confidence }: FoundDigit): boolean {
  return digit !== null && confidence >= sure;
}
