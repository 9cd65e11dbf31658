import { maximumThreads } from './codes';
import { unitsPerPixel, x0, xx, xy, y0, yx, yy } from './affine-map';
import { bendsBytes, bendsOfRow } from './elastic';
import {
  canvas,
  firstPair,
  imageSide,
  inkAt,
  pairBytes,
  pairsEnd,
  secondInkAt,
  secondStepAt,
} from './images';
import { lanes } from './rows';
import { thread } from './threads';

/** The image as read, with a border of one pixel without ink. */
const framedSide: i32 = imageSide + 2;

/**
 * For each pixel of the framed image, u8 (4): it, its right neighbour, and the two below them, so that one read gets all
 * that a place between them needs. A row has 32 of these quads.
 */
const quadShift: i32 = 2;
const quadRowShift: i32 = 7;
const quadBytes: i32 = 1 << quadShift;
const quadRowBytes: i32 = 1 << quadRowShift;
const quadsBytes: i32 = framedSide * quadRowBytes;
/** Those of each thread. */
const quads = memory.data(maximumThreads * quadsBytes);

function ownQuads(): usize {
  return quads + thread * quadsBytes;
}

/** Binary logarithms: units in a pixel, in a step between two pixels, and in 1/1024 pixel; steps in a pixel. */
const pixelShift: i32 = 16;
const stepShift: i32 = 9;
const bendShift: i32 = 6;
const stepsShift: i32 = pixelShift - stepShift;

/** Reads a record into the quads. */
export function readQuads(record: usize): void {
  const own = ownQuads();
  memory.fill(own, 0, quadsBytes);
  let position: u32 = 0;
  const end = pairsEnd(record);
  for (let pair = firstPair(record); pair < end; pair += pairBytes) {
    position += load<u8>(pair);
    writeToQuads(own, position, load<u8>(pair, inkAt));
    position += load<u8>(pair, secondStepAt);
    writeToQuads(own, position, load<u8>(pair, secondInkAt));
  }
}

function writeToQuads(own: usize, position: u32, ink: u8): void {
  // The padding pixel after an odd number has the address of the last one.
  if (ink === 0) return;
  const row = position / imageSide;
  const aboveLeft = own + row * quadRowBytes + (position - row * imageSide) * quadBytes;
  store<u8>(aboveLeft, ink, 3);
  store<u8>(aboveLeft, ink, quadBytes + 2);
  store<u8>(aboveLeft, ink, quadRowBytes + 1);
  store<u8>(aboveLeft, ink, quadRowBytes + quadBytes);
}

/** Writes a row of the changed image on the canvas: reads ink at the places given by map and bends, four at a time. */
export function writeRow(row: i32): void {
  // In the framed image, which starts one pixel earlier; with half a step, to round to the nearest.
  const start = unitsPerPixel + (1 << (stepShift - 1));
  const columns = i32x4(0, 1, 2, 3);
  let x = i32x4.add(i32x4.splat(x0 + xy * row + start), i32x4.mul(i32x4.splat(xx), columns));
  let y = i32x4.add(i32x4.splat(y0 + yy * row + start), i32x4.mul(i32x4.splat(yx), columns));
  const stepX = i32x4.splat(xx * lanes);
  const stepY = i32x4.splat(yx * lanes);
  const own = ownQuads();
  let bend = bendsOfRow();
  let target = canvas() + row * imageSide;
  const end = target + imageSide;
  do {
    const placesX = inFrame(i32x4.add(x, i32x4.shl(v128.load16x4_s(bend), bendShift)));
    const placesY = inFrame(i32x4.add(y, i32x4.shl(v128.load16x4_s(bend, bendsBytes), bendShift)));
    v128.store32_lane(
      target,
      interpolate(quadsAt(own, placesX, placesY), weights(placesX), weights(placesY)),
      0,
    );
    x = i32x4.add(x, stepX);
    y = i32x4.add(y, stepY);
    bend += lanes * sizeof<i16>();
    target += lanes;
  } while (target < end);
}

/** What lies beyond the frame is read in its last pixels, which have no ink either. */
function inFrame(places: v128): v128 {
  return i32x4.min_s(i32x4.max_s(places, i32x4.splat(0)), i32x4.splat((framedSide - 1) * unitsPerPixel));
}

/** Reads the quads at four places. */
function quadsAt(own: usize, placesX: v128, placesY: v128): v128 {
  const rows = v128.and(i32x4.shr_s(placesY, pixelShift - quadRowShift), i32x4.splat(-quadRowBytes));
  const columns = v128.and(i32x4.shr_s(placesX, pixelShift - quadShift), i32x4.splat(-quadBytes));
  const offsets = i32x4.add(rows, columns);
  let four = v128.load32_zero(own + <usize>i32x4.extract_lane(offsets, 0));
  four = v128.load32_lane(own + <usize>i32x4.extract_lane(offsets, 1), four, 1);
  four = v128.load32_lane(own + <usize>i32x4.extract_lane(offsets, 2), four, 2);
  return v128.load32_lane(own + <usize>i32x4.extract_lane(offsets, 3), four, 3);
}

/** For each place, i16 (2): the weights in steps of the pixel before it and of the one after it. */
function weights(places: v128): v128 {
  const steps = v128.and(i32x4.shr_s(places, stepShift), i32x4.splat((1 << stepsShift) - 1));
  return i32x4.add(i32x4.sub(i32x4.shl(steps, 16), steps), i32x4.splat(1 << stepsShift));
}

/** Returns in its first four bytes the ink between the pixels of four quads. */
function interpolate(four: v128, along: v128, down: v128): v128 {
  // Above and below in the first two quads, then in the last two.
  const first = i32x4.dot_i16x8_s(
    i16x8.extend_low_i8x16_u(four),
    v128.shuffle<i32>(along, along, 0, 0, 1, 1),
  );
  const last = i32x4.dot_i16x8_s(
    i16x8.extend_high_i8x16_u(four),
    v128.shuffle<i32>(along, along, 2, 2, 3, 3),
  );
  const sums = i32x4.dot_i16x8_s(i16x8.narrow_i32x4_s(first, last), down);
  const half = i32x4.splat(1 << (2 * stepsShift - 1));
  const inks = i32x4.shr_s(i32x4.add(sums, half), 2 * stepsShift);
  const narrow = i16x8.narrow_i32x4_s(inks, inks);
  return i8x16.narrow_i16x8_u(narrow, narrow);
}
