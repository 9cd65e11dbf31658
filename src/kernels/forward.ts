import { activate } from './activations';
import { weighInputs } from './dot';
import { dropOut, leavesOut } from './dropout';
import { gather } from './gather';
import { images } from './group';
import { Layer, layerAt, layerCount } from './network';
import { lanes, vectorBytes } from './rows';

/** Propagates the group up to the last layer's z, with all neurons. */
export function forward(): void {
  propagate(false, 0);
}

/** Propagates the group up to the last layer's z, without the neurons left out in this epoch. */
export function forwardLearning(epoch: u32): void {
  propagate(leavesOut(), epoch);
}

function propagate(hasDropout: bool, epoch: u32): void {
  gather(layerAt(0));
  for (let index = 1; index < layerCount; index++) {
    const before = layerAt(index - 1);
    activate(before, images);
    if (hasDropout) dropOut(before, index - 1, epoch);
    affine(layerAt(index), before.activations);
  }
}

/** Computes z (images, outputs) of a later layer from the activations (images, inputs) before it. */
function affine(layer: Layer, inputs: usize): void {
  const rowBytes = layer.inputVectors * vectorBytes;
  for (let vector = 0; vector < layer.outputVectors; vector++) {
    const rows = layer.weight + vector * lanes * rowBytes;
    const at = vector * vectorBytes;
    weighInputs(rows, layer.bias + at, inputs, rowBytes, layer.activations + at, layer.outputBytes, images);
  }
}
