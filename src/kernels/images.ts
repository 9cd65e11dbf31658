import { Split, maximumThreads } from './codes';
import { allocate } from './memory';
import { thread } from './threads';

/**
 * Images as the first layer reads them. Four of five pixels of MNIST are 0 and add nothing to any sum, so only the
 * others are stored. An image is a record in memory, kept small because reading is mostly waiting for memory:
 *   pairs u16 | label u16 | pairs of pixels, each steps u8 (2) and inks u8 (2)
 * A step is the distance in pixels from the previous pixel, or from pixel 0. Where that does not fit in a byte, and at
 * the end of an odd number of pixels, a pixel without ink is added.
 */
const labelAt: usize = 2;
const pairsAt: i32 = 4;
export const pairBytes: i32 = 4;
export const secondStepAt: usize = 1;
export const inkAt: usize = 2;
export const secondInkAt: usize = 3;
const pixelsPerPair: i32 = 2;
const largestStep: i32 = 255;
const recordAlignment: usize = 16;
/** Pixels along one side of an image that can be changed. */
export const imageSide: i32 = 28;
/** Pixels that are looked at together. */
const pixelsAtOnce: i32 = 16;

/** f32 (256): the ink value of each byte, 0 to 1. */
const inks = memory.data(256 * sizeof<f32>());
for (let ink = 0; ink < 256; ink++) store<f32>(inks + ink * sizeof<f32>(), <f32>ink / 255);

/** What all threads have to know of the images. */
@unmanaged
class ImageStore {
  pixelsPerImage: i32 = 0;
  /** For each thread, u8 (pixels): see `canvas`. */
  canvases: usize = 0;
  /** Buffer for a record. */
  draft: usize = 0;
  /** For each split, by its code: address of the addresses (images) of its images' records. */
  training: usize = 0;
  validation: usize = 0;
  test: usize = 0;
}

const images = changetype<ImageStore>(memory.data(offsetof<ImageStore>()));
const splits = changetype<usize>(images) + offsetof<ImageStore>('training');

/**
 * Makes room for the addresses of `count` images of a split; `pixels` must be the same for all splits.
 * Traps on an unknown split.
 */
export function createSplit(split: i32, count: i32, pixels: i32): void {
  if (split < Split.training || split > Split.test) unreachable();
  if (images.pixelsPerImage === 0) {
    images.pixelsPerImage = pixels;
    images.canvases = allocate(maximumThreads * canvasBytes());
    images.draft = allocate(largestRecordBytes());
  }
  store<usize>(splits + split * sizeof<usize>(), allocate(count * sizeof<usize>()));
}

/**
 * u8 (pixels): this thread's buffer for an image of which a record is to be written; 0 after its end, up to a whole
 * vector.
 */
export function canvas(): usize {
  return images.canvases + thread * canvasBytes();
}

function canvasBytes(): i32 {
  return (images.pixelsPerImage + pixelsAtOnce + 63) & ~63;
}

/** Stores an image as number `image` of a split; `pixels` is the address of its pixels u8, 0 no ink to 255 full ink. */
export function addImage(split: i32, image: i32, pixels: usize, label: i32): void {
  memory.copy(canvas(), pixels, images.pixelsPerImage);
  const draft = images.draft;
  const bytes = writeRecord(draft, label) - draft;
  const record = allocate(bytes);
  memory.copy(record, draft, bytes);
  store<usize>(entryOf(split, image), record);
}

/** Stores an image where another one was stored like this; the first one at its place gets room for any. */
export function setImage(split: i32, image: i32, pixels: usize, label: i32): void {
  memory.copy(canvas(), pixels, images.pixelsPerImage);
  const entry = entryOf(split, image);
  if (load<usize>(entry) === 0) store<usize>(entry, allocate(largestRecordBytes()));
  writeRecord(load<usize>(entry), label);
}

/** Writes the pixels u8 of an image of a split at an address; returns its label. */
export function getImage(split: i32, image: i32, pixels: usize): u32 {
  const record = recordOf(split, image);
  readRecord(record, pixels);
  return labelOf(record);
}

/** Writes the pixels u8 of a record at an address. */
export function readRecord(record: usize, pixels: usize): void {
  memory.fill(pixels, 0, images.pixelsPerImage);
  for (let pair = firstPair(record); pair < pairsEnd(record); pair += pairBytes) {
    pixels = addInk(pixels + load<u8>(pair), load<u8>(pair, inkAt));
    pixels = addInk(pixels + load<u8>(pair, secondStepAt), load<u8>(pair, secondInkAt));
  }
}

/** Adds instead of setting, since the padding pixel after an odd number has the address of the last one. */
function addInk(pixel: usize, ink: u8): usize {
  store<u8>(pixel, load<u8>(pixel) + ink);
  return pixel;
}

/** Writes the record of the image on the canvas at an address, a multiple of 4; returns its end. */
export function writeRecord(record: usize, label: u32): usize {
  const none = i32x4.splat(0);
  const pixels = canvas();
  let at = firstPair(record);
  let last = 0;
  for (let first = 0; first < images.pixelsPerImage; first += pixelsAtOnce) {
    let inked = i8x16.bitmask(i8x16.ne(v128.load(pixels + first), none));
    for (; inked; inked &= inked - 1) {
      const pixel = first + ctz(inked);
      for (; pixel - last > largestStep; last += largestStep) at = writePixel(at, largestStep, 0);
      at = writePixel(at, pixel - last, load<u8>(pixels + pixel));
      last = pixel;
    }
  }
  if (at % pairBytes !== 0) at = writePixel(at, 0, 0);
  store<u16>(record, <u16>((at - firstPair(record)) / pairBytes));
  store<u16>(record, <u16>label, labelAt);
  return at;
}

/** Returns where the next pixel goes: beside this one, or in the next pair. */
function writePixel(at: usize, step: i32, ink: u8): usize {
  store<u8>(at, <u8>step);
  store<u8>(at, ink, inkAt);
  return at + 1 + (at & 1) * (pairBytes - pixelsPerPair);
}

/** Where the next record can begin after one. */
export function afterRecord(end: usize): usize {
  return (end + recordAlignment - 1) & ~(recordAlignment - 1);
}

/** Bytes of the record of an image full of ink, with the space up to the next one. */
export function largestRecordBytes(): i32 {
  return <i32>afterRecord(pairsAt + ((images.pixelsPerImage + 1) / pixelsPerPair) * pairBytes);
}

function entryOf(split: i32, image: u32): usize {
  return load<usize>(splits + split * sizeof<usize>()) + image * sizeof<usize>();
}

/** Address of the record of an image. */
export function recordOf(split: i32, image: u32): usize {
  return load<usize>(entryOf(split, image));
}

export function labelOf(record: usize): u32 {
  return load<u16>(record, labelAt);
}

/** Address of a record's first pair. */
export function firstPair(record: usize): usize {
  return record + pairsAt;
}

/** Address after a record's last pair. */
export function pairsEnd(record: usize): usize {
  return record + pairsAt + <usize>load<u16>(record) * pairBytes;
}

/** The ink value 0 to 1 of a byte, in every lane. */
export function inkFrom(byte: u8): v128 {
  return v128.load32_splat(inks + <usize>byte * sizeof<f32>());
}

/**
 * Reads from each of the first six cache lines of a record, nearly all of most records; the sum means nothing.
 * `allocate` keeps some slack after the last record, so that nothing is read beyond the memory.
 */
export function touch(record: usize): u32 {
  const first = load<u8>(record) + load<u8>(record, 64) + load<u8>(record, 128);
  return first + load<u8>(record, 192) + load<u8>(record, 256) + load<u8>(record, 320);
}
