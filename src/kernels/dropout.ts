import { images, numbers } from './group';
import { mixFour, mixInto } from './hash';
import { Layer } from './network';
import { lanes, vectorBytes } from './rows';

/** A neuron is left out when its hash is below this. */
let threshold: u32 = 0;
let keptFactor: f32 = 1;
let seedHash: u32 = 0;

export function setDropout(seed: u32, hashesLeftOut: u32, factor: f32): void {
  seedHash = mixInto(0, seed);
  threshold = hashesLeftOut;
  keptFactor = factor;
}

export function leavesOut(): bool {
  return threshold !== 0;
}

/**
 * Multiplies activations and slopes (images, outputs) by 0 for each neuron left out, and by 1 / (1 - share) for others.
 * Uses the stateless rule of `Dropout` in engine/training/dropout.ts; `index` counts hidden layers.
 */
export function dropOut(layer: Layer, index: i32, epoch: u32): void {
  const epochHash = mixInto(seedHash, epoch);
  for (let image = 0; image < images; image++) {
    const imageHash = mixInto(epochHash, load<u32>(numbers + image * sizeof<u32>()));
    const row = image * layer.outputBytes;
    dropOutImage(layer.activations + row, layer.slopes + row, layer.outputVectors, mixInto(imageHash, index));
  }
}

function dropOutImage(activation: usize, slope: usize, vectors: i32, hash: u32): void {
  const limit = i32x4.splat(threshold);
  const kept = f32x4.splat(keptFactor);
  for (let vector = 0; vector < vectors; vector++, activation += vectorBytes, slope += vectorBytes) {
    const factor = v128.and(kept, i32x4.ge_u(mixFour(hash, vector * lanes), limit));
    v128.store(activation, f32x4.mul(factor, v128.load(activation)));
    v128.store(slope, f32x4.mul(factor, v128.load(slope)));
  }
}
