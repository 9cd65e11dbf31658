import { exponential, naturalLogarithm } from '../../elementary';
import type { DigitInk } from '../one-digit/digit-ink';
import { prepareDigit } from '../one-digit/digit-ink';
import type { BoundingBox } from '../raster/bounding-box';
import { boxAround } from '../raster/bounding-box';
import type { TrialCuts } from './best-cuts';
import { lowestProbabilityOfDigit } from './digit-detector';
import { logPlausibilityOfHeight, logPlausibilityOfLayout } from './layout-score';
import { jointsAtEach, type Line } from './line';
import type { FoundDigit } from './reading';
import type { DigitReader, Evidence } from './score-digit';

/** Lower limit of a group's score, so that one smudge does not decide about the digits beside it. */
const lowestLogProbability = naturalLogarithm(0.01);
/** A pen's stroke is cut only into parts that are digits with at least this confidence. */
const clearConfidence = 0.5;
/** A digit has at most this many pieces. */
export const mostGroupPieces = 9;
/** No digit is wider, in heights of the line. */
const widestDigit = 1.6;
/** The neutral gap, in heights of the line, and the difference that changes the odds by a factor of e. */
const gap = { neutral: -0.1, scale: 0.09 };
/**
 * Log odds that connected ink is cut, and what each line adds that goes on there. On paper digits touch more often than
 * a pen runs on from one to the next.
 */
export const logOddsOfCutInk = {
  drawn: { connected: -3.5, goingOn: 0 },
  written: { connected: 0, goingOn: -0.5 },
};
/** ln of the probability that a line between two digits belongs to neither, once the stroke is cut at its ends. */
const logProbabilityOfLink = -0.05;
/** The layout's factor is raised to this power. */
const layoutWeight = 1.2;

/** Some pieces of a line, taken for one digit. */
export interface ScoredGroup {
  /** The sum of the two parts; -Infinity for ink that can be no digit. */
  score: number;
  parts: {
    /** ln of the probability that these pieces are one digit, whichever it is, with a lower limit. */
    reading: number;
    /** What their size and place in the line add. */
    layout: number;
  };
  found: FoundDigit | null;
}

export type FoundGroup = ScoredGroup & { found: FoundDigit };

export function isFound(group: ScoredGroup): group is FoundGroup {
  return group.found !== null;
}

/** The choices for cutting a line, and what each group of pieces is read as. */
export interface ScoredLine {
  cuts: TrialCuts;
  /** Each group is read once. */
  groupOf: (first: number, end: number) => ScoredGroup;
}

/** Scores every choice for cutting a line, each when it is asked for. */
export function scoreLine(reader: DigitReader, line: Line): ScoredLine {
  const groups = new Map<number, ScoredGroup>();
  const groupOf = (first: number, end: number): ScoredGroup => {
    const key = first * line.pieces.length + end;
    const group = groups.get(key) ?? scoreGroup(reader, line, first, end);
    groups.set(key, group);
    return group;
  };
  const odds = logOddsOfCuts(line);
  const cuts: TrialCuts = {
    pieces: line.pieces.length,
    mostPieces: mostGroupPieces,
    digit: (first, end) => groupOf(first, end).score,
    cut: (index) => logOfOdds(odds[index]),
    join: (index) => logOfOdds(-odds[index]),
    leaveOut: (index) => (line.pieces[index].isLink ? logProbabilityOfLink : -Infinity),
  };
  return { cuts, groupOf };
}

const noDigit: ScoredGroup = {
  score: -Infinity,
  parts: { reading: -Infinity, layout: 0 },
  found: null,
};

function scoreGroup(reader: DigitReader, line: Line, first: number, end: number): ScoredGroup {
  const pieces = line.pieces.slice(first, end);
  const box = boxAround(pieces.map((piece) => piece.box));
  const isTooWide = pieces.length > 1 && box.width > widestDigit * line.height;
  if (isTooWide) return noDigit;
  const isLifted = line.kind === 'drawn' && new Set(pieces.map(({ source }) => source)).size > 1;
  return scoreInk(reader, {
    ink: line.ink(first, end),
    box,
    lineHeight: line.height,
    isLifted,
    isCutOff: () => line.kind === 'drawn' && strokeGoesOn(line, first, end),
  });
}

/** Ink that is taken for one digit. */
interface OneDigit {
  ink: DigitInk;
  box: BoundingBox;
  lineHeight: number;
  /** Whether the pen is known to have been lifted within it. */
  isLifted: boolean;
  /** Whether a pen's stroke goes on beyond it. */
  isCutOff: () => boolean;
  evidence?: Evidence;
}

export function scoreInk(
  reader: DigitReader,
  { ink, box, lineHeight, isLifted, isCutOff, evidence }: OneDigit,
): ScoredGroup {
  const input = prepareDigit(ink);
  if (!input) return noDigit;
  const { prediction, logProbability, logOfOneDigit } = reader.read(input, evidence);
  const candidate = { digit: prediction.digit, box, lineHeight, isLifted };
  const logOfHeight = logPlausibilityOfHeight(candidate);
  const logConfidence = logProbability + logOfHeight;
  const confidence = exponential(logConfidence);
  const oneDigit = exponential(logOfOneDigit + logOfHeight);
  const digit = oneDigit >= lowestProbabilityOfDigit ? prediction.digit : null;
  const isUnclearPart = confidence < clearConfidence && isCutOff();
  const floored = isUnclearPart ? 2 * lowestLogProbability : Math.max(lowestLogProbability, logConfidence);
  const layout = layoutWeight * logPlausibilityOfLayout(candidate);
  return {
    score: floored + layout,
    parts: { reading: floored, layout },
    found: { ...prediction, box, digit, confidence, oneDigit, ink, input },
  };
}

/** Whether a stroke continues beyond the pieces from `first` to before `end`. */
function strokeGoesOn({ pieces }: Line, first: number, end: number): boolean {
  const inside = new Set(pieces.slice(first, end).map(({ source }) => source));
  return pieces.some(({ source }, index) => (index < first || index >= end) && inside.has(source));
}

/** For each piece, the log odds that it begins a digit rather than continues one. */
function logOddsOfCuts(line: Line): number[] {
  const { pieces, height, kind } = line;
  const { connected, goingOn } = logOddsOfCutInk[kind];
  const jointsAt = jointsAtEach(line);
  const starts = pieces.map(({ box }) => box.left);
  for (let index = starts.length - 2; index >= 0; index--) {
    starts[index] = Math.min(starts[index], starts[index + 1]);
  }
  let end = -Infinity;
  return pieces.map(({ box }, index) => {
    const width = starts[index] - end;
    end = Math.max(end, box.left + box.width);
    const cut = jointsAt[index];
    if (cut.length > 0) return connected + goingOn * cut.filter(({ goesOn }) => goesOn).length;
    return (width / Math.max(height, 1e-9) - gap.neutral) / gap.scale;
  });
}

/** ln of the probability that has these odds. */
function logOfOdds(logOdds: number): number {
  return Math.min(logOdds, 0) - naturalLogarithm(1 + exponential(-Math.abs(logOdds)));
}
