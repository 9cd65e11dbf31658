import type { GreyImage } from '../raster/raster';
import type { Dash, DashedLine } from './dashed-lines';
import { findDashedLines } from './dashed-lines';
import { medianOf } from './nth-smallest';

/** Lines fade out over so many pixels. */
const softEdge = 2;
/** A line goes on to what is no farther than so many gaps, and so many pixels, beyond its last dash. */
const reach = { gaps: 1.4, pixels: 2 };

/** A line with the darkness of its dashes across. */
interface Printed {
  line: DashedLine;
  profile: Float32Array;
}

/**
 * Fills the gaps of dashed and dotted lines, so that these are found as unbroken ones are. `least`: what is less dark is no
 * part of a line.
 */
export function withSolidLines(contrast: GreyImage, least: number): GreyImage {
  const printed = findDashedLines(contrast, least).map((line) => ({
    line,
    profile: profileOf(contrast, line),
  }));
  if (printed.length === 0) return contrast;
  const solid = { ...contrast, grey: contrast.grey.slice() };
  for (const line of printed) fill(solid, line);
  for (const line of printed) extend(solid, line, least);
  return solid;
}

/**
 * How dark the line's dashes are across, from the middle to both sides: the median of their columns, since ink may stand
 * on some of them.
 */
function profileOf(image: GreyImage, line: DashedLine): Float32Array {
  const half = Math.ceil(line.pattern.thickness / 2) + softEdge;
  return Float32Array.from({ length: 2 * half + 1 }, (_, index) =>
    medianOf(
      line.dashes.flatMap((dash) =>
        columnsWithin(dash).map((column) => darknessAt(image, line, column, dash.middle + index - half)),
      ),
    ),
  );
}

/** Columns of a dash; its ends fade, unless it is a dot. */
function columnsWithin({ first, end }: Dash): number[] {
  const length = end - first;
  const margin = length > 4 * softEdge ? softEdge : Math.floor((length - 1) / 2);
  return Array.from({ length: length - 2 * margin }, (_, index) => first + margin + index);
}

/** The darkness at a column of a line and a place across it, which may lie between two rows; 0 outside of the image. */
function darknessAt(image: GreyImage, { isUpright }: DashedLine, column: number, row: number): number {
  const above = Math.floor(row);
  const valueAt = (at: number) => {
    const [x, y] = isUpright ? [at, column] : [column, at];
    return x < 0 || y < 0 || x >= image.width || y >= image.height ? 0 : image.grey[y * image.width + x];
  };
  return valueAt(above) + (row - above) * (valueAt(above + 1) - valueAt(above));
}

/** The pixels of a line in one of its columns, which has its middle here in this row, and how dark they are in its dashes. */
function pixelsAt(
  image: GreyImage,
  { line: { isUpright }, profile }: Printed,
  column: number,
  middle: number,
): [pixel: number, darkness: number][] {
  const half = (profile.length - 1) / 2;
  const [columns, rows] = isUpright ? [image.height, image.width] : [image.width, image.height];
  if (column < 0 || column >= columns) return [];
  const pixels: [number, number][] = [];
  for (let row = Math.max(0, Math.ceil(middle - half)); row <= Math.min(rows - 1, middle + half); row++) {
    const at = row - middle + half;
    const below = Math.min(profile.length - 1, Math.floor(at) + 1);
    const darkness = profile[Math.floor(at)] + (at % 1) * (profile[below] - profile[Math.floor(at)]);
    pixels.push([isUpright ? column * image.width + row : row * image.width + column, darkness]);
  }
  return pixels;
}

function darken({ grey }: GreyImage, pixels: readonly [pixel: number, darkness: number][]): void {
  for (const [pixel, darkness] of pixels) grey[pixel] = Math.max(grey[pixel], darkness);
}

/** Makes the gaps of a line look as its dashes do. */
function fill(image: GreyImage, printed: Printed): void {
  const { dashes } = printed.line;
  dashes.slice(1).forEach((dash, index) => {
    const before = dashes[index];
    for (let column = before.first; column < dash.end; column++) {
      const part = (column - before.first) / (dash.end - 1 - before.first);
      darken(image, pixelsAt(image, printed, column, before.middle + part * (dash.middle - before.middle)));
    }
  });
}

/** Continues a line at both ends to the ink that is about a gap away, if there is any. */
function extend(image: GreyImage, printed: Printed, least: number): void {
  const { dashes, pattern } = printed.line;
  const [first, last] = [dashes[0], dashes.at(-1)!];
  const slope = (last.middle - first.middle) / Math.max(1, last.first - first.first);
  const farthest = Math.ceil(reach.gaps * pattern.gap) + reach.pixels;
  for (const [end, step] of [
    [first.first, -1],
    [last.end - 1, 1],
  ]) {
    const passed: [pixel: number, darkness: number][] = [];
    for (let distance = 1; distance <= farthest; distance++) {
      const column = end + step * distance;
      const middle = step < 0 ? first.middle - slope * distance : last.middle + slope * distance;
      const pixels = pixelsAt(image, printed, column, middle);
      if (pixels.some(([pixel, darkness]) => darkness >= least && image.grey[pixel] >= least)) {
        darken(image, passed);
        break;
      }
      passed.push(...pixels);
    }
  }
}
