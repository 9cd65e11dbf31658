import type { PadStroke } from '../../engine/handwriting/one-digit/squeeze';
import type { InkStroke } from './ink';
import { widthAt } from './ink';

/** Strokes of even width that look as the ink does: where the pen was pressed unevenly, one for each segment. */
export function asPadStrokes(strokes: readonly InkStroke[]): PadStroke[] {
  return strokes.flatMap((stroke) =>
    stroke.pressures === undefined ? [{ points: stroke.points, width: stroke.width }] : segmentsOf(stroke),
  );
}

function segmentsOf(stroke: InkStroke): PadStroke[] {
  const { points } = stroke;
  if (points.length === 1) return [{ points, width: widthAt(stroke, 0) }];
  return points.slice(1).map((point, index) => ({
    points: [points[index], point],
    width: (widthAt(stroke, index) + widthAt(stroke, index + 1)) / 2,
  }));
}
