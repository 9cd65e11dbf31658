import type { NetworkParameters } from '../../../contract/network';
import type { Stroke } from '../../../contract/drawings';
import type { Network } from '../../network/network';
import { boundingBox } from '../raster/bounding-box';
import type { StrokePart } from './cut-stroke';
import { cutStroke } from './cut-stroke';
import { DigitReader } from './score-digit';
import type { Joint, DrawnLine, Piece } from './line';
import { readLine, readSign } from './read-line';
import type { Reading } from './reading';
import { readingOf } from './reading';
import { readSeparated, separateSigns, type RowRead } from './small-signs';
import { findRows, lineHeight } from './text-rows';
import { wholeOrParts } from './whole-digit';

/** A page full of digits has a few hundred; the time grows with their number, ten seconds at this one. */
export const mostStrokes = 1_000;
/** A pen gives a few hundred points a second; a longer stroke comes from a program. */
const mostPointsOfStroke = 2_000;
/** Points of a fast stroke are far apart. */
const betweenPoints = 8;

/** Reads a drawing of any number of digits, in one row or several, of at most `mostStrokes` strokes. */
export function readStrokes(network: Network | NetworkParameters, strokes: readonly Stroke[]): Reading {
  const reader = new DigitReader(network);
  const drawn = strokes
    .map(finitePoints)
    .map(thin)
    .filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return readingOf([]);
  const boxes = drawn.map((stroke) => boundingBox([stroke])!);
  const rows = findRows(boxes).map((row) => row.map((index) => drawn[index]));
  const whole = () => ({ ink: { strokes: drawn }, box: boundingBox(drawn)!, boxes });
  const read = rows.map((row) => readRow(reader, row));
  return readingOf(wholeOrParts(reader, read, whole).map((row) => [row]));
}

function readRow(reader: DigitReader, row: readonly Stroke[]): RowRead {
  const separated = separateSigns(row, (stroke) => ({
    box: boundingBox([stroke])!,
    places: () => placesOn(stroke),
  }));
  return readSeparated(separated, row, {
    digits: (strokes) => readLine(reader, drawnLine(strokes)),
    sign: (strokes) => readSign(reader, { strokes }, boundingBox(strokes)!),
  });
}

/** Places along a stroke, of which so many lie between two of its points. */
function placesOn(stroke: Stroke): Stroke {
  return stroke.flatMap((point, index) => {
    if (index === 0) return [point];
    const [x, y] = stroke[index - 1];
    return Array.from({ length: betweenPoints }, (_, step) => {
      const share = (step + 1) / betweenPoints;
      return [x + (point[0] - x) * share, y + (point[1] - y) * share] as const;
    });
  });
}

/** A row of strokes as a line of pieces. */
export function drawnLine(row: readonly Stroke[]): DrawnLine<CutStroke> {
  const height = lineHeight(row.map((stroke) => boundingBox([stroke])!.height));
  const pieces = cutRow(row, height);
  const joints: Joint[] = [];
  const lastOf = new Map<number, number>();
  pieces.forEach(({ source }, index) => {
    const before = lastOf.get(source);
    if (before !== undefined) joints.push({ pieces: [before, index], goesOn: true });
    lastOf.set(source, index);
  });
  return {
    pieces,
    joints,
    height,
    kind: 'drawn',
    ink: (first, end) => ({ strokes: pieces.slice(first, end).map(({ points }) => points) }),
  };
}

/** A stroke or a part of one. */
export interface CutStroke extends Piece, StrokePart {
  isLink: boolean;
}

/** Cuts the strokes of a row into pieces, from left to right. */
function cutRow(row: readonly Stroke[], height: number): CutStroke[] {
  return row
    .flatMap((stroke, source) => {
      const parts = cutStroke(stroke, height).map((part) => ({
        ...part,
        source,
        box: boundingBox([part.points])!,
      }));
      return parts.map((part, index) => ({ part, place: placeOf(parts, index) }));
    })
    .sort((one, other) => one.place - other.place)
    .map(({ part }) => part);
}

/** Position of a part of a stroke in its row: its middle or, for a link, the middle between its neighbours. */
function placeOf(parts: readonly CutStroke[], index: number): number {
  const { box, isLink } = parts[index];
  if (!isLink) return box.left + box.width / 2;
  const [before, after] = [parts[index - 1].box, parts[index + 1].box];
  return (before.left + before.width + after.left) / 2;
}

/** Takes points out of a stroke with very many, evenly: its first and last points stay. */
function thin(stroke: Stroke): Stroke {
  if (stroke.length <= mostPointsOfStroke) return stroke;
  const step = (stroke.length - 1) / (mostPointsOfStroke - 1);
  return Array.from({ length: mostPointsOfStroke }, (_, index) => stroke[Math.round(index * step)]);
}

/** Leaves out points that are not finite, which no pen draws but a file may contain. */
function finitePoints(stroke: Stroke): Stroke {
  return stroke.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
}
