import { exponential, naturalLogarithm } from '../../elementary';
import { bestCuts, type Group, type TrialCuts } from './best-cuts';
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
  /** Number of the stroke or component that it belongs to. */
  source: number;
  /** Whether it may be the pen's path between two digits, and belong to neither. */
  isLink: boolean;
}

/** Where the ink of two pieces is connected. */
export interface Joint {
  /** Their numbers. */
  pieces: readonly [number, number];
  /** Whether one line goes on from one to the other, rather than ends at or crosses another one. */
  goesOn: boolean;
}

/** How many things the lists before each list hold together. */
export function startsOf(lists: readonly (readonly unknown[])[]): number[] {
  let sum = 0;
  return lists.map(({ length }) => (sum += length) - length);
}

/** A row of writing, laid out as pieces from left to right. */
export interface Line<SomePiece extends Piece = Piece> {
  pieces: readonly SomePiece[];
  joints: readonly Joint[];
  /** Usual height of its digits. */
  height: number;
  /** Whether its pieces are strokes, with the pen lifted between them. */
  isDrawn: boolean;
  /** The ink of the pieces from `first` to before `end`. */
  ink(first: number, end: number): DigitInk;
}

/** Ink less likely than this to be one digit is read as "?", however sure the network is which digit it is. */
const lowestProbabilityOfDigit = 0.1;
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
const logOddsOfCutInk = {
  drawn: { connected: -3.5, goingOn: 0 },
  written: { connected: 0, goingOn: -0.5 },
};
/** With such odds of a cut on both sides, ink stands apart. */
const logOddsApart = 3;
/** ln of the probability that a line between two digits belongs to neither, once the stroke is cut at its ends. */
const logProbabilityOfLink = -0.05;
/** The layout's factor is raised to this power. */
const layoutWeight = 1.2;

/** Cuts a line into the digits that the network is surest of, and reads them. */
export function readLine(reader: DigitReader, line: Line): FoundDigit[] {
  const { cuts, groupOf } = scoreLine(reader, line);
  const foundIn = ({ first, end }: Group) => groupOf(first, end).found;
  const isMark = (group: Group) => foundIn(group)?.digit === null;
  const groups: Group[] = [];
  const jointsAt = jointsAtEach(line);
  for (const group of bestCuts(withoutNeedlessCuts(cuts, line))) {
    const before = groups.at(-1);
    const both = before && { first: before.first, end: group.end };
    // Connected ink that is no digit is one mark, however often it is cut.
    const isConnected = jointsAt[group.first].length > 0;
    const isOneMark = both && isConnected && [before, group, both].every(isMark);
    if (isOneMark) groups.splice(-1, 1, both);
    else groups.push(group);
  }
  return groups.map(foundIn).filter((found) => found !== null);
}

/** Reads some ink as what it is known to be, a sign that is no digit; null without ink. */
export function readSign(reader: DigitReader, ink: DigitInk, box: BoundingBox): FoundDigit | null {
  const input = prepareDigit(ink);
  if (!input) return null;
  const { prediction, logProbability, logOfOneDigit } = reader.read(input);
  const [confidence, oneDigit] = [exponential(logProbability), exponential(logOfOneDigit)];
  return { ...prediction, box, digit: null, confidence, oneDigit, ink, input };
}

/** For each piece, the joints between those before it and the rest. */
function jointsAtEach({ pieces, joints }: Line): Joint[][] {
  const each = pieces.map((): Joint[] => []);
  for (const joint of joints) {
    const [first, last] = [Math.min(...joint.pieces), Math.max(...joint.pieces)];
    for (let index = first + 1; index <= last; index++) each[index].push(joint);
  }
  return each;
}

/**
 * Does not try cuts through a stroke or component that stands apart and is surely one digit. No score is above 0, so a cut
 * that costs more than the whole gains nothing, unless a part belongs to a neighbour, which is too far away for that.
 */
function withoutNeedlessCuts(cuts: TrialCuts, { pieces, isDrawn }: Line): TrialCuts {
  const { connected, goingOn } = logOddsOfCutInk[isDrawn ? 'drawn' : 'written'];
  const isInside = new Uint8Array(pieces.length + 1);
  const count = new Map<number, number>();
  for (const { source } of pieces) count.set(source, (count.get(source) ?? 0) + 1);
  for (let first = 0, end: number; first < pieces.length; first = end) {
    end = first + 1;
    while (end < pieces.length && pieces[end].source === pieces[first].source) end++;
    const isWhole = count.get(pieces[first].source) === end - first && end - first <= mostGroupPieces;
    const isApart = [first, end].every(
      (at) => at === 0 || at === pieces.length || cuts.cut(at) - cuts.join(at) >= logOddsApart,
    );
    if (!isWhole || !isApart || end === first + 1) continue;
    // A cut costs as much more than no cut as its log odds are below 0.
    if (cuts.digit(first, end) >= connected + goingOn) isInside.fill(1, first + 1, end);
  }
  return {
    ...cuts,
    digit: (first, end) => (isInside[first] + isInside[end] > 0 ? -Infinity : cuts.digit(first, end)),
  };
}

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

const noDigit: ScoredGroup = { score: -Infinity, parts: { reading: -Infinity, layout: 0 }, found: null };

function scoreGroup(reader: DigitReader, line: Line, first: number, end: number): ScoredGroup {
  const pieces = line.pieces.slice(first, end);
  const box = boxAround(pieces.map((piece) => piece.box));
  const isTooWide = pieces.length > 1 && box.width > widestDigit * line.height;
  const ink = isTooWide ? null : line.ink(first, end);
  const input = ink && prepareDigit(ink);
  if (!input) return noDigit;
  const { prediction, logProbability, logOfOneDigit } = reader.read(input);
  const isLifted = line.isDrawn && new Set(pieces.map(({ source }) => source)).size > 1;
  const candidate = { digit: prediction.digit, box, lineHeight: line.height, isLifted };
  const logOfHeight = logPlausibilityOfHeight(candidate);
  const logConfidence = logProbability + logOfHeight;
  const confidence = exponential(logConfidence);
  const oneDigit = exponential(logOfOneDigit + logOfHeight);
  const digit = oneDigit >= lowestProbabilityOfDigit ? prediction.digit : null;
  const isUnclearPart = line.isDrawn && confidence < clearConfidence && isCutOff(line, first, end);
  const floored = isUnclearPart ? 2 * lowestLogProbability : Math.max(lowestLogProbability, logConfidence);
  const layout = layoutWeight * logPlausibilityOfLayout(candidate);
  return {
    score: floored + layout,
    parts: { reading: floored, layout },
    found: { ...prediction, box, digit, confidence, oneDigit, ink, input },
  };
}

/** Whether a stroke continues beyond the pieces from `first` to before `end`. */
function isCutOff({ pieces }: Line, first: number, end: number): boolean {
  const inside = new Set(pieces.slice(first, end).map(({ source }) => source));
  return pieces.some(({ source }, index) => (index < first || index >= end) && inside.has(source));
}

/** For each piece, the log odds that it begins a digit rather than continues one. */
function logOddsOfCuts(line: Line): number[] {
  const { pieces, height, isDrawn } = line;
  const { connected, goingOn } = logOddsOfCutInk[isDrawn ? 'drawn' : 'written'];
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
