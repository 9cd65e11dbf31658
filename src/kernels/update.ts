import { images } from './group';
import { firstLayerScale, Layer, layerAt, layerCount, setFirstLayerScale } from './network';
import { multiply, Product } from './product';
import { vectorBytes } from './rows';
import { scatter } from './scatter';
import { isWorthTransposing, sumByPixel } from './sum-by-pixel';

const product = changetype<Product>(memory.data(offsetof<Product>()));

/** The first layer's weights are rescaled when their scale differs from 1 by more than this factor. */
const largestScale: f64 = 1024;

/**
 * Moves weights and biases by a whole mini-batch without momentum or L1: w = keep * w + errors * inputs.
 * No gradient is stored: the errors already include minus the step size.
 */
export function updateWeights(keep: f64): void {
  const first = layerAt(0);
  shrinkFirstLayer(first, keep);
  addGradient(first, first.weight, <f32>(1 / firstLayerScale));
  addErrors(first, first.bias);
  for (let index = 1; index < layerCount; index++) {
    const layer = layerAt(index);
    addActivations(layer, layer.weight, layerAt(index - 1).activations, <f32>keep);
    addErrors(layer, layer.bias);
  }
}

/** Adds part of a mini-batch to the velocities. */
export function updateVelocities(): void {
  const first = layerAt(0);
  addGradient(first, first.weightVelocity, 1);
  addErrors(first, first.biasVelocity);
  for (let index = 1; index < layerCount; index++) {
    const layer = layerAt(index);
    addActivations(layer, layer.weightVelocity, layerAt(index - 1).activations, 1);
    addErrors(layer, layer.biasVelocity);
  }
}

/** Adds the first layer's gradient to a target; whichever way is faster gives the same bits. */
function addGradient(layer: Layer, target: usize, scale: f32): void {
  if (isWorthTransposing(layer)) sumByPixel(layer, target, scale);
  else scatter(layer, target, scale);
}

function shrinkFirstLayer(layer: Layer, keep: f64): void {
  if (keep === 1) return;
  const scale = firstLayerScale * keep;
  if (abs(scale) * largestScale > 1 && abs(scale) < largestScale) {
    setFirstLayerScale(scale);
    return;
  }
  const factor = f32x4.splat(<f32>scale);
  const end = layer.weight + layer.weightVectors * vectorBytes;
  for (let weight = layer.weight; weight < end; weight += vectorBytes) {
    v128.store(weight, f32x4.mul(factor, v128.load(weight)));
  }
  setFirstLayerScale(1);
}

/** Target (outputs, inputs) = keep * target + errors (images, outputs) transposed * inputs (images, inputs); (BP4). */
function addActivations(layer: Layer, target: usize, inputs: usize, keep: f32): void {
  product.rows = layer.outputs;
  product.depth = images;
  product.vectors = layer.inputVectors;
  product.keep = keep;
  product.result = target;
  product.left = layer.errors;
  product.leftRowBytes = sizeof<f32>();
  product.leftColumnBytes = layer.outputBytes;
  product.right = inputs;
  multiply(product);
}

/** Target (outputs) += the sum of errors (images, outputs); (BP3). */
function addErrors(layer: Layer, target: usize): void {
  for (let vector = 0; vector < layer.outputVectors; vector++) {
    const at = vector * vectorBytes;
    const end = layer.errors + images * layer.outputBytes;
    let sum = v128.load(target + at);
    for (let error = layer.errors + at; error < end; error += layer.outputBytes) {
      sum = f32x4.add(sum, v128.load(error));
    }
    v128.store(target + at, sum);
  }
}
