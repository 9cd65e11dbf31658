import { HiddenActivation } from './codes';
import { exponentials } from './elementary';
import { Layer } from './network';
import { lanes, vectorBytes } from './rows';
import { hiddenActivation } from './rules';

/**
 * Beyond this a sigmoid is practically constant. Its slope there, 2e-9, keeps the errors far above 1e-38, below which
 * processors calculate a hundred times more slowly.
 */
const saturation: f32 = 20;

/** Turns z (images, places, maps) of a hidden layer into a, and writes da/dz. */
export function activate(layer: Layer, images: i32): void {
  const vectors = images * layer.outputVectors;
  if (hiddenActivation === HiddenActivation.relu) activateRelu(layer.activations, layer.slopes, vectors);
  else if (hiddenActivation === HiddenActivation.sigmoid)
    activateSigmoid(layer.activations, layer.slopes, vectors);
  else if (hiddenActivation === HiddenActivation.tanh) activateTanh(layer.activations, layer.slopes, vectors);
  else unreachable();
  clearTails(layer, layer.activations, images);
  clearTails(layer, layer.slopes, images);
}

/** sigma(z) = 1 / (1 + e^-z) in place, for this many vectors. */
export function sigmoids(values: usize, vectors: i32): void {
  exponentials(values, vectors, -1, saturation);
  const one = f32x4.splat(1);
  for (; vectors; vectors--, values += vectorBytes) {
    v128.store(values, f32x4.div(one, f32x4.add(one, v128.load(values))));
  }
}

/** da/dz = a (1 - a). */
function activateSigmoid(values: usize, slopes: usize, vectors: i32): void {
  exponentials(values, vectors, -1, saturation);
  const one = f32x4.splat(1);
  for (; vectors; vectors--, values += vectorBytes, slopes += vectorBytes) {
    const activation = f32x4.div(one, f32x4.add(one, v128.load(values)));
    v128.store(values, activation);
    v128.store(slopes, f32x4.mul(activation, f32x4.sub(one, activation)));
  }
}

/** tanh(z) = 1 - 2 / (1 + e^2z), da/dz = 1 - a^2. */
function activateTanh(values: usize, slopes: usize, vectors: i32): void {
  exponentials(values, vectors, 2, saturation);
  const one = f32x4.splat(1);
  const two = f32x4.splat(2);
  for (; vectors; vectors--, values += vectorBytes, slopes += vectorBytes) {
    const activation = f32x4.sub(one, f32x4.div(two, f32x4.add(one, v128.load(values))));
    v128.store(values, activation);
    v128.store(slopes, f32x4.sub(one, f32x4.mul(activation, activation)));
  }
}

/** max(0, z), da/dz = 1 where z > 0 and 0 elsewhere. */
function activateRelu(values: usize, slopes: usize, vectors: i32): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (; vectors; vectors--, values += vectorBytes, slopes += vectorBytes) {
    const weighted = v128.load(values);
    const isActive = f32x4.gt(weighted, zero);
    v128.store(values, v128.and(weighted, isActive));
    v128.store(slopes, v128.and(one, isActive));
  }
}

/** Sets the padding after the maps of each place (images, places, maps) to 0. */
export function clearTails(layer: Layer, rows: usize, images: i32): void {
  if (layer.outputs % lanes === 0) return;
  const isKept = i32x4.lt_u(i32x4(0, 1, 2, 3), i32x4.splat(layer.outputs % lanes));
  const bytes = layer.placeBytes;
  let last = rows + bytes - vectorBytes;
  for (let rest = images * layer.places; rest; rest--, last += bytes) {
    v128.store(last, v128.and(v128.load(last), isKept));
  }
}
