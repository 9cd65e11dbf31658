import { Reach } from './reach';
import { vectorBytes } from './rows';

/**
 * Weighted inputs z (images, 4) = bias (4) + inputs (images, n) * rows (4, n), for four neurons at a time.
 * `rowBytes`: bytes of n numbers, the same for inputs and rows; `outputBytes`: bytes from one image's outputs to the
 * next; `reach`: of the neurons, at each of the places that are `placeBytes` apart.
 */
export function weighInputs(
  rows: usize,
  bias: usize,
  inputs: usize,
  rowBytes: i32,
  reach: Reach,
  placeBytes: i32,
  outputs: usize,
  outputBytes: usize,
  images: i32,
): void {
  const biases = v128.load(bias);
  const reachBytes = reach.to - reach.from;
  // Pieces that touch are one.
  const step = reachBytes === placeBytes ? rowBytes : placeBytes;
  const pieceBytes = reachBytes === placeBytes ? rowBytes : reachBytes;
  for (; images; images--, inputs += rowBytes, outputs += outputBytes) {
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    for (let piece = reach.from; piece < rowBytes; piece += step) {
      let row = rows + piece;
      const end = inputs + piece + pieceBytes;
      for (let input = inputs + piece; input < end; input += vectorBytes, row += vectorBytes) {
        const values = v128.load(input);
        sum0 = f32x4.add(sum0, f32x4.mul(values, v128.load(row)));
        sum1 = f32x4.add(sum1, f32x4.mul(values, v128.load(row + rowBytes)));
        sum2 = f32x4.add(sum2, f32x4.mul(values, v128.load(row + 2 * rowBytes)));
        sum3 = f32x4.add(sum3, f32x4.mul(values, v128.load(row + 3 * rowBytes)));
      }
    }
    v128.store(outputs, f32x4.add(biases, sumsOf(sum0, sum1, sum2, sum3)));
  }
}

/** Returns the sums over the lanes of four vectors. */
function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}
