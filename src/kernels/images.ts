import { allocate } from './memory';

/**
 * Images as the first layer reads them. Four of five pixels of MNIST are 0 and add nothing to any sum, so that only the
 * others are kept. An image is a record in memory:
 *   count u32 | label u32 | positions u16 (count) | inks u8 (count)
 * The count is even, for pixels are worked on in twos: if need be, one without ink is added.
 */
const labelAt: usize = 4;
const positionsAt: usize = 8;
export const positionBytes: i32 = sizeof<u16>();
const recordAlignment: usize = 16;

/** f32 (256): what each byte of ink stands for, 0 to 1. */
const inks = memory.data(256 * sizeof<f32>());
for (let ink = 0; ink < 256; ink++) store<f32>(inks + ink * sizeof<f32>(), <f32>ink / 255);

export const trainingSplit: i32 = 0;
/** The training images as a run has changed them for an epoch, those that it learns from next. */
export const changedSplit: i32 = 3;
/** Of training, validation, test and changed images: address of the addresses (images) of their records. */
const splits = memory.data<usize>([0, 0, 0, 0]);

let pixelsPerImage: i32 = 0;
/** The pixels with ink of the image that is being read. */
let foundPositions: usize = 0;
let foundInks: usize = 0;

/** Makes room for the addresses of so many images of a split, each of so many pixels as in the splits before. */
export function createSplit(split: i32, images: i32, pixels: i32): void {
  if (pixelsPerImage === 0) {
    pixelsPerImage = pixels;
    foundPositions = allocate((pixels + 1) * positionBytes);
    foundInks = allocate(pixels + 1);
  }
  store<usize>(splits + split * sizeof<usize>(), allocate(images * sizeof<usize>()));
}

/** Keeps the image whose pixels u8, 0 no ink to 255 full ink, are at an address, as number `image` of a split. */
export function addImage(split: i32, image: i32, pixels: usize, label: i32): void {
  const count = findInk(pixels);
  keepFound(entryOf(split, image), allocate(recordBytes(count)), count, label);
}

/**
 * Keeps at `record` what has become of a training image; returns where the next such record can begin.
 * `pixels` as for `addImage`.
 */
export function changeImage(image: i32, pixels: usize, record: usize): usize {
  const count = findInk(pixels);
  keepFound(entryOf(changedSplit, image), record, count, labelOf(recordOf(trainingSplit, image)));
  return (record + recordBytes(count) + recordAlignment - 1) & ~(recordAlignment - 1);
}

/** Writes the pixels u8 of a training image at an address. */
export function getImage(image: i32, pixels: usize): void {
  const record = recordOf(trainingSplit, image);
  const inks = inksOf(record);
  memory.fill(pixels, 0, pixelsPerImage);
  // From the end, where the one may be that was added without ink: it has position 0.
  for (let index = countOf(record) - 1; index >= 0; index--) {
    const position = load<u16>(positionsOf(record) + index * positionBytes);
    store<u8>(pixels + position, load<u8>(inks + index));
  }
}

function keepFound(entry: usize, record: usize, count: i32, label: u32): void {
  store<u32>(record, count);
  store<u32>(record, label, labelAt);
  memory.copy(positionsOf(record), foundPositions, count * positionBytes);
  memory.copy(inksOf(record), foundInks, count);
  store<usize>(entry, record);
}

function recordBytes(count: i32): usize {
  return positionsAt + count * (positionBytes + 1);
}

/** Returns how many pixels are to be kept. */
function findInk(pixels: usize): i32 {
  let count = 0;
  for (let position = 0; position < pixelsPerImage; position++) {
    const ink = load<u8>(pixels + position);
    store<u16>(foundPositions + count * positionBytes, <u16>position);
    store<u8>(foundInks + count, ink);
    count += i32(ink !== 0);
  }
  store<u16>(foundPositions + count * positionBytes, 0);
  store<u8>(foundInks + count, 0);
  return count + (count & 1);
}

function entryOf(split: i32, image: u32): usize {
  return load<usize>(splits + split * sizeof<usize>()) + image * sizeof<usize>();
}

/** Address of the record of an image. */
export function recordOf(split: i32, image: u32): usize {
  return load<usize>(entryOf(split, image));
}

export function labelOf(record: usize): u32 {
  return load<u32>(record, labelAt);
}

export function positionsOf(record: usize): usize {
  return record + positionsAt;
}

export function inksOf(record: usize): usize {
  return record + positionsAt + countOf(record) * positionBytes;
}

export function countOf(record: usize): i32 {
  return load<i32>(record);
}

/** The ink 0 to 1 that a byte stands for, in every lane. */
export function inkFrom(byte: usize): v128 {
  return v128.load32_splat(inks + <usize>load<u8>(byte) * sizeof<f32>());
}

/**
 * Reads from each of the first eight cache lines of a record, which is nearly all of most; the sum means nothing.
 * Behind the last record there always is a network, so that nothing is read from where no memory is.
 */
export function touch(record: usize): u32 {
  const first = load<u8>(record) + load<u8>(record, 64) + load<u8>(record, 128) + load<u8>(record, 192);
  return (
    first + load<u8>(record, 256) + load<u8>(record, 320) + load<u8>(record, 384) + load<u8>(record, 448)
  );
}
