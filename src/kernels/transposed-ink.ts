import { images, records } from './group';
import { firstPair, inkAt, inkFrom, pairBytes, pairsEnd, secondInkAt, secondStepAt } from './images';
import { allocateOwn } from './memory';

/**
 * The group's ink turned over: for each pixel, the images that have ink there, in the group's order. An entry is
 *   image u32, times `imageBytes` | ink f32
 * and a pixel's entries end at the address u32 (pixels) at `entryEnds`, where those of the next one start.
 */
export let entries: usize = 0;
export let entryEnds: usize = 0;
export const entryBytes: usize = 8;
export const entryInkAt: usize = 4;
export const imageBytes: usize = 128;

/** (images, `imageBytes`): room for the images' errors in some columns, which entries find by `image`. */
export let columnErrors: usize = 0;

/** An image has at most this many entries more than pixels: those without ink, as in its record. */
const emptyEntries: i32 = 2;

let pixels: i32 = 0;

/** Makes room for groups of at most `maximum` images of this many pixels. */
export function createTransposedInk(maximum: i32, pixelsPerImage: i32): void {
  pixels = pixelsPerImage;
  entries = allocateOwn(maximum * (pixels + emptyEntries) * <i32>entryBytes);
  columnErrors = allocateOwn(maximum * <i32>imageBytes);
  entryEnds = allocateOwn(pixels * sizeof<u32>());
}

/** Turns the current group over. */
export function transposeInk(): void {
  memory.fill(entryEnds, 0, pixels * sizeof<u32>());
  for (let image = 0; image < images; image++) countEntries(recordAt(image));
  let start = entries;
  for (let pixel = 0, at = entryEnds; pixel < pixels; pixel++, at += sizeof<u32>()) {
    const bytes = load<usize>(at);
    store<usize>(at, start);
    start += bytes;
  }
  // Each entry moves its pixel's address by one, from the start of the pixel's entries to their end.
  for (let image = 0; image < images; image++) addEntries(recordAt(image), <usize>image * imageBytes);
}

function recordAt(image: i32): usize {
  return load<usize>(records + image * sizeof<usize>());
}

function countEntries(record: usize): void {
  const end = pairsEnd(record);
  let pixel = entryEnds;
  for (let pair = firstPair(record); pair < end; pair += pairBytes) {
    pixel += <usize>load<u8>(pair) * sizeof<u32>();
    store<usize>(pixel, load<usize>(pixel) + entryBytes);
    pixel += <usize>load<u8>(pair, secondStepAt) * sizeof<u32>();
    store<usize>(pixel, load<usize>(pixel) + entryBytes);
  }
}

function addEntries(record: usize, image: usize): void {
  const end = pairsEnd(record);
  let pixel = entryEnds;
  for (let pair = firstPair(record); pair < end; pair += pairBytes) {
    pixel += <usize>load<u8>(pair) * sizeof<u32>();
    addEntry(pixel, image, load<u8>(pair, inkAt));
    pixel += <usize>load<u8>(pair, secondStepAt) * sizeof<u32>();
    addEntry(pixel, image, load<u8>(pair, secondInkAt));
  }
}

function addEntry(pixel: usize, image: usize, ink: u8): void {
  const entry = load<usize>(pixel);
  store<u32>(entry, <u32>image);
  store<f32>(entry, f32x4.extract_lane(inkFrom(ink), 0), entryInkAt);
  store<usize>(pixel, entry + entryBytes);
}
