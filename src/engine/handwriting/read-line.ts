import { exponential, naturalLogarithm } from '../elementary';
import { bestCuts } from './best-cuts';
import type { BoundingBox } from './bounding-box';
import { boxAround } from './bounding-box';
import type { DigitReader } from './digit-reader';
import type { FoundDigit } from './reading';

/** A part of a line that is never cut further. */
export interface Piece {
  box: BoundingBox;
  /** Whether it hangs together with the piece before it, so that a cut would go through ink. */
  isCutOff: boolean;
}

/** A row of writing, laid out as pieces from left to right. */
export interface Line {
  pieces: readonly Piece[];
  /** How high its digits usually are. */
  height: number;
  /** The image of the pieces from `first` to before `end` as the network wants it; null without ink. */
  prepare(first: number, end: number): Float32Array | null;
}

/** What is less sure to be one digit is read as "?". */
const lowestConfidence = 0.35;
/** The least that a group's score counts, so that one smudge does not decide about the digits beside it. */
const lowestLogProbability = naturalLogarithm(0.005);
const mostPieces = 7;
/** A gap that says nothing, in heights of the line, and over what difference the odds change by a factor of e. */
const gap = { neutral: -0.02, scale: 0.06 };
/** Odds that ink is cut where it could be. */
const logOddsOfCutInk = -2.5;

/** Cuts a line into the digits that the network is surest of, and reads them. */
export function readLine(reader: DigitReader, line: Line): FoundDigit[] {
  const groups = new Map<number, Scored>();
  const groupOf = (first: number, end: number): Scored => {
    const key = first * line.pieces.length + end;
    const group = groups.get(key) ?? scoreGroup(reader, line, first, end);
    groups.set(key, group);
    return group;
  };
  const odds = line.pieces.map((_, index) => logOddsOfCut(line, index));
  const ends = bestCuts({
    pieces: line.pieces.length,
    mostPieces,
    digit: (first, end) => Math.max(lowestLogProbability, groupOf(first, end).logConfidence),
    cut: (index) => logOfOdds(odds[index]),
    join: (index) => logOfOdds(-odds[index]),
  });
  return ends.map((end, index) => groupOf(ends[index - 1] ?? 0, end).found).filter((found) => found !== null);
}

interface Scored {
  logConfidence: number;
  found: FoundDigit | null;
}

function scoreGroup(reader: DigitReader, line: Line, first: number, end: number): Scored {
  const input = line.prepare(first, end);
  if (!input) return { logConfidence: -Infinity, found: null };
  const { logProbability, ...prediction } = reader.read(input);
  const box = boxAround(line.pieces.slice(first, end).map((piece) => piece.box));
  const logConfidence = logProbability + logPlausibility(box, line.height, input);
  const confidence = exponential(logConfidence);
  const digit = confidence < lowestConfidence ? null : prediction.digit;
  return { logConfidence, found: { ...prediction, box, digit, confidence, input } };
}

/** Sizes and amounts of ink that digits have; beyond them the probability falls by a factor of e per `scale`. */
const shape = {
  /** Width to height: of MNIST's digits 99 % are narrower than 1.43. */
  width: { most: 1.3, scale: 0.1 },
  /** Height in heights of the line. */
  height: { least: 0.6, scale: 0.1 },
  /** Sum of the 784 values: 98 % of MNIST's digits have 39 to 193. */
  ink: { least: 38, most: 195, scale: 8 },
};

function logPlausibility({ width, height }: BoundingBox, lineHeight: number, input: Float32Array): number {
  const ink = input.reduce((sum, value) => sum + value, 0);
  const tooWide = height > 0 ? Math.max(0, width / height - shape.width.most) / shape.width.scale : 0;
  const tooLow = Math.max(0, shape.height.least - height / Math.max(lineHeight, 1e-9)) / shape.height.scale;
  const tooFaint = Math.max(0, shape.ink.least - ink) / shape.ink.scale;
  const tooDense = Math.max(0, ink - shape.ink.most) / shape.ink.scale;
  return -(tooWide + tooLow + tooFaint + tooDense);
}

/** How much likelier it is that piece `index` begins a digit than that it goes on with one; a logarithm. */
function logOddsOfCut({ pieces, height }: Line, index: number): number {
  if (pieces[index].isCutOff) return logOddsOfCutInk;
  const before = pieces.slice(0, index).map(({ box }) => box.left + box.width);
  const after = pieces.slice(index).map(({ box }) => box.left);
  const width = Math.min(...after) - Math.max(...before);
  return (width / Math.max(height, 1e-9) - gap.neutral) / gap.scale;
}

/** ln of the probability that has these odds. */
function logOfOdds(logOdds: number): number {
  return Math.min(logOdds, 0) - naturalLogarithm(1 + exponential(-Math.abs(logOdds)));
}
