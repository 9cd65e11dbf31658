import type { GreyImage } from '../raster/raster';
import { nthSmallest } from './nth-smallest';

/** A long thin line from left to right across an image; it may be slightly slanted and bent. */
export interface RuledLine {
  /** Its first column, and the one after its last. */
  first: number;
  end: number;
  /** The row of its middle in each column of the image. */
  rows: Int32Array;
  /** How dark the line is `row` rows below its middle: profile[farthest + row]. */
  profile: Float32Array;
  /** The rows of the line, counted from its middle, without the paper beside it. */
  top: number;
  bottom: number;
}

/** How far from its middle a line is examined; no line is wider. */
export const farthest = 12;
/** Lines are followed in strips this many pixels wide, moving at most one row per strip: up to 7 degrees. */
const stripWidth = 8;
const fewestStrips = 8;
/** A path's line is within this many pixels. */
const nearby = 4;
/** More contrast than this does not count, so that ink does not pull the path aside. */
const enoughContrast = 0.25;
/** Cost of a step aside, in contrast: where nothing is visible a line continues straight. */
const costOfStep = 0.01;
/** A line is straight over this many strips to each side; ink beside it pulls the path aside over fewer. */
const straightStrips = 16;
/** How far aside a point of the path may lie and still count, in pixels. */
const mostAside = 1.5;
/** A row belongs to the line if it is darker than this fraction of the middle row. */
export const faintestEdge = 0.2;
/** Two lines share at most this fraction of their length. */
const mostShared = 1 / 4;
/** A line is at least this many times as long as it is wide. */
const leastSlenderness = 30;
/** Minimum fraction of a line's length that is as dark as the line, and that has bare paper on both sides. */
const leastCoverage = 0.92;
const leastFree = 0.3;
/** Quantile of the values along a line that gives its darkness; below the median, since ink on the line darkens it. */
const usualPart = 0.3;
/** Paper is darker than this fraction of an image's pixels, of which every so many are looked at. */
const lightestPart = 0.1;
const sampleStep = 37;
/** A line absorbs at least this much more of the light than the paper beside it. */
const faintestLine = 0.04;

/**
 * Finds the lines that cross the image's middle column and span at least half its width; darker ones first. `beside`:
 * at this distance from a line's middle, in pixels, there is paper on both sides.
 */
export function findRuledLines(image: GreyImage, beside: number): RuledLine[] {
  const strips = Math.floor(image.width / stripWidth);
  if (strips < fewestStrips) return [];
  const lines: RuledLine[] = [];
  const dark = lightestPaper(image) + faintestLine;
  for (const path of pathsThrough(ridgesOf(image, strips, beside), strips, image.height)) {
    const rows = rowsAlong(path, image);
    if (!mayFollowLine(rows, image, dark) || lines.some((other) => areSame(rows, other))) continue;
    const line = lineAlong(image, centred(rows, image));
    if (line) lines.push(line);
  }
  return lines;
}

/** The darkness that all paper but its lightest specks has at least. */
function lightestPaper({ grey }: GreyImage): number {
  const sample = new Float32Array(Math.ceil(grey.length / sampleStep));
  for (let at = 0; at < sample.length; at++) sample[at] = grey[at * sampleStep];
  return nthSmallest(sample, Math.floor(lightestPart * sample.length));
}

/**
 * Whether a path can be a line's: on at least half of the width, as many columns are dark near it as a line has. Most paths
 * run through a row of digits, and this is found out far sooner than what a line looks like.
 */
function mayFollowLine(rows: Float32Array, { width, height, grey }: GreyImage, dark: number): boolean {
  const half = Math.floor(width / 2);
  // How many more columns are dark than a line must have, up to each column.
  const surplus = new Float64Array(width + 1);
  let least = Infinity;
  for (let column = 0; column < width; column++) {
    const middle = Math.round(rows[column]);
    const last = Math.min(height - 1, middle + nearby);
    let row = Math.max(0, middle - nearby);
    while (row < last && grey[row * width + column] <= dark) row += 1;
    const isDark = grey[row * width + column] > dark;
    surplus[column + 1] = surplus[column] + (isDark ? usualPart : usualPart - 1);
    if (column + 1 < half) continue;
    least = Math.min(least, surplus[column + 1 - half]);
    // Less than one column: what a line must have is rounded.
    if (surplus[column + 1] > least - 1) return true;
  }
  return false;
}

/** Whether two paths coincide for part of their length, where both then follow one line. */
function areSame(path: Float32Array, { rows }: RuledLine): boolean {
  const together = path.reduce((sum, row, column) => sum + Number(Math.abs(row - rows[column]) <= nearby), 0);
  return together > mostShared * path.length;
}

/** (strips, height): how much darker each row of a strip is than the lighter of the rows above and below. */
function ridgesOf({ width, height, grey }: GreyImage, strips: number, beside: number): Float32Array {
  const ridges = new Float32Array(strips * height);
  const beyond = new Float32Array(width);
  // Everything beyond the image counts as paper.
  const rowAt = (row: number) =>
    row < 0 || row >= height ? beyond : grey.subarray(row * width, (row + 1) * width);
  for (let row = 0; row < height; row++) {
    const [own, above, below] = [rowAt(row), rowAt(row - beside), rowAt(row + beside)];
    for (let strip = 0, column = 0; strip < strips; strip++) {
      let sum = 0;
      for (const end = column + stripWidth; column < end; column++)
        sum += within(-costOfStep, enoughContrast, own[column] - larger(above[column], below[column]));
      ridges[strip * height + row] = sum / stripWidth;
    }
  }
  return ridges;
}

/** The larger of two values. In grain no branch can be foreseen, and Math.max, which has some, takes far longer. */
function larger(one: number, other: number): number {
  return (one + other + Math.abs(one - other)) / 2;
}

/** The value, or the limit that it is beyond; without branches, too. */
function within(least: number, most: number, value: number): number {
  return (least + most + Math.abs(value - least) - Math.abs(value - most)) / 2;
}

/** Yields paths likely to be lines, the best first: the row at which the line passes through each strip. */
function* pathsThrough(ridges: Float32Array, strips: number, height: number): Generator<Int32Array> {
  const middle = strips >> 1;
  const toLeft = bestSteps(ridges, height, middle, -1, 0);
  const toRight = bestSteps(ridges, height, middle, 1, strips - 1);
  const sums = toLeft.sums.map((sum, row) => sum + toRight.sums[row] - ridges[middle * height + row]);
  const peaks = [...sums.keys()].filter((row) => {
    const [above, below] = [sums[row - 1] ?? -Infinity, sums[row + 1] ?? -Infinity];
    return sums[row] >= above && sums[row] > below && sums[row] > (faintestLine * strips) / 2;
  });
  for (const peak of peaks.sort((one, other) => sums[other] - sums[one])) {
    const path = new Int32Array(strips);
    for (const { steps, direction } of [toLeft, toRight]) {
      let row = peak;
      for (let strip = middle; strip >= 0 && strip < strips; strip += direction) {
        path[strip] = row;
        row += steps[strip * height + row];
      }
    }
    yield path;
  }
}

/**
 * For each row of strip `from`, the best sum of ridges on the way to strip `to`, and the step to take at each place.
 */
function bestSteps(ridges: Float32Array, height: number, from: number, direction: 1 | -1, to: number) {
  const steps = new Int8Array(ridges.length);
  let ahead = new Float32Array(height);
  for (let strip = to; strip !== from - direction; strip -= direction) {
    const sums = new Float32Array(height);
    for (let row = 0; row < height; row++) {
      let [best, step] = [ahead[row], 0];
      if (row > 0 && ahead[row - 1] - costOfStep > best) [best, step] = [ahead[row - 1] - costOfStep, -1];
      if (row < height - 1 && ahead[row + 1] - costOfStep > best) {
        [best, step] = [ahead[row + 1] - costOfStep, 1];
      }
      sums[row] = best + ridges[strip * height + row];
      steps[strip * height + row] = step;
    }
    ahead = sums;
  }
  return { sums: ahead, steps, direction };
}

/** Converts a path, one row per strip, to a row for each column of the image. */
function rowsAlong(path: Int32Array, { width, height }: GreyImage): Float32Array {
  const smooth = new Float32Array(path.length);
  const scratch = new Float32Array(2 * straightStrips + 1);
  for (let strip = 0; strip < path.length; strip++) smooth[strip] = straightened(path, strip, scratch);
  const rows = new Float32Array(width);
  for (let column = 0; column < width; column++) {
    const position = Math.min(path.length - 1, Math.max(0, (column + 0.5) / stripWidth - 0.5));
    const strip = Math.min(path.length - 2, Math.floor(position));
    const row = smooth[strip] + (smooth[strip + 1] - smooth[strip]) * (position - strip);
    rows[column] = Math.min(height - 1, Math.max(0, row));
  }
  return rows;
}

/** Where a straight line fitted to the path around a strip meets that strip, ignoring outliers; `scratch`: for any use. */
function straightened(path: Int32Array, strip: number, scratch: Float32Array): number {
  const first = Math.max(0, strip - straightStrips);
  const near = path.subarray(first, strip + straightStrips + 1);
  // Most of a path is level; all that follows would come to the same.
  if (near.every((row) => row === near[0])) return near[0];
  const middle = strip - first;
  const roughly = middleSlope(near, scratch);
  const heights = scratch.subarray(0, near.length);
  for (let index = 0; index < near.length; index++) heights[index] = near[index] - roughly * (index - middle);
  const height = middleOf(heights);
  // Least squares over the points near this line gives better than whole-row precision.
  const isKept = (index: number) => Math.abs(near[index] - height - roughly * (index - middle)) <= mostAside;
  let kept = 0;
  let sumOfIndices = 0;
  let sumOfRows = 0;
  for (let index = 0; index < near.length; index++) {
    if (!isKept(index)) continue;
    kept += 1;
    sumOfIndices += index;
    sumOfRows += near[index];
  }
  if (kept < 3) return height;
  const [meanIndex, meanRow] = [sumOfIndices / kept, sumOfRows / kept];
  let [spread, moment] = [0, 0];
  for (let index = 0; index < near.length; index++) {
    if (!isKept(index)) continue;
    spread += (index - meanIndex) * (index - meanIndex);
    moment += (index - meanIndex) * (near[index] - meanRow);
  }
  return meanRow + (moment / spread) * (middle - meanIndex);
}

/** The median slope between rows half the distance apart (after Siegel and Theil, for few points). */
function middleSlope(rows: Int32Array, scratch: Float32Array): number {
  const half = rows.length >> 1;
  const slopes = scratch.subarray(0, rows.length - half);
  for (let index = 0; index < slopes.length; index++)
    slopes[index] = (rows[index + half] - rows[index]) / half;
  return middleOf(slopes);
}

/** The upper median; rearranges the values. */
function middleOf(values: Float32Array): number {
  return nthSmallest(values, values.length >> 1);
}

/** Moves a path to the middle of its line, strip by strip; where ink crosses, it follows the neighbouring strips. */
function centred(rows: Float32Array, image: GreyImage): Int32Array {
  const strips = Math.floor(image.width / stripWidth);
  const wholeRows = new Int32Array(rows.length);
  for (let column = 0; column < rows.length; column++) wholeRows[column] = Math.round(rows[column]);
  const shifts = new Float32Array(strips);
  const values = new Float32Array(stripWidth);
  for (let strip = 0; strip < strips; strip++) {
    const first = strip * stripWidth;
    const above = usualBeside(image, wholeRows, first, -farthest, values);
    const paper = Math.max(above, usualBeside(image, wholeRows, first, farthest, values));
    let sum = 0;
    let moment = 0;
    for (let row = -nearby; row <= nearby; row++) {
      const darkness = Math.max(0, usualBeside(image, wholeRows, first, row, values) - paper);
      sum += darkness;
      moment += darkness * row;
    }
    shifts[strip] = sum > 0 ? moment / sum : 0;
  }
  const middles = shifts.map((_, strip) => {
    return middleOf(shifts.slice(Math.max(0, strip - straightStrips), strip + straightStrips + 1));
  });
  const lowest = image.height - 1;
  const middleRows = new Int32Array(rows.length);
  for (let column = 0; column < rows.length; column++) {
    const shift = middles[Math.min(strips - 1, Math.floor(column / stripWidth))];
    middleRows[column] = Math.min(lowest, Math.max(0, Math.round(rows[column] + shift)));
  }
  return middleRows;
}

/** The line along a path; null if it is too short, too wide, too faint or too interrupted. */
function lineAlong(image: GreyImage, rows: Int32Array): RuledLine | null {
  const extent = extentOf(image, rows, usualBeside(image, rows, 0, 0, new Float32Array(image.width)) / 2);
  if (!extent) return null;
  const profile = profileAlong(image, rows, [extent.first, extent.end]);
  const [darkest, paper] = [profile[farthest], Math.min(...profile)];
  const isEdge = (row: number) => profile[farthest + row] - paper > faintestEdge * (darkest - paper);
  let [top, bottom] = [0, 0];
  while (top > -farthest && isEdge(top - 1)) top -= 1;
  while (bottom < farthest && isEdge(bottom + 1)) bottom += 1;
  const area = profile
    .subarray(farthest + top, farthest + bottom + 1)
    .reduce((sum, value) => sum + value - paper, 0);
  const isThin = (area / (darkest - paper)) * leastSlenderness <= extent.end - extent.first;
  const isBounded = top > -farthest && bottom < farthest;
  const line = { ...extent, rows, profile, top, bottom };
  const isSeen = darkest - paper > faintestLine && isFree(image, line, (darkest - paper) / 2);
  return isThin && isBounded && isSeen && isUnbroken(image, line, (darkest + paper) / 2) ? line : null;
}

/** Whether a line is at least this dark on most of its length, unlike a row of strokes with gaps between them. */
function isUnbroken({ width, grey }: GreyImage, { first, end, rows }: RuledLine, darkness: number): boolean {
  let covered = 0;
  for (let column = first; column < end; column++)
    covered += Number(grey[rows[column] * width + column] >= darkness);
  return covered >= leastCoverage * (end - first);
}

/** Whether a line lies on bare paper for most of its length, unlike the strokes of digits in a row. */
function isFree({ width, grey }: GreyImage, line: RuledLine, contrast: number): boolean {
  let free = 0;
  for (let column = line.first; column < line.end; column++) {
    const row = line.rows[column];
    const above = grey[(row + line.top - 2) * width + column] ?? 0;
    const below = grey[(row + line.bottom + 2) * width + column] ?? 0;
    free += Number(grey[row * width + column] - Math.max(above, below) >= contrast);
  }
  return free >= leastFree * (line.end - line.first);
}

type Columns = readonly [first: number, end: number];

/** The usual darkness of each row beside a path, over some columns. */
function profileAlong(image: GreyImage, rows: Int32Array, [first, end]: Columns): Float32Array {
  const profile = new Float32Array(2 * farthest + 1);
  const values = new Float32Array(end - first);
  for (let index = 0; index < profile.length; index++)
    profile[index] = usualBeside(image, rows, first, index - farthest, values);
  return profile;
}

/**
 * The usual darkness `below` rows below the path, in as many columns from `first` on as there is room in `values`; beyond
 * the image there is paper.
 */
function usualBeside(
  { width, height, grey }: GreyImage,
  rows: Int32Array,
  first: number,
  below: number,
  values: Float32Array,
): number {
  for (let at = 0; at < values.length; at++) {
    const row = rows[first + at] + below;
    values[at] = row >= 0 && row < height ? grey[row * width + first + at] : 0;
  }
  return nthSmallest(values, Math.floor(usualPart * values.length));
}

/** The columns between which a path is at least this dark; null unless they span half the image. */
function extentOf({ width, grey }: GreyImage, rows: Int32Array, darkness: number) {
  const isCovered = (column: number) => grey[rows[column] * width + column] >= darkness;
  const coveredBefore = new Uint32Array(width + 1);
  for (let column = 0; column < width; column++)
    coveredBefore[column + 1] = coveredBefore[column] + Number(isCovered(column));
  const covered = (from: number, to: number) => coveredBefore[to] - coveredBefore[from];
  const run = Math.ceil(width / 20);
  let [first, end] = [0, width];
  while (end - first > run && (!isCovered(first) || covered(first, first + run) < 0.8 * run)) first += 1;
  while (end - first > run && (!isCovered(end - 1) || covered(end - run, end) < 0.8 * run)) end -= 1;
  const length = end - first;
  const isWhole = length >= width / 2 && covered(first, end) >= leastCoverage * length;
  return isWhole ? { first, end } : null;
}
