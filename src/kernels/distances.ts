import { largestExponent, exponentials } from './elementary';
import { allocate } from './memory';
import { lanes, vectorBytes } from './rows';

/** Columns of a block: eight vectors of sums, which stay in registers. */
const blockColumns: i32 = 32;
/** Bytes of two pixels of each column of a block: a cache line. */
const lineBytes: i32 = 2 * blockColumns;
/** Bytes of an entry of a row: two pixels i16 (2), and the offset u32 of their line in a block. */
const entryBytes: i32 = 8;
const lineAt: usize = 4;

/**
 * Images as the columns of a matrix of distances, u8 (blocks, pixels / 2, columns of a block, 2): whatever two
 * neighbouring pixels of an image are multiplied by is contiguous. Whole blocks; the images added have no ink.
 */
@unmanaged
class Columns {
  pixels: usize = 0;
  blockBytes: i32 = 0;
  /** i32 (columns): squared lengths of the images. */
  squares: usize = 0;
}

/**
 * The images that are compared with the columns. Four of five pixels of MNIST are 0, so each is a list of entries, for
 * two neighbouring pixels each of which at least one has ink.
 */
let rowCount: i32 = 0;
let pixelsPerRow: i32 = 0;
/** (rows + 1): addresses of the first entries. */
let firstEntries: usize = 0;
/** i32 (rows): squared lengths of the images. */
let rowSquares: usize = 0;

/** Makes room for this many images of an even number of pixels as columns; returns their address. */
export function createColumns(images: i32, pixels: i32): usize {
  const blocks = (images + blockColumns - 1) / blockColumns;
  const columns = changetype<Columns>(allocate(offsetof<Columns>()));
  columns.blockBytes = (pixels / 2) * lineBytes;
  columns.pixels = allocate(blocks * columns.blockBytes);
  columns.squares = allocate(blocks * blockColumns * sizeof<i32>());
  return changetype<usize>(columns);
}

/** Stores the pixels u8, 0 no ink to 255 full ink, of the image of a column. */
export function setColumn(address: usize, column: i32, pixels: usize): void {
  const columns = changetype<Columns>(address);
  let line = columns.pixels + (column / blockColumns) * columns.blockBytes + 2 * (column % blockColumns);
  const end = line + columns.blockBytes;
  let square = 0;
  for (; line < end; line += lineBytes, pixels += 2) {
    const pair = load<u16>(pixels);
    store<u16>(line, pair);
    square += squareOf(pair);
  }
  store<i32>(columns.squares + column * sizeof<i32>(), square);
}

function squareOf(pair: u32): i32 {
  return (pair & 255) * (pair & 255) + (pair >> 8) * (pair >> 8);
}

/** Makes room for this many images to compare with columns at a time. */
export function createRows(rows: i32, pixels: i32): void {
  pixelsPerRow = pixels;
  firstEntries = allocate((rows + 1) * sizeof<usize>());
  store<usize>(firstEntries, allocate(rows * (pixels / 2) * entryBytes));
  rowSquares = allocate(rows * sizeof<i32>());
}

/** Takes the images u8 (rows, pixels) that are compared next. */
export function setRows(rows: i32, pixels: usize): void {
  rowCount = rows;
  let entry = load<usize>(firstEntries);
  for (let row = 0; row < rows; row++) {
    let square = 0;
    for (let pixel = 0; pixel < pixelsPerRow; pixel += 2, pixels += 2) {
      const pair: u32 = load<u16>(pixels);
      if (pair === 0) continue;
      store<u32>(entry, (pair & 255) | ((pair >> 8) << 16));
      store<u32>(entry, (pixel / 2) * lineBytes, lineAt);
      square += squareOf(pair);
      entry += entryBytes;
    }
    store<i32>(rowSquares + row * sizeof<i32>(), square);
    store<usize>(firstEntries + (row + 1) * sizeof<usize>(), entry);
  }
}

/**
 * Writes the squared distances i32 (rows, columns) of the rows to the columns of some blocks; exact, pixels being 0 to
 * 255. `rowBytes`: bytes from one row of the result to the next.
 */
export function squaredDistances(
  address: usize,
  firstBlock: i32,
  blocks: i32,
  result: usize,
  rowBytes: i32,
): void {
  const columns = changetype<Columns>(address);
  let pixels = columns.pixels + firstBlock * columns.blockBytes;
  let squares = columns.squares + firstBlock * blockColumns * sizeof<i32>();
  for (; blocks; blocks--) {
    compareBlock(pixels, squares, result, rowBytes);
    pixels += columns.blockBytes;
    squares += blockColumns * sizeof<i32>();
    result += blockColumns * sizeof<i32>();
  }
}

/** The distances of all rows to the columns of one block; a function of its own, so that it is soon fully optimised. */
function compareBlock(block: usize, squares: usize, result: usize, rowBytes: i32): void {
  for (let row = 0; row < rowCount; row++, result += rowBytes) {
    let entry = load<usize>(firstEntries + row * sizeof<usize>());
    const end = load<usize>(firstEntries + (row + 1) * sizeof<usize>());
    let sum0 = i32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    let sum4 = sum0;
    let sum5 = sum0;
    let sum6 = sum0;
    let sum7 = sum0;
    if (entry < end) {
      do {
        const pair = v128.load32_splat(entry);
        const line = block + load<u32>(entry, lineAt);
        sum0 = addProducts(sum0, pair, line);
        sum1 = addProducts(sum1, pair, line + 8);
        sum2 = addProducts(sum2, pair, line + 16);
        sum3 = addProducts(sum3, pair, line + 24);
        sum4 = addProducts(sum4, pair, line + 32);
        sum5 = addProducts(sum5, pair, line + 40);
        sum6 = addProducts(sum6, pair, line + 48);
        sum7 = addProducts(sum7, pair, line + 56);
        entry += entryBytes;
      } while (entry < end);
    }
    const square = v128.load32_splat(rowSquares + row * sizeof<i32>());
    finish(result + 112, square, squares + 112, sum7);
    finish(result + 96, square, squares + 96, sum6);
    finish(result + 80, square, squares + 80, sum5);
    finish(result + 64, square, squares + 64, sum4);
    finish(result + 48, square, squares + 48, sum3);
    finish(result + 32, square, squares + 32, sum2);
    finish(result + 16, square, squares + 16, sum1);
    finish(result, square, squares, sum0);
  }
}

/** Adds the products of two pixels with those of four columns. */
function addProducts(sum: v128, pair: v128, pixels: usize): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(pair, v128.load8x8_u(pixels)));
}

/** |x - y|² = |x|² + |y|² - 2 xy. */
function finish(result: usize, square: v128, squares: usize, sum: v128): void {
  v128.store(result, i32x4.sub(i32x4.add(square, v128.load(squares)), i32x4.shl(sum, 1)));
}

/**
 * Replaces squared distances i32 by e^(-gamma distance²) in single precision, for this many numbers, a multiple of
 * four; gamma is that of pixels from 0 to 255.
 */
export function gaussians(values: usize, numbers: i32, gamma: f32): void {
  const vectors = numbers / lanes;
  const end = values + vectors * vectorBytes;
  for (let value = values; value < end; value += vectorBytes) {
    v128.store(value, f32x4.convert_i32x4_s(v128.load(value)));
  }
  exponentials(values, vectors, -gamma, largestExponent);
}
