import type { NetworkParameters } from '../../contract/models';
import type { Stroke } from '../../contract/prediction';
import type { Network } from '../network/network';
import { boundingBox } from './bounding-box';
import { DigitReader } from './digit-reader';
import { penLineWidth, prepareStrokes } from './prepare';
import { readLine } from './read-line';
import type { Reading } from './reading';
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

function readRow(reader: DigitReader, row: readonly Stroke[]) {
  const pieces = row.map((stroke) => ({ box: boundingBox([stroke])!, isCutOff: false }));
  const heights = pieces.map(({ box }) => box.height);
  return readLine(reader, {
    pieces,
    height: lineHeight(heights),
    isDrawn: true,
    prepare: (first, end) => {
      const input = prepareStrokes(row.slice(first, end));
      return input && { input, lineWidth: penLineWidth };
    },
  });
}

/** A point that lies nowhere, which no pen draws but a file may hold, is left out. */
function finitePoints(stroke: Stroke): Stroke {
  return stroke.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
}
