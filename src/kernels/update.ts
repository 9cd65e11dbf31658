import { addConvolution, layerWithErrors } from './convolution';
import { moveDense, pushDense } from './dense';
import { images } from './group';
import { Layer, layerAt, layerCount } from './network';
import { vectorBytes } from './rows';
import { shareEnd, shareStart } from './threads';

/**
 * Moves this thread's share of weights and biases by a whole mini-batch without momentum or L1: w = keep * w + errors * inputs.
 * No gradient is stored: the errors already include minus the step size.
 */
export function updateWeights(keep: f64): void {
  for (let index = 0; index < layerCount; index++) {
    const layer = layerAt(index);
    if (layer.isPooling) continue;
    const inputs = inputsOf(index);
    if (layer.isConvolution) addConvolution(layer, index, inputs, layer.weight, <f32>keep);
    else moveDense(layer, inputs, keep);
    addErrors(layer, index, layer.bias);
  }
}

/** Adds part of a mini-batch to this thread's share of the velocities. */
export function updateVelocities(): void {
  for (let index = 0; index < layerCount; index++) {
    const layer = layerAt(index);
    if (layer.isPooling) continue;
    const inputs = inputsOf(index);
    if (layer.isConvolution) addConvolution(layer, index, inputs, layer.weightVelocity, 1);
    else pushDense(layer, inputs);
    addErrors(layer, index, layer.biasVelocity);
  }
}

/** What a layer has read; the first one has read the images. */
function inputsOf(index: i32): usize {
  return index === 0 ? 0 : layerAt(index - 1).activations;
}

/** This thread's share of target (outputs) += the sum of errors (images, places, maps); (BP3). */
function addErrors(layer: Layer, index: i32, target: usize): void {
  const source = layer.isConvolution ? layerWithErrors(layer, index) : layer;
  const step = source.placeBytes;
  for (let vector = shareStart(layer.mapVectors); vector < shareEnd(layer.mapVectors); vector++) {
    const at = vector * vectorBytes;
    const end = source.errors + images * source.outputBytes;
    let sum = v128.load(target + at);
    for (let error = source.errors + at; error < end; error += step) {
      sum = f32x4.add(sum, v128.load(error));
    }
    v128.store(target + at, sum);
  }
}
