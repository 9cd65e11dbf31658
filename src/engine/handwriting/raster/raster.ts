import type { Stroke } from '../../../contract/drawings';

/** The round tip that strokes are drawn with; lengths in pixels. */
export interface Pen {
  /** Distance from the middle of the line to where its ink is half as dark. */
  radius: number;
  /** Width of the edge over which ink fades from full to none. */
  edge: number;
}

/** Grey values from 0 (no ink) to 1 (full ink), row-major; a pixel's middle is at its index plus a half. */
export interface GreyImage {
  width: number;
  height: number;
  grey: Float32Array;
}

/** Draws strokes with round ends and joins on an empty square image of `side` pixels; parts outside are lost. */
export function drawStrokes(strokes: readonly Stroke[], side: number, pen: Pen): GreyImage {
  const image = emptyImage(side);
  for (const stroke of strokes) drawStroke(image, stroke, pen);
  return image;
}

/** A square image without ink. */
export function emptyImage(side: number): GreyImage {
  return { width: side, height: side, grey: new Float32Array(side * side) };
}

/** The columns of an image from `first` to before `end`. */
export function columnsOf({ width, height, grey }: GreyImage, first: number, end: number): GreyImage {
  const columns = new Float32Array((end - first) * height);
  for (let row = 0; row < height; row++)
    columns.set(grey.subarray(row * width + first, row * width + end), row * (end - first));
  return { width: end - first, height, grey: columns };
}

/** Draws one stroke with round ends and joins on an image. */
export function drawStroke(image: GreyImage, stroke: Stroke, pen: Pen): void {
  let previous = stroke[0];
  for (const point of stroke.length > 1 ? stroke.slice(1) : stroke) {
    drawSegment(image, previous, point, pen);
    previous = point;
  }
}

/**
 * Darkens the pixels near the segment from `start` to `end`: the ink of a pixel falls linearly with its
 * middle's distance from the segment, and where lines cross the darker one counts.
 */
function drawSegment(image: GreyImage, start: Stroke[number], end: Stroke[number], pen: Pen): void {
  const { width, height, grey } = image;
  const startX = start[0];
  const startY = start[1];
  const deltaX = end[0] - startX;
  const deltaY = end[1] - startY;
  const lengthSquared = deltaX * deltaX + deltaY * deltaY;
  const reach = pen.radius + pen.edge / 2;
  const firstRow = firstPixel(Math.min(startY, end[1]) - reach);
  const lastRow = lastPixel(Math.max(startY, end[1]) + reach, height);
  for (let row = firstRow; row <= lastRow; row++) {
    const y = row + 0.5 - startY;
    // Only the part of the segment whose y is within reach of this row can darken it.
    const oneX = startX + deltaX * (deltaY === 0 ? 0 : clampToUnit((y - reach) / deltaY));
    const otherX = startX + deltaX * (deltaY === 0 ? 1 : clampToUnit((y + reach) / deltaY));
    const firstColumn = firstPixel(Math.min(oneX, otherX) - reach);
    const lastColumn = lastPixel(Math.max(oneX, otherX) + reach, width);
    for (let column = firstColumn; column <= lastColumn; column++) {
      const index = row * width + column;
      // A long scribble covers most of its pixels many times; full ink cannot become darker.
      if (grey[index] === 1) continue;
      const x = column + 0.5 - startX;
      const along = lengthSquared > 0 ? clampToUnit((x * deltaX + y * deltaY) / lengthSquared) : 0;
      const awayX = x - along * deltaX;
      const awayY = y - along * deltaY;
      const distance = Math.sqrt(awayX * awayX + awayY * awayY);
      const ink = clampToUnit((reach - distance) / pen.edge);
      if (ink > grey[index]) grey[index] = ink;
    }
  }
}

/** The first pixel of a row or column whose middle is not before `position`. */
function firstPixel(position: number): number {
  return Math.max(0, Math.ceil(position - 0.5));
}

/** The last pixel of a row or column of `count` whose middle is not after `position`. */
function lastPixel(position: number, count: number): number {
  return Math.min(count - 1, Math.floor(position - 0.5));
}

function clampToUnit(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
