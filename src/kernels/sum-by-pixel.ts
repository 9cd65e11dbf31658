import { images } from './group';
import { Layer, ownVectorsEnd, ownVectorsStart } from './network';
import { nextBlock, Row1, Row2, Row3, Row4, Row5, Row6, Row7, vectorBytes, widestSums } from './rows';
import {
  columnErrors,
  entries,
  entryBytes,
  entryEnds,
  entryInkAt,
  imageBytes,
  transposeInk,
} from './transposed-ink';

type Kernel = (pixels: i32, row: usize, rowBytes: usize) => void;

const kernels: StaticArray<Kernel> = [
  (pixels, row, rowBytes) => sumRows<Row1>(pixels, row, rowBytes),
  (pixels, row, rowBytes) => sumRows<Row2>(pixels, row, rowBytes),
  (pixels, row, rowBytes) => sumRows<Row3>(pixels, row, rowBytes),
  (pixels, row, rowBytes) => sumRows<Row4>(pixels, row, rowBytes),
  (pixels, row, rowBytes) => sumRows<Row5>(pixels, row, rowBytes),
  (pixels, row, rowBytes) => sumRows<Row6>(pixels, row, rowBytes),
  (pixels, row, rowBytes) => sumRows<Row7>(pixels, row, rowBytes),
];

/** Turning a group over costs as much as it saves in this many vectors of outputs, and with this many images. */
const fewestVectors: i32 = 17;
const fewestImages: i32 = 20;

/** Whether `sumByPixel` is faster than `scatter` for the current group. */
export function isWorthTransposing(layer: Layer): bool {
  return layer.outputVectors >= fewestVectors && images >= fewestImages;
}

/**
 * Does what `scatter` does, to the last bit, in another order: pixel after pixel instead of image after image. Each
 * weight is loaded and stored once for the group, and its sum stays in a register meanwhile.
 */
export function sumByPixel(layer: Layer, target: usize, scale: f32): void {
  transposeInk();
  const end = ownVectorsEnd(layer);
  for (let vector = ownVectorsStart(layer); vector < end;) {
    const width = nextBlock(layer.outputVectors - vector);
    sumBlock(layer, vector, width, target, scale);
    vector += width;
  }
}

/** The same for a block of columns that starts at a vector of the layer's outputs. */
function sumBlock(layer: Layer, vector: i32, width: i32, target: usize, scale: f32): void {
  const rows = target + vector * layer.inputs * vectorBytes;
  for (let column = 0; column < width;) {
    const columns = nextBlock(width - column, widestSums);
    scaleErrors(layer.errors + (vector + column) * vectorBytes, layer.outputBytes, columns, scale);
    const row = rows + column * vectorBytes;
    unchecked(kernels[columns - 1])(layer.inputs, row, width * vectorBytes);
    column += columns;
  }
}

/** Copies some columns of the layer's errors: close together they stay in the nearest cache. */
function scaleErrors(error: usize, errorBytes: usize, columns: i32, factor: f32): void {
  const scale = f32x4.splat(factor);
  const bytes = columns * vectorBytes;
  for (let image = 0, to = columnErrors; image < images; image++, error += errorBytes, to += imageBytes) {
    for (let at = 0; at < bytes; at += vectorBytes) {
      v128.store(to + at, f32x4.mul(scale, v128.load(error + at)));
    }
  }
}

function sumRows<Row>(pixels: i32, row: usize, rowBytes: usize): void {
  const from = columnErrors;
  let entry = entries;
  let endAt = entryEnds;
  for (; pixels; pixels--, row += rowBytes, endAt += sizeof<u32>()) {
    const end = load<usize>(endAt);
    if (entry < end) {
      let sum0 = v128.load(row);
      let sum1 = offsetof<Row>() > 16 ? v128.load(row, 16) : sum0;
      let sum2 = offsetof<Row>() > 32 ? v128.load(row, 32) : sum0;
      let sum3 = offsetof<Row>() > 48 ? v128.load(row, 48) : sum0;
      let sum4 = offsetof<Row>() > 64 ? v128.load(row, 64) : sum0;
      let sum5 = offsetof<Row>() > 80 ? v128.load(row, 80) : sum0;
      let sum6 = offsetof<Row>() > 96 ? v128.load(row, 96) : sum0;
      do {
        const error = from + load<u32>(entry);
        const ink = v128.load32_splat(entry, entryInkAt);
        sum0 = f32x4.add(sum0, f32x4.mul(ink, v128.load(error)));
        if (offsetof<Row>() > 16) sum1 = f32x4.add(sum1, f32x4.mul(ink, v128.load(error, 16)));
        if (offsetof<Row>() > 32) sum2 = f32x4.add(sum2, f32x4.mul(ink, v128.load(error, 32)));
        if (offsetof<Row>() > 48) sum3 = f32x4.add(sum3, f32x4.mul(ink, v128.load(error, 48)));
        if (offsetof<Row>() > 64) sum4 = f32x4.add(sum4, f32x4.mul(ink, v128.load(error, 64)));
        if (offsetof<Row>() > 80) sum5 = f32x4.add(sum5, f32x4.mul(ink, v128.load(error, 80)));
        if (offsetof<Row>() > 96) sum6 = f32x4.add(sum6, f32x4.mul(ink, v128.load(error, 96)));
        entry += entryBytes;
      } while (entry < end);
      if (offsetof<Row>() > 96) v128.store(row, sum6, 96);
      if (offsetof<Row>() > 80) v128.store(row, sum5, 80);
      if (offsetof<Row>() > 64) v128.store(row, sum4, 64);
      if (offsetof<Row>() > 48) v128.store(row, sum3, 48);
      if (offsetof<Row>() > 32) v128.store(row, sum2, 32);
      if (offsetof<Row>() > 16) v128.store(row, sum1, 16);
      v128.store(row, sum0);
    }
  }
}
