import { nextBlock, Row1, Row2, Row3, Row4, Row5, Row6, Row7, vectorBytes, widestSums } from './rows';

/**
 * A product of matrices: result (rows, columns) = keep * result + left (rows, depth) * right (depth, columns).
 * The columns are whole vectors, and the rows of result and right are contiguous. Left is given by the bytes from one
 * row, and from one column, to the next, so that it can be a transposed matrix.
 */
@unmanaged
export class Product {
  rows: i32 = 0;
  depth: i32 = 0;
  vectors: i32 = 0;
  keep: f32 = 0;
  result: usize = 0;
  left: usize = 0;
  leftRowBytes: i32 = 0;
  leftColumnBytes: i32 = 0;
  right: usize = 0;
}

type Kernel = (product: Product, vector: i32) => void;

const kernels: StaticArray<Kernel> = [
  (product, vector) => multiplyRows<Row1>(product, vector),
  (product, vector) => multiplyRows<Row2>(product, vector),
  (product, vector) => multiplyRows<Row3>(product, vector),
  (product, vector) => multiplyRows<Row4>(product, vector),
  (product, vector) => multiplyRows<Row5>(product, vector),
  (product, vector) => multiplyRows<Row6>(product, vector),
  (product, vector) => multiplyRows<Row7>(product, vector),
];

/** Calculates a product; its depth must be at least 1. */
export function multiply(product: Product): void {
  for (let vector = 0; vector < product.vectors;) {
    const width = nextBlock(product.vectors - vector, widestSums);
    unchecked(kernels[width - 1])(product, vector);
    vector += width;
  }
}

/** The same for a block of columns that starts at a vector. */
function multiplyRows<Row>(product: Product, vector: i32): void {
  const keep = f32x4.splat(product.keep);
  const leftRowBytes = product.leftRowBytes;
  const leftColumnBytes = product.leftColumnBytes;
  const rowBytes = product.vectors * vectorBytes;
  const rightColumns = product.right + vector * vectorBytes;
  let result = product.result + vector * vectorBytes;
  let leftRow = product.left;
  for (let rows = product.rows; rows; rows--, result += rowBytes, leftRow += leftRowBytes) {
    let left = leftRow;
    let right = rightColumns;
    let sum0 = f32x4.mul(keep, v128.load(result));
    let sum1 = offsetof<Row>() > 16 ? f32x4.mul(keep, v128.load(result, 16)) : sum0;
    let sum2 = offsetof<Row>() > 32 ? f32x4.mul(keep, v128.load(result, 32)) : sum0;
    let sum3 = offsetof<Row>() > 48 ? f32x4.mul(keep, v128.load(result, 48)) : sum0;
    let sum4 = offsetof<Row>() > 64 ? f32x4.mul(keep, v128.load(result, 64)) : sum0;
    let sum5 = offsetof<Row>() > 80 ? f32x4.mul(keep, v128.load(result, 80)) : sum0;
    let sum6 = offsetof<Row>() > 96 ? f32x4.mul(keep, v128.load(result, 96)) : sum0;
    let depth = product.depth;
    do {
      const factor = v128.load32_splat(left);
      sum0 = f32x4.add(sum0, f32x4.mul(factor, v128.load(right)));
      if (offsetof<Row>() > 16) sum1 = f32x4.add(sum1, f32x4.mul(factor, v128.load(right, 16)));
      if (offsetof<Row>() > 32) sum2 = f32x4.add(sum2, f32x4.mul(factor, v128.load(right, 32)));
      if (offsetof<Row>() > 48) sum3 = f32x4.add(sum3, f32x4.mul(factor, v128.load(right, 48)));
      if (offsetof<Row>() > 64) sum4 = f32x4.add(sum4, f32x4.mul(factor, v128.load(right, 64)));
      if (offsetof<Row>() > 80) sum5 = f32x4.add(sum5, f32x4.mul(factor, v128.load(right, 80)));
      if (offsetof<Row>() > 96) sum6 = f32x4.add(sum6, f32x4.mul(factor, v128.load(right, 96)));
      left += leftColumnBytes;
      right += rowBytes;
    } while (--depth);
    if (offsetof<Row>() > 96) v128.store(result, sum6, 96);
    if (offsetof<Row>() > 80) v128.store(result, sum5, 80);
    if (offsetof<Row>() > 64) v128.store(result, sum4, 64);
    if (offsetof<Row>() > 48) v128.store(result, sum3, 48);
    if (offsetof<Row>() > 32) v128.store(result, sum2, 32);
    if (offsetof<Row>() > 16) v128.store(result, sum1, 16);
    v128.store(result, sum0);
  }
}
