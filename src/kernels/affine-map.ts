import { cosine, sine } from './elementary';
import { mixInto } from './hash';
import { imageSide } from './images';

/** Places are whole numbers of this fraction of a pixel. */
export const unitsPerPixel: i32 = 65_536;
const radiansPerDegree: f64 = Math.PI / 180;
/** The middle of an image, measured from the middle of its first pixel. */
const middle: f64 = (imageSide - 1.0) / 2;

/** Index of each random number of an image. */
const enum Place {
  shiftX = 0,
  shiftY = 1,
  rotation = 2,
  width = 3,
  height = 4,
  shear = 5,
}

/** Maps a pixel being written to the place where it is read: x -> xx x + xy y + x0, y -> yx x + yy y + y0. */
export let xx: i32 = 0;
export let xy: i32 = 0;
export let x0: i32 = 0;
export let yx: i32 = 0;
export let yy: i32 = 0;
export let y0: i32 = 0;

/** How far an image is shifted, in pixels, rotated, in degrees, scaled and sheared at most. */
let shift: f64 = 0;
let rotation: f64 = 0;
let scaling: f64 = 0;
let shear: f64 = 0;

export function setMap(pixels: f64, degrees: f64, share: f64, slant: f64): void {
  shift = pixels;
  rotation = degrees;
  scaling = share;
  shear = slant;
}

/** Makes the map of an image from its hash, as `Augmentation` does in engine/data/augmentation.ts. */
export function drawMap(hash: u32): void {
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

/** Rounds pixels to whole units of places. */
function inUnits(pixels: f64): i32 {
  return <i32>Math.floor(pixels * unitsPerPixel + 0.5);
}
