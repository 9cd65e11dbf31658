import { nthSmallest } from './nth-smallest';

/** The slope of lines that lie askew, at most: rows a column. */
const steepest = 0.1;
/** Shorter lines have no step; the arc of a small 0 would be straight otherwise. */
const leastSlanted = 40;

/** Neighbouring rows that hold runs; where these are slanted, those in which the rows begin at the left edge. */
export interface Band {
  first: number;
  end: number;
}

export function middleOf({ first, end }: Band): number {
  return (first + end - 1) / 2;
}

export function thicknessOf({ first, end }: Band): number {
  return end - first;
}

/** The thickness of the first or the last band, whichever is thicker. */
export function thickestOf(bands: readonly Band[]): number {
  return Math.max(thicknessOf(bands[0]), thicknessOf(bands.at(-1)!));
}

/** The straight lines from the left to the right of a mask, which may be turned a little. */
export function linesAlong(mask: Uint8Array, width: number, height: number) {
  const slope = slopeOfEdge(mask, width, height);
  const lower = lowerBy(slope, width);
  // A slanted line's run counts one row more on either side.
  const aside = width < leastSlanted ? 0 : 2;
  const allRuns = (least: number) => longRuns(mask, width, height, least, slope);
  return {
    slope,
    /** 1 in runs of at least `least` pixels; none in bands of more than `thickest` rows. */
    runs(least: number, thickest: number): Uint8Array {
      const runs = allRuns(least);
      for (const band of bandsOf(runs, lower, height)) {
        if (thicknessOf(band) > thickest) clear(runs, band, lower, height);
      }
      return runs;
    },
    /** The bands of such runs that are no thicker, from the top. */
    bands: (least: number, thickest: number) =>
      bandsOf(allRuns(least), lower, height).filter((band) => thicknessOf(band) <= thickest + aside),
  };
}

/** Empties a band of runs. */
function clear(runs: Uint8Array, { first, end }: Band, lower: Int32Array, height: number): void {
  for (const [column, low] of lower.entries()) {
    for (let row = Math.max(0, first + low); row < Math.min(height, end + low); row++)
      runs[row * lower.length + column] = 0;
  }
}

/** The slope of the uppermost pixels of a mask, in rows a column, where little stands out. */
export function slopeOfEdge(mask: Uint8Array, width: number, height: number): number {
  const half = width >> 1;
  const highest = Int32Array.from({ length: width }, (_, column) => {
    let row = 0;
    while (row < height && mask[row * width + column] === 0) row++;
    return row;
  });
  const rises = Float32Array.from(
    { length: width - half },
    (_, column) => highest[column + half] - highest[column],
  );
  const usual = nthSmallest(rises.slice(), rises.length >> 1);
  if (Math.abs(usual) > steepest * half) return 0;
  // The mean of those beside the median is finer than a pixel.
  const near = rises.filter((rise) => Math.abs(rise - usual) <= 1);
  return near.reduce((sum, rise) => sum + rise, 0) / near.length / half;
}

/**
 * 1 in runs of at least `least` pixels from left to right, so many rows lower in each column as `slope` says; a step of one
 * row, as of a bent line, does not end a run.
 */
export function longRuns(
  mask: Uint8Array,
  width: number,
  height: number,
  least: number,
  slope = 0,
): Uint8Array {
  const result = new Uint8Array(mask.length);
  const steps = width < leastSlanted ? [0] : [-1, 0, 1];
  const lower = lowerBy(slope, width);
  const isInk = (row: number, column: number) => row >= 0 && row < height && mask[row * width + column] === 1;
  for (const start of startsOf(lower, height)) {
    const isNear = (column: number) => steps.some((step) => isInk(start + lower[column] + step, column));
    for (let from = 0, to: number; from < width; from = to + 1) {
      to = from;
      while (to < width && isNear(to)) to++;
      if (to - from < least) continue;
      for (let column = from; column < to; column++) {
        const row = start + lower[column];
        if (row >= 0 && row < height) result[row * width + column] = 1;
      }
    }
  }
  return result;
}

/** By how many rows a line is lower in each column than in the first. */
export function lowerBy(slope: number, width: number): Int32Array {
  return Int32Array.from({ length: width }, (_, column) => Math.round(slope * column));
}

/** The rows in which lines begin that pass through an image. */
function* startsOf(lower: Int32Array, height: number): Generator<number> {
  const end = lower[lower.length - 1];
  for (let start = Math.min(0, -end); start < Math.max(height, height - end); start++) yield start;
}

/** The bands of runs that are so much lower in each column. */
export function bandsOf(runs: Uint8Array, lower: Int32Array, height: number): Band[] {
  const width = lower.length;
  const isRun = (start: number) =>
    lower.some((low, column) => {
      const row = start + low;
      return row >= 0 && row < height && runs[row * width + column] === 1;
    });
  const bands: Band[] = [];
  for (const start of startsOf(lower, height)) {
    if (!isRun(start)) continue;
    const last = bands.at(-1);
    if (last?.end === start) last.end = start + 1;
    else bands.push({ first: start, end: start + 1 });
  }
  return bands;
}
