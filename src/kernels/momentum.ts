import { Layer, layerAt, layerCount, ownWeightsEnd, ownWeightsStart } from './network';
import { vectorBytes } from './rows';
import { momentum } from './rules';
import { shareEnd, shareStart } from './threads';

/**
 * Finishes, for this thread's share, a mini-batch whose gradient has been added to the velocities: v = v - l2 w - l1 sgn(w) with regularisation,
 * then w = w + v. Leaves momentum * v, to which the next mini-batch is added. `l1` and `l2` are learning rate * lambda
 * / n.
 */
export function moveByVelocities(l1: f32, l2: f32): void {
  for (let index = 0; index < layerCount; index++) {
    const layer = layerAt(index);
    if (layer.isPooling) continue;
    const start = ownWeightsStart(layer);
    const bytes = ownWeightsEnd(layer) - start;
    move(layer.weight + start, layer.weightVelocity + start, bytes, l1, l2);
    moveBiases(layer);
  }
}

function moveBiases(layer: Layer): void {
  const start = shareStart(layer.mapVectors) * vectorBytes;
  const bytes = shareEnd(layer.mapVectors) * vectorBytes - start;
  move(layer.bias + start, layer.biasVelocity + start, bytes, 0, 0);
}

function move(values: usize, velocities: usize, bytes: usize, l1: f32, l2: f32): void {
  const signBit = i32x4.splat(i32.MIN_VALUE);
  for (const end = values + bytes; values < end; values += vectorBytes, velocities += vectorBytes) {
    const value = v128.load(values);
    const isThere = f32x4.ne(value, f32x4.splat(0));
    const towardsZero = v128.and(isThere, v128.or(f32x4.splat(l1), v128.and(value, signBit)));
    const decay = f32x4.add(f32x4.mul(f32x4.splat(l2), value), towardsZero);
    const velocity = f32x4.sub(v128.load(velocities), decay);
    v128.store(values, f32x4.add(value, velocity));
    v128.store(velocities, f32x4.mul(f32x4.splat(momentum), velocity));
  }
}
