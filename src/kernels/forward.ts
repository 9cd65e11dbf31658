import { activate } from './activations';
import { LayerCode } from './codes';
import { convolve } from './convolution';
import { weighDense } from './dense';
import { dropOut, leavesOut } from './dropout';
import { images } from './group';
import { Layer, layerAt, layerCount } from './network';
import { pool } from './pooling';

/** Propagates the group up to the last layer's z, with all neurons. */
export function forward(): void {
  propagate(false, 0);
}

/** Propagates the group up to the last layer's z, without the neurons left out in this epoch. */
export function forwardLearning(epoch: u32): void {
  propagate(leavesOut(), epoch);
}

function propagate(hasDropout: bool, epoch: u32): void {
  for (let index = 0; index < layerCount; index++) {
    const layer = layerAt(index);
    const before = layerAt(max(index - 1, 0));
    if (layer.isPooling) {
      // The largest z has the largest activation, so fewer of them have to be calculated.
      pool(layer, before);
      continue;
    }
    if (index > 0) {
      activate(before, images);
      if (hasDropout && before.code === LayerCode.dense) dropOut(before, index - 1, epoch);
    }
    weigh(layer, before.activations);
  }
}

/** Computes z from what the layer before hands on; a first layer reads the images instead. */
function weigh(layer: Layer, inputs: usize): void {
  if (layer.isConvolution) convolve(layer, inputs);
  else weighDense(layer, inputs);
}
