import { maximumThreads } from './codes';
import { mixFour } from './hash';
import { imageSide } from './images';
import { lanes, vectorBytes } from './rows';
import { thread } from './threads';

// All as in `engine/data/elastic-field.ts`, the reference: displacements in 1/1024 pixel, factors in 1/32768, i16.
const spacing: i32 = 7;
const gridSide: i32 = imageSide / spacing + 3;
const support: i32 = 4;
const unitsPerPixel: f64 = 1024;
const one: f64 = 32_768;
const smoothedDeviation: f64 = 151.0 / 315.0;
const numberBytes: i32 = sizeof<i16>();

/** Points of the grids for x and for y, in whole groups of two vectors of hashes. */
const points: i32 = (2 * gridSide * gridSide + 2 * lanes - 1) & ~(2 * lanes - 1);
/** For each thread (x or y, gridSide, gridSide). */
const gridBytes: i32 = points * numberBytes;
const grids = memory.data(maximumThreads * gridBytes);
/** A line of pixels, with room for the lane after the last of them. */
const lineBytes: i32 = 32 * numberBytes;
/** For each thread (gridSide, x or y, line): the rows of the grid, interpolated along themselves. */
const linesBytes: i32 = gridSide * 2 * lineBytes;
const lines = memory.data(maximumThreads * linesBytes);
/** For each thread (x or y, line): the displacements of a row of pixels, to the right and downwards. */
const bends = memory.data(maximumThreads * 2 * lineBytes);
export const bendsBytes: i32 = lineBytes;

/** This thread's displacements of a row of pixels. */
export function bendsOfRow(): usize {
  return bends + thread * 2 * lineBytes;
}

/** Weight of each point for the pixels of a cell: (support, spacing + 1), and the same as (spacing, support). */
const weightsAcross = memory.data(support * vectorBytes);
const weightsDown = memory.data(spacing * support * numberBytes);
for (let pixel = 0; pixel < spacing; pixel++) {
  for (let point = 0; point < support; point++) {
    const weight = <i16>nearest(one * bSpline((<f64>pixel + 0.5) / spacing, point));
    store<i16>(weightsAcross + point * vectorBytes + pixel * numberBytes, weight);
    store<i16>(weightsDown + (pixel * support + point) * numberBytes, weight);
  }
}

function bSpline(along: f64, point: i32): f64 {
  const rest = 1 - along;
  if (point === 0) return (rest * rest * rest) / 6;
  if (point === 1) return middle(along);
  if (point === 2) return middle(rest);
  return (along * along * along) / 6;
}

function middle(t: f64): f64 {
  return (4 - 6 * t * t + 3 * t * t * t) / 6;
}

/** Returns the nearest whole number. */
function nearest(x: f64): i32 {
  return <i32>Math.floor(x + 0.5);
}

/** The largest displacement of a grid point. */
let largest: i32 = 0;

/** Sets the deviation of a pixel's displacement along each direction, in pixels; 0 for no displacements. */
export function setElastic(deviation: f64): void {
  largest = nearest((deviation / (Math.sqrt(1.0 / 3.0) * smoothedDeviation)) * unitsPerPixel);
  memory.fill(bendsOfRow(), 0, 2 * lineBytes);
}

/** Whether there are displacements. */
export function isElastic(): bool {
  return largest !== 0;
}

/** Makes the field of an image from number `first` on of those that its hash gives. */
export function drawField(hash: u32, first: u32): void {
  const across = grids + thread * gridBytes;
  const down = across + gridSide * gridSide * numberBytes;
  let line = lines + thread * linesBytes;
  drawGrids(across, hash, first);
  for (let row = 0; row < gridSide; row++, line += 2 * lineBytes) {
    interpolateAlong(across + row * gridSide * numberBytes, line);
    interpolateAlong(down + row * gridSide * numberBytes, line + lineBytes);
  }
}

function drawGrids(grid: usize, hash: u32, first: u32): void {
  const factor = i16x8.splat(<i16>largest);
  for (let point = 0; point < points; point += 2 * lanes) {
    const low = upperHalves(mixFour(hash, first + point));
    const high = upperHalves(mixFour(hash, first + point + lanes));
    const numbers = i16x8.narrow_i32x4_s(low, high);
    v128.store(grid + point * numberBytes, i16x8.q15mulr_sat_s(numbers, factor));
  }
}

/** The upper 16 bits of hashes, taken as -32768 to 32767. */
function upperHalves(hashes: v128): v128 {
  return i32x4.shr_s(v128.xor(hashes, i32x4.splat(<i32>0x80000000)), 16);
}

/** Interpolates a row of a grid (gridSide) to a line of pixels. */
function interpolateAlong(row: usize, line: usize): void {
  const weight0 = v128.load(weightsAcross);
  const weight1 = v128.load(weightsAcross, vectorBytes);
  const weight2 = v128.load(weightsAcross, 2 * vectorBytes);
  const weight3 = v128.load(weightsAcross, 3 * vectorBytes);
  for (let cell = 0; cell < imageSide / spacing; cell++) {
    const sum01 = i16x8.add(
      i16x8.q15mulr_sat_s(v128.load16_splat(row), weight0),
      i16x8.q15mulr_sat_s(v128.load16_splat(row, numberBytes), weight1),
    );
    const sum23 = i16x8.add(
      i16x8.q15mulr_sat_s(v128.load16_splat(row, 2 * numberBytes), weight2),
      i16x8.q15mulr_sat_s(v128.load16_splat(row, 3 * numberBytes), weight3),
    );
    // The next cell overwrites the eighth lane.
    v128.store(line, i16x8.add(sum01, sum23));
    row += numberBytes;
    line += spacing * numberBytes;
  }
}

/** Interpolates between the lines to a row of pixels: writes the thread's `bends`. */
export function bendRow(row: i32): void {
  const weights = weightsDown + (row % spacing) * support * numberBytes;
  const weight0 = v128.load16_splat(weights);
  const weight1 = v128.load16_splat(weights, numberBytes);
  const weight2 = v128.load16_splat(weights, 2 * numberBytes);
  const weight3 = v128.load16_splat(weights, 3 * numberBytes);
  let line = lines + thread * linesBytes + (row / spacing) * 2 * lineBytes;
  let bend = bendsOfRow();
  for (const end = bend + 2 * lineBytes; bend < end; bend += vectorBytes) {
    const sum01 = i16x8.add(
      i16x8.q15mulr_sat_s(v128.load(line), weight0),
      i16x8.q15mulr_sat_s(v128.load(line, 2 * lineBytes), weight1),
    );
    const sum23 = i16x8.add(
      i16x8.q15mulr_sat_s(v128.load(line, 4 * lineBytes), weight2),
      i16x8.q15mulr_sat_s(v128.load(line, 6 * lineBytes), weight3),
    );
    v128.store(bend, i16x8.add(sum01, sum23));
    line += vectorBytes;
  }
}
