import { exponential, naturalLogarithm } from '../../elementary';
import { bestCuts } from './best-cuts';
import type { BoundingBox } from '../raster/bounding-box';
import { boxAround } from '../raster/bounding-box';
import type { DigitReader } from './score-digit';
import { logPlausibilityOfHeight, logPlausibilityOfLayout } from './layout-score';
import type { DigitInk } from '../one-digit/digit-ink';
import { prepareDigit } from '../one-digit/digit-ink';
import type { FoundDigit } from './reading';

/** A part of a line that is never cut further. */
export interface Piece {
  box: BoundingBox;
  /** Number of the stroke or component that it is, or is a part of. */
  source: number;
  /** Whether it may belong to no digit, being the pen's way from one to the next. */
  isLink: boolean;
}

/** A row of writing, laid out as pieces from left to right. */
export interface Line<SomePiece extends Piece = Piece> {
  pieces: readonly SomePiece[];
  /** How high its digits usually are. */
  height: number;
  /** Whether its pieces are strokes, between which a pen was lifted. */
  isDrawn: boolean;
  /** The ink of the pieces from `first` to before `end`. */
  ink(first: number, end: number): DigitInk;
}

/** What is less likely to be one digit, whichever, is read as "?"; how sure the network is of which it is does not count. */
const lowestProbabilityOfDigit = 0.08;
/** The least that a group's score counts, so that one smudge does not decide about the digits beside it. */
const lowestLogProbability = naturalLogarithm(0.01);
/** A pen's stroke is cut only into what is at least as surely a digit. */
const clearConfidence = 0.5;
const mostPieces = 9;
/** No digit is wider, in heights of the line. */
const widestDigit = 1.6;
/** A gap that says nothing, in heights of the line, and over what difference the odds change by a factor of e. */
const gap = { neutral: -0.1, scale: 0.09 };
/** Odds that ink is cut where it could be: digits touch on paper oftener than a pen runs on from one to the next. */
const logOddsOfCutInk = { touching: -1, joined: -3.5 };
/** ln of how likely a line between two digits is to belong to neither, once the stroke is cut at its ends. */
const logProbabilityOfLink = -0.5;
/** What the layout says is counted with this power. */
const layoutWeight = 1.2;

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
  const chosen = bestCuts({
    pieces: line.pieces.length,
    mostPieces,
    digit: (first, end) => groupOf(first, end).score,
    cut: (index) => logOfOdds(odds[index]),
    join: (index) => logOfOdds(-odds[index]),
    leaveOut: (index) => (line.pieces[index].isLink ? logProbabilityOfLink : -Infinity),
  });
  return chosen.map(({ first, end }) => groupOf(first, end).found).filter((found) => found !== null);
}

interface Scored {
  /** ln of how likely these pieces are one digit, whichever. */
  score: number;
  found: FoundDigit | null;
}

function scoreGroup(reader: DigitReader, line: Line, first: number, end: number): Scored {
  const pieces = line.pieces.slice(first, end);
  const box = boxAround(pieces.map((piece) => piece.box));
  const isTooWide = pieces.length > 1 && box.width > widestDigit * line.height;
  const ink = isTooWide ? null : line.ink(first, end);
  const input = ink && prepareDigit(ink);
  if (!input) return { score: -Infinity, found: null };
  const { logProbability, logOfOneDigit, ...prediction } = reader.read(input);
  const isLifted = line.isDrawn && new Set(pieces.map(({ source }) => source)).size > 1;
  const candidate = { digit: prediction.digit, box, lineHeight: line.height, isLifted };
  const logOfHeight = logPlausibilityOfHeight(candidate);
  const logConfidence = logProbability + logOfHeight;
  const confidence = exponential(logConfidence);
  const isDigit = exponential(logOfOneDigit + logOfHeight) >= lowestProbabilityOfDigit;
  const digit = isDigit ? prediction.digit : null;
  const isUnclearPart = line.isDrawn && confidence < clearConfidence && isCutOff(line, first, end);
  const floored = isUnclearPart ? 2 * lowestLogProbability : Math.max(lowestLogProbability, logConfidence);
  const score = floored + layoutWeight * logPlausibilityOfLayout(candidate);
  return { score, found: { ...prediction, box, digit, confidence, ink, input } };
}

/** Whether a stroke goes on beyond the pieces from `first` to before `end`. */
function isCutOff({ pieces }: Line, first: number, end: number): boolean {
  const inside = new Set(pieces.slice(first, end).map(({ source }) => source));
  return pieces.some(({ source }, index) => (index < first || index >= end) && inside.has(source));
}

/** How much likelier it is that piece `index` begins a digit than that it goes on with one; a logarithm. */
function logOddsOfCut({ pieces, height, isDrawn }: Line, index: number): number {
  const sources = new Set(pieces.slice(0, index).map(({ source }) => source));
  if (pieces.slice(index).some(({ source }) => sources.has(source))) {
    return isDrawn ? logOddsOfCutInk.joined : logOddsOfCutInk.touching;
  }
  const before = pieces.slice(0, index).map(({ box }) => box.left + box.width);
  const after = pieces.slice(index).map(({ box }) => box.left);
  const width = Math.min(...after) - Math.max(...before);
  return (width / Math.max(height, 1e-9) - gap.neutral) / gap.scale;
}

/** ln of the probability that has these odds. */
function logOfOdds(logOdds: number): number {
  return Math.min(logOdds, 0) - naturalLogarithm(1 + exponential(-Math.abs(logOdds)));
}
