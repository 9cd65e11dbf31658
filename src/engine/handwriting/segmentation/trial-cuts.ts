import type { NetworkParameters } from '../../../contract/network';
import type { Stroke } from '../../../contract/drawings';
import type { BoundingBox } from '../raster/bounding-box';
import { bestCutting, bestCuttingInto, type Cutting, type Group, type TrialCuts } from './best-cuts';
import { mostGroupPieces, scoreLine } from './score-line';
import { drawnLine } from './read-strokes';
import { DigitReader } from './score-digit';

/** Strokes that are looked at; each may be cut into several pieces. */
export const mostTrialStrokes = 40;

/** Pieces that might be one digit, with all that speaks for it; scores are logarithms, the larger the better. */
export interface TrialGroup extends Group {
  box: BoundingBox;
  /** What it is read as; null for ink that is too unlike any digit. */
  digit: number | null;
  /** How sure the network is that it is one digit, and which, 0 to 1. */
  confidence: number;
  /** (784) as the network sees it. */
  input: Float32Array;
  /** ln of that confidence, with a lower limit. */
  reading: number;
  /** What its size and place in the line add. */
  layout: number;
  /** What the cut before it, and the gaps within it that are not cut, add. */
  gaps: number;
}

/** Every way in which a line of strokes can be cut into digits. */
export interface TrialLine {
  /** The smallest parts, from left to right: strokes, or parts of them; `isLink` may belong to no digit. */
  pieces: readonly { points: Stroke; isLink: boolean }[];
  /** ln of the probability of a cut before each piece; 0 for the first. */
  cuts: readonly number[];
  groups: readonly TrialGroup[];
  chosen: Cutting;
  /**
   * The best cuts that make the given digits or, where the network reads no such digits, as many; null if there are none,
   * or no digits were given.
   */
  wanted: Cutting | null;
}

/**
 * Cuts a line of strokes by trial, as reading does, and tells all of its choices; null without ink. `wanted`: the digits
 * that were meant.
 */
export function tryCuts(
  network: NetworkParameters,
  strokes: readonly Stroke[],
  wanted: readonly number[] = [],
): TrialLine | null {
  const drawn = strokes.filter(({ length }) => length > 0).slice(0, mostTrialStrokes);
  if (drawn.length === 0) return null;
  const line = drawnLine(drawn);
  const { cuts, groupOf } = scoreLine(new DigitReader(network), line);
  const groups: TrialGroup[] = [];
  for (let end = 1; end <= cuts.pieces; end++) {
    for (let first = end - 1; first >= Math.max(0, end - mostGroupPieces); first--) {
      const { found, parts } = groupOf(first, end);
      if (found === null) continue;
      const { box, digit, confidence, input } = found;
      groups.push({ first, end, box, digit, confidence, input, ...parts, gaps: gapsOf(cuts, first, end) });
    }
  }
  const isWanted = ({ first, end }: Group, digit: number) => groupOf(first, end).found?.digit === digit;
  return {
    pieces: line.pieces.map(({ points, isLink }) => ({ points, isLink })),
    cuts: line.pieces.map((_, index) => (index === 0 ? 0 : cuts.cut(index))),
    groups,
    chosen: bestCutting(cuts),
    wanted:
      wanted.length === 0
        ? null
        : (bestCuttingInto(cuts, wanted, isWanted) ?? bestCuttingInto(cuts, wanted, () => true)),
  };
}

function gapsOf({ cut, join }: TrialCuts, first: number, end: number): number {
  let sum = first > 0 ? cut(first) : 0;
  for (let index = first + 1; index < end; index++) sum += join(index);
  return sum;
}
