import type { Stroke } from '../../../contract/drawings';
import { maskOf } from '../one-digit/skeleton';
import type { Component } from '../raster/connected-components';
import { boxOfPixels } from '../raster/connected-components';
import type { GreyImage } from '../raster/raster';
import { cutStroke } from './cut-stroke';
import type { Joint } from './line';
import { startsOf } from './line';
import type { BranchEnd } from './skeleton-graph';
import { skeletonGraph } from './skeleton-graph';

/** Narrower components are not cut, in heights of the line: two digits are hardly ever so narrow. */
const leastWidth = 0.55;
/** A pixel with at least this share of the strongest ink belongs to a line. */
const leastInk = 0.35;
/** A line's own ink reaches so far from its middle, in line widths: where lines cross, it belongs to both. */
const reach = 0.6;

/** The parts of a component that are never cut further, and where they are connected. */
export interface CutComponent {
  pieces: Component[];
  joints: Joint[];
}

/**
 * Cuts a component where digits might touch; one piece when it is too narrow for two.
 *
 * Its lines are cut where they meet, and where one might run on from a digit to the next. Every pixel belongs to the
 * piece with the nearest middle line; where pieces meet or cross, the ink belongs to each of them.
 * `image`: with the component's ink alone, in its box. `lineHeight` and `lineWidth`: in pixels.
 */
export function cutComponent(
  image: GreyImage,
  { box, pixels }: Component,
  { imageWidth, lineHeight, lineWidth }: { imageWidth: number; lineHeight: number; lineWidth: number },
): CutComponent {
  const whole = { pieces: [{ box, pixels }], joints: [] };
  if (box.width < leastWidth * lineHeight) return whole;
  const strongest = image.grey.reduce((most, value) => Math.max(most, value), 0);
  const { branches, meetings } = skeletonGraph(maskOf(image, leastInk * strongest), lineWidth);
  const lines = branches.map((branch) => cutStroke(branch, lineHeight).map(({ points }) => points));
  if (lines.flat().length < 2) return whole;
  const firstOf = startsOf(lines);
  const pieceAt = ({ branch, isLast }: BranchEnd) => {
    const isTurned = lines[branch][0][0] !== branches[branch][0];
    return firstOf[branch] + (isLast === isTurned ? 0 : lines[branch].length - 1);
  };
  const within = lines.flatMap((parts, branch) =>
    parts.slice(1).map((_, part) => ({
      pieces: [firstOf[branch] + part, firstOf[branch] + part + 1] as const,
      goesOn: true,
    })),
  );
  const between = meetings
    .map(({ ends: [one, other], goesOn }) => ({ pieces: [pieceAt(one), pieceAt(other)] as const, goesOn }))
    .filter(({ pieces: [one, other] }) => one !== other);
  const pieces = inkOf(lines.flat(), image, reach * lineWidth).map((own) => {
    const inPicture = own.map(
      (pixel) => (Math.floor(pixel / box.width) + box.top) * imageWidth + (pixel % box.width) + box.left,
    );
    return { pixels: inPicture, box: boxOfPixels(inPicture, imageWidth) };
  });
  return { pieces, joints: [...within, ...between] };
}

/** The pixels of each line: those that are nearest to it along the ink, and all within `reach` of it. */
function inkOf(lines: readonly Stroke[], { width, height, grey }: GreyImage, reach: number): Int32Array[] {
  const owner = new Int32Array(grey.length).fill(-1);
  const queue = new Int32Array(grey.length);
  let count = 0;
  const take = (pixel: number, line: number) => {
    if (grey[pixel] === 0 || owner[pixel] >= 0) return;
    owner[pixel] = line;
    queue[count++] = pixel;
  };
  const paths = lines.map(everyStep);
  paths.forEach((path, line) => path.forEach(([x, y]) => take(Math.round(y) * width + Math.round(x), line)));
  for (let at = 0; at < count; at++) {
    const [column, row] = [queue[at] % width, Math.floor(queue[at] / width)];
    for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++)
        take(y * width + x, owner[queue[at]]);
    }
  }
  const own = lines.map(() => new Set<number>());
  for (let at = 0; at < count; at++) own[owner[queue[at]]].add(queue[at]);
  paths.forEach((path, line) => {
    for (const [x, y] of path) {
      for (let row = Math.max(0, Math.ceil(y - reach)); row <= Math.min(height - 1, y + reach); row++) {
        const half = Math.sqrt(reach * reach - (row - y) * (row - y));
        for (let column = Math.max(0, Math.ceil(x - half)); column <= Math.min(width - 1, x + half); column++)
          if (grey[row * width + column] > 0) own[line].add(row * width + column);
      }
    }
  });
  return own.map((pixels) => Int32Array.from(pixels).sort());
}

/** Points along a line, at most a pixel apart in either direction. */
function everyStep(points: Stroke): Stroke {
  return points.flatMap((point, index) => {
    if (index === 0) return [point];
    const [x, y] = points[index - 1];
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(point[0] - x), Math.abs(point[1] - y))));
    return Array.from({ length: steps }, (_, step) => {
      const share = (step + 1) / steps;
      return [x + (point[0] - x) * share, y + (point[1] - y) * share] as const;
    });
  });
}
