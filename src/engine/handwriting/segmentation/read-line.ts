import { exponential } from '../../elementary';
import type { DigitInk } from '../one-digit/digit-ink';
import { prepareDigit } from '../one-digit/digit-ink';
import type { BoundingBox } from '../raster/bounding-box';
import { bestCuts, type Group, type TrialCuts } from './best-cuts';
import { jointsAtEach, type Line } from './line';
import type { FoundDigit } from './reading';
import type { DigitReader } from './score-digit';
import { isFound, logOddsOfCutInk, mostGroupPieces, scoreLine } from './score-line';
import { TouchingDigits } from './touching-digits';

/** With such odds of a cut on both sides, ink stands apart. */
const logOddsApart = 3;

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
  return connectedRuns(groups, (group) => jointsAt[group.first].length > 0)
    .flatMap((run) => {
      const cut = run.map(({ first, end }) => groupOf(first, end)).filter(isFound);
      return line.kind === 'written' ? new TouchingDigits(reader, line, run, groupOf).read(cut) : cut;
    })
    .map(({ found }) => found);
}

/** Puts neighbours together of which the later one is connected to what comes before it. */
function connectedRuns(groups: readonly Group[], isConnected: (group: Group) => boolean): Group[][] {
  const runs: Group[][] = [];
  for (const group of groups) {
    const before = runs.at(-1);
    if (before && isConnected(group)) before.push(group);
    else runs.push([group]);
  }
  return runs;
}

/** Reads some ink as what it is known to be, a sign that is no digit; null without ink. */
export function readSign(reader: DigitReader, ink: DigitInk, box: BoundingBox): FoundDigit | null {
  const input = prepareDigit(ink);
  if (!input) return null;
  const { prediction, logProbability, logOfOneDigit } = reader.read(input);
  const [confidence, oneDigit] = [exponential(logProbability), exponential(logOfOneDigit)];
  return { ...prediction, box, digit: null, confidence, oneDigit, ink, input };
}

/**
 * Does not try cuts through a stroke or component that stands apart and is surely one digit. No score is above 0, so a cut
 * that costs more than the whole gains nothing, unless a part belongs to a neighbour, which is too far away for that.
 */
function withoutNeedlessCuts(cuts: TrialCuts, line: Line): TrialCuts {
  const { pieces, kind } = line;
  const { connected, goingOn } = logOddsOfCutInk[kind];
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
