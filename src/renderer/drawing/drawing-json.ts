import type { PadDrawing } from '../../contract/drawings';
import { padDrawingSchema, parseDrawings } from '../../contract/drawings';
import { failure, success, type Result } from '../../contract/result';
import { penWidths } from './drawing-model';
import type { InkStroke, PadPoint } from './ink';

/** Height of the pad in written files: fine enough for whole numbers, which are easy to read. */
const padHeight = 1000;
/** Share of the pad that a drawing fills if it does not say how large it is. */
const fittedSize = 0.7;

/**
 * Writes a drawing as a list of one entry with `strokes`, each a list of points [x, y] or [x, y, pressure].
 *
 * `padHeight` is the pad's height in the unit of the points; `penWidths` has one width per stroke.
 */
export function encodeDrawing(strokes: readonly InkStroke[]): string {
  return `${JSON.stringify([asPadDrawing(strokes)])}\n`;
}

/** The same content as an object. */
export function asPadDrawing(strokes: readonly InkStroke[]): PadDrawing {
  return {
    padHeight,
    penWidths: strokes.map(({ width }) => rounded(width * padHeight)),
    strokes: strokes.map(({ points, pressures }) =>
      points.map(([x, y], index) => [
        rounded(x * padHeight),
        rounded(y * padHeight),
        ...(pressures ? [rounded(pressures[index])] : []),
      ]),
    ),
  };
}

/**
 * Reads a drawing from JSON, or from an SVG picture that contains it. `padWidth` is in pad heights.
 *
 * A drawing without a position on its pad, or one that does not fit there, is centred.
 * Fails with `drawing-unreadable`, naming the file, what is wrong and where.
 */
export function decodeDrawing(
  text: string,
  fileName: string,
  padWidth: number,
): Result<readonly InkStroke[]> {
  const drawings = parseDrawings(text, fileName, padDrawingSchema);
  if (!drawings.ok) return drawings;
  const wrong = (what: string) => failure('drawing-unreadable', `“${fileName}” ${what}.`);
  if (drawings.value.length !== 1) return wrong(`holds ${drawings.value.length} drawings; the pad takes one`);
  const [drawing] = drawings.value;
  const { strokes, penWidths: widths } = drawing;
  if (widths && widths.length !== strokes.length) {
    return wrong(`is not a drawing: it has ${strokes.length} strokes, but ${widths.length} pen widths`);
  }
  if (strokes.every((stroke) => stroke.length === 0)) return wrong('holds no ink');
  return success(asInk(drawing, padWidth));
}

/** Converts a drawing to ink for a pad; `padWidth` is in pad heights. A drawing without a position is centred. */
export function asInk(
  { strokes, padHeight: unit, penWidths: widths }: PadDrawing,
  padWidth: number,
): InkStroke[] {
  const place = placement(strokes.flat(), unit, padWidth);
  const inked = strokes.map((points, index) => ({
    points,
    width: widths && unit ? widths[index] / unit : undefined,
  }));
  return inked
    .filter(({ points }) => points.length > 0)
    .map(({ points, width }) => {
      const pressures = points.map((point) => point[2]);
      const hasPressures = pressures.every(
        (pressure) => typeof pressure === 'number' && pressure >= 0 && pressure <= 1,
      );
      return {
        points: points.map(place),
        // In other programs' files, x and y may be followed by something else, such as the time.
        ...(hasPressures && { pressures: pressures as number[] }),
        width: Math.min(penWidths.at(-1)!, Math.max(penWidths[0], width ?? penWidths[2])),
      };
    });
}

type Place = (point: readonly [x: number, y: number, ...rest: unknown[]]) => PadPoint;

function placement(points: PadDrawing['strokes'][number], unit: number | undefined, padWidth: number): Place {
  const extent = (axis: 0 | 1) => points.reduce(([least, most], point) => [Math.min(least, point[axis]), Math.max(most, point[axis])], [Infinity, -Infinity]); // prettier-ignore
  const [[left, right], [top, bottom]] = [extent(0), extent(1)];
  if (unit !== undefined && left >= 0 && top >= 0 && right <= padWidth * unit && bottom <= unit) {
    return ([x, y]) => [x / unit, y / unit];
  }
  const longerSide = Math.max((right - left) / padWidth, bottom - top);
  const scale = longerSide > 0 ? fittedSize / longerSide : 0;
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return ([x, y]) => [padWidth / 2 + (x - middleX) * scale, 0.5 + (y - middleY) * scale];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
