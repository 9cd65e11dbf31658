import { nextBlock, Row1, Row2, Row3, Row4, Row5, Row6, Row7, vectorBytes, widestSums } from './rows';

/*
 * Sums over those errors that are not 0, each with the address of what it multiplies. Most are 0 where only the winners of
 * pooling have one, and half or more where a ReLU neuron that is 0, or one that is left out, has none.
 */

/** An entry of a list: error f32 | address u32. */
export const entryBytes: i32 = 8;
export const entryAddressAt: usize = 4;

/** The list that is summed. */
let entries: usize = 0;
let entriesEnd: usize = 0;

type AddRows = (offset: usize, target: usize, keep: f32) => void;

const kernels: StaticArray<AddRows> = [
  (offset, target, keep) => addRows<Row1>(offset, target, keep),
  (offset, target, keep) => addRows<Row2>(offset, target, keep),
  (offset, target, keep) => addRows<Row3>(offset, target, keep),
  (offset, target, keep) => addRows<Row4>(offset, target, keep),
  (offset, target, keep) => addRows<Row5>(offset, target, keep),
  (offset, target, keep) => addRows<Row6>(offset, target, keep),
  (offset, target, keep) => addRows<Row7>(offset, target, keep),
];

/** Writes an error at the end of a list, unless it is 0 or does not count; returns the new end. */
export function listError(end: usize, error: f32, address: usize, counts: bool): usize {
  store<f32>(end, error);
  store<usize>(end, address, entryAddressAt);
  return end + entryBytes * i32(counts && error !== 0);
}

/** From here on, the list between these addresses is summed. */
export function setList(start: usize, end: usize): void {
  entries = start;
  entriesEnd = end;
}

/** Target (vectors) = keep * target + the listed errors times as many vectors, `offset` bytes from what they multiply. */
export function addListed(offset: usize, target: usize, vectors: i32, keep: f32): void {
  for (let vector = 0; vector < vectors;) {
    const width = nextBlock(vectors - vector, widestSums);
    const at = vector * vectorBytes;
    addListedBlock(offset + at, target + at, width, keep);
    vector += width;
  }
}

/** The same for at most `widestSums` vectors. */
export function addListedBlock(offset: usize, target: usize, vectors: i32, keep: f32): void {
  unchecked(kernels[vectors - 1])(offset, target, keep);
}

/** The same for a block of columns. */
function addRows<Row>(offset: usize, target: usize, keep: f32): void {
  const factor = f32x4.splat(keep);
  const end = entriesEnd;
  let sum0 = f32x4.mul(factor, v128.load(target));
  let sum1 = offsetof<Row>() > 16 ? f32x4.mul(factor, v128.load(target, 16)) : sum0;
  let sum2 = offsetof<Row>() > 32 ? f32x4.mul(factor, v128.load(target, 32)) : sum0;
  let sum3 = offsetof<Row>() > 48 ? f32x4.mul(factor, v128.load(target, 48)) : sum0;
  let sum4 = offsetof<Row>() > 64 ? f32x4.mul(factor, v128.load(target, 64)) : sum0;
  let sum5 = offsetof<Row>() > 80 ? f32x4.mul(factor, v128.load(target, 80)) : sum0;
  let sum6 = offsetof<Row>() > 96 ? f32x4.mul(factor, v128.load(target, 96)) : sum0;
  let entry = entries;
  if (entry < end) {
    do {
      const error = v128.load32_splat(entry);
      const row = offset + load<usize>(entry, entryAddressAt);
      sum0 = f32x4.add(sum0, f32x4.mul(error, v128.load(row)));
      if (offsetof<Row>() > 16) sum1 = f32x4.add(sum1, f32x4.mul(error, v128.load(row, 16)));
      if (offsetof<Row>() > 32) sum2 = f32x4.add(sum2, f32x4.mul(error, v128.load(row, 32)));
      if (offsetof<Row>() > 48) sum3 = f32x4.add(sum3, f32x4.mul(error, v128.load(row, 48)));
      if (offsetof<Row>() > 64) sum4 = f32x4.add(sum4, f32x4.mul(error, v128.load(row, 64)));
      if (offsetof<Row>() > 80) sum5 = f32x4.add(sum5, f32x4.mul(error, v128.load(row, 80)));
      if (offsetof<Row>() > 96) sum6 = f32x4.add(sum6, f32x4.mul(error, v128.load(row, 96)));
      entry += entryBytes;
    } while (entry < end);
  }
  if (offsetof<Row>() > 96) v128.store(target, sum6, 96);
  if (offsetof<Row>() > 80) v128.store(target, sum5, 80);
  if (offsetof<Row>() > 64) v128.store(target, sum4, 64);
  if (offsetof<Row>() > 48) v128.store(target, sum3, 48);
  if (offsetof<Row>() > 32) v128.store(target, sum2, 32);
  if (offsetof<Row>() > 16) v128.store(target, sum1, 16);
  v128.store(target, sum0);
}
