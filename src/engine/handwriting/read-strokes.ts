import type { NetworkParameters } from '../../contract/models';
import type { Stroke } from '../../contract/prediction';
import type { Network } from '../network/network';
import { boundingBox } from './bounding-box';
import { cutStroke } from './cut-stroke';
import { DigitReader } from './digit-reader';
import { penLineWidth, prepareStrokes } from './prepare';
import type { Piece } from './read-line';
import { readLine } from './read-line';
import type { FoundDigit, Reading } from './reading';
import { readingOf } from './reading';
import { findRows, lineHeight } from './rows';

/** Reads a drawing of any number of digits, in one row or several. */
export function readStrokes(network: Network | NetworkParameters, strokes: readonly Stroke[]): Reading {
  const reader = new DigitReader(network);
  const drawn = strokes.map(finitePoints).filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return readingOf([]);
  const boxes = drawn.map((stroke) => boundingBox([stroke])!);
  const rows = findRows(boxes).map((row) => row.map((index) => drawn[index]));
  return readingOf(rows.map((row) => readRow(reader, row)));
}

function readRow(reader: DigitReader, row: readonly Stroke[]): FoundDigit[] {
  const height = lineHeight(row.map((stroke) => boundingBox([stroke])!.height));
  const pieces = cutRow(row, height);
  return readLine(reader, {
    pieces,
    height,
    isDrawn: true,
    prepare: (first, end) => {
      const input = prepareStrokes(pieces.slice(first, end).map(({ points }) => points));
      return input && { input, lineWidth: penLineWidth };
    },
  });
}

/** A stroke or a part of one. */
interface CutStroke extends Piece {
  points: Stroke;
}

/** The strokes of a row in pieces, from left to right. */
function cutRow(row: readonly Stroke[], height: number): CutStroke[] {
  const middle = ({ box: { left, width } }: CutStroke) => left + width / 2;
  return row
    .flatMap((stroke, source) =>
      cutStroke(stroke, height).map((points) => ({ source, points, box: boundingBox([points])! })),
    )
    .sort((one, other) => middle(one) - middle(other));
}

/** A point that lies nowhere, which no pen draws but a file may hold, is left out. */
function finitePoints(stroke: Stroke): Stroke {
  return stroke.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
}
