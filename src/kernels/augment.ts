import { Split } from './codes';
import { bendRow, bends, bendsBytes, drawField, isElastic, setElastic } from './elastic';
import { cosine, sine } from './elementary';
import { images, numbers, records } from './group';
import { mixInto } from './hash';
import {
  afterRecord,
  canvas,
  firstPair,
  inkAt,
  labelOf,
  largestRecordBytes,
  pairBytes,
  pairsEnd,
  readRecord,
  recordOf,
  secondInkAt,
  secondStepAt,
  writeRecord,
} from './images';
import { allocate } from './memory';
import { groupImages } from './network';
import { lanes } from './rows';

// All as in `engine/data/augmentation.ts`, the reference: the same bytes.
const purpose: u32 = 0x61756721;
const radiansPerDegree: f64 = Math.PI / 180;
const imageSide: i32 = 28;
const middle: f64 = 13.5;
const unitsPerPixel: i32 = 65_536;
/** Shifts for what the reference divides or multiplies by: steps per pixel, units per step and per 1/1024 pixel. */
const stepsShift: i32 = 7;
const unitsShift: i32 = 9;
const bendShift: i32 = 6;

/** Index of each random number of an image. */
const enum Place {
  shiftX = 0,
  shiftY = 1,
  rotation = 2,
  width = 3,
  height = 4,
  shear = 5,
  elastic = 6,
}

let seedHash: u32 = 0;
let shift: f64 = 0;
let rotation: f64 = 0;
let scaling: f64 = 0;
let shear: f64 = 0;

/** The map from a pixel being written to the place where it is read: x -> xx x + xy y + x0, y -> yx x + yy y + y0. */
let xx: i32 = 0;
let xy: i32 = 0;
let x0: i32 = 0;
let yx: i32 = 0;
let yy: i32 = 0;
let y0: i32 = 0;

/**
 * The image being read, with a border of one empty pixel. For each pixel u8 (4): it, its right neighbour and the two
 * below them, so that one read gets all that a place between them needs. A row has 32 of these quads.
 */
const quadBytes: i32 = 4;
const quadRowBytes: i32 = 32 * quadBytes;
const framedSide: i32 = imageSide + 2;
const quads = memory.data(framedSide * quadRowBytes);

/** The records of a group of changed images; 0 while images are learned from unchanged. */
let changed: usize = 0;

/** Sets how far training images are changed; all 0 for not at all. The room for them is released with the network. */
export function setAugmentation(
  seed: u32,
  pixels: f64,
  degrees: f64,
  share: f64,
  slant: f64,
  deviation: f64,
): void {
  seedHash = mixInto(0, seed);
  shift = pixels;
  rotation = degrees;
  scaling = share;
  shear = slant;
  setElastic(deviation);
  const isNone = pixels === 0 && degrees === 0 && share === 0 && slant === 0 && deviation === 0;
  changed = isNone ? 0 : allocate(groupImages * largestRecordBytes());
}

/** Replaces the images of the group, training images, by how they look in an epoch. */
export function changeGroup(epoch: u32): void {
  if (changed === 0) return;
  let record = changed;
  for (let image = 0; image < images; image++) {
    const at = records + image * sizeof<usize>();
    const end = changeImage(load<usize>(at), load<u32>(numbers + image * sizeof<u32>()), epoch, record);
    store<usize>(at, record);
    record = afterRecord(end);
  }
}

/** Writes at `pixels` how a training image looks in an epoch. */
export function getChangedImage(image: u32, epoch: u32, pixels: usize): void {
  changeImage(recordOf(Split.training, image), image, epoch, changed);
  readRecord(changed, pixels);
}

/** Writes the record of a changed image; returns its end. */
function changeImage(original: usize, image: u32, epoch: u32, record: usize): usize {
  const hash = mixInto(mixInto(mixInto(seedHash, epoch), image), purpose);
  drawMap(hash);
  if (isElastic()) drawField(hash, Place.elastic);
  spread(original);
  for (let row = 0; row < imageSide; row++) {
    if (isElastic()) bendRow(row);
    readRow(row);
  }
  return writeRecord(record, labelOf(original));
}

function drawMap(hash: u32): void {
  const angle = rotation * radiansPerDegree * numberOf(hash, Place.rotation);
  const sin = sine(angle);
  const cos = cosine(angle);
  const slant = shear * numberOf(hash, Place.shear);
  const width = 1 + scaling * numberOf(hash, Place.width);
  const height = 1 + scaling * numberOf(hash, Place.height);
  const xByX = (cos + slant * sin) / width;
  const xByY = (sin - slant * cos) / width;
  const yByX = -sin / height;
  const yByY = cos / height;
  const centreX = middle + shift * numberOf(hash, Place.shiftX);
  const centreY = middle + shift * numberOf(hash, Place.shiftY);
  xx = inUnits(xByX);
  xy = inUnits(xByY);
  x0 = inUnits(middle - xByX * centreX - xByY * centreY);
  yx = inUnits(yByX);
  yy = inUnits(yByY);
  y0 = inUnits(middle - yByX * centreX - yByY * centreY);
}

/** Random number of an image, -1 to 1. */
function numberOf(hash: u32, place: u32): f64 {
  return <f64>mixInto(hash, place) / 2_147_483_648 - 1;
}

function inUnits(pixels: f64): i32 {
  return <i32>Math.floor(pixels * unitsPerPixel + 0.5);
}

/** Writes the quads of an image. */
function spread(record: usize): void {
  memory.fill(quads, 0, framedSide * quadRowBytes);
  let position: u32 = 0;
  const end = pairsEnd(record);
  for (let pair = firstPair(record); pair < end; pair += pairBytes) {
    position += load<u8>(pair);
    spreadPixel(position, load<u8>(pair, inkAt));
    position += load<u8>(pair, secondStepAt);
    spreadPixel(position, load<u8>(pair, secondInkAt));
  }
}

function spreadPixel(position: u32, ink: u8): void {
  // The padding pixel after an odd number has the address of the last one.
  if (ink === 0) return;
  const row = position / imageSide;
  const above = quads + row * quadRowBytes + (position - row * imageSide) * quadBytes;
  store<u8>(above, ink, 3);
  store<u8>(above, ink, quadBytes + 2);
  store<u8>(above, ink, quadRowBytes + 1);
  store<u8>(above, ink, quadRowBytes + quadBytes);
}

/** Writes a row of the changed image on the canvas, four pixels at a time. */
function readRow(row: i32): void {
  // In the framed image, which starts one pixel earlier; with half a step, to round to the nearest.
  const start = unitsPerPixel + (1 << (unitsShift - 1));
  const columns = i32x4(0, 1, 2, 3);
  let x = i32x4.add(i32x4.splat(x0 + xy * row + start), i32x4.mul(i32x4.splat(xx), columns));
  let y = i32x4.add(i32x4.splat(y0 + yy * row + start), i32x4.mul(i32x4.splat(yx), columns));
  const stepX = i32x4.splat(xx * lanes);
  const stepY = i32x4.splat(yx * lanes);
  const none = i32x4.splat(0);
  const half = i32x4.splat(1 << (2 * stepsShift - 1));
  let bend = bends;
  let target = canvas + row * imageSide;
  const end = target + imageSide;
  do {
    const placeX = inFrame(i32x4.add(x, i32x4.shl(v128.load16x4_s(bend), bendShift)));
    const placeY = inFrame(i32x4.add(y, i32x4.shl(v128.load16x4_s(bend, bendsBytes), bendShift)));
    const along = fractions(placeX);
    const four = readQuads(placeX, placeY);
    // Above a, below a, above b, below b; then c and d.
    const ab = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(four), v128.shuffle<i32>(along, along, 0, 0, 1, 1));
    const cd = i32x4.dot_i16x8_s(
      i16x8.extend_high_i8x16_u(four),
      v128.shuffle<i32>(along, along, 2, 2, 3, 3),
    );
    const sums = i32x4.dot_i16x8_s(i16x8.narrow_i32x4_s(ab, cd), fractions(placeY));
    const inks = i32x4.shr_s(i32x4.add(sums, half), 2 * stepsShift);
    v128.store32_lane(target, i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(inks, none), none), 0);
    x = i32x4.add(x, stepX);
    y = i32x4.add(y, stepY);
    bend += lanes * sizeof<i16>();
    target += lanes;
  } while (target < end);
}

/** What lies beyond the frame is read in its last pixels, which are empty as well. */
function inFrame(places: v128): v128 {
  return i32x4.min_s(i32x4.max_s(places, i32x4.splat(0)), i32x4.splat((framedSide - 1) * unitsPerPixel));
}

/** For each place, the weights i16 (2) of the pixel before it and the one after it, in steps. */
function fractions(places: v128): v128 {
  const steps = v128.and(i32x4.shr_s(places, unitsShift), i32x4.splat((1 << stepsShift) - 1));
  return i32x4.add(i32x4.sub(i32x4.shl(steps, 16), steps), i32x4.splat(1 << stepsShift));
}

/** Reads the quads at four places. */
function readQuads(placesX: v128, placesY: v128): v128 {
  const rows = v128.and(i32x4.shr_s(placesY, 16 - 7), i32x4.splat(-quadRowBytes));
  const columns = v128.and(i32x4.shr_s(placesX, 16 - 2), i32x4.splat(-quadBytes));
  const offsets = i32x4.add(rows, columns);
  let four = v128.load32_zero(quads + <usize>i32x4.extract_lane(offsets, 0));
  four = v128.load32_lane(quads + <usize>i32x4.extract_lane(offsets, 1), four, 1);
  four = v128.load32_lane(quads + <usize>i32x4.extract_lane(offsets, 2), four, 2);
  return v128.load32_lane(quads + <usize>i32x4.extract_lane(offsets, 3), four, 3);
}
