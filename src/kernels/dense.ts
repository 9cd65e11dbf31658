import { HiddenActivation, maximumThreads } from './codes';
import { weighInputs } from './dot';
import { leavesOut } from './dropout';
import { gather } from './gather';
import { images, takeShare, takeWholeGroup } from './group';
import { addListed, addListedBlock, entryBytes, listError, setList } from './listed-errors';
import {
  firstLayerScale,
  isPrepared,
  Layer,
  layerAt,
  layerCount,
  ownWeightsEnd,
  ownWeightsStart,
  setFirstLayerScale,
  setPrepared,
} from './network';
import { multiply, Product } from './product';
import { Reach, reachEnd, reachStart } from './reach';
import { lanes, nextBlock, vectorBytes, widestSums } from './rows';
import { hiddenActivation } from './rules';
import { scatter } from './scatter';
import { isWorthTransposing, sumByPixel } from './sum-by-pixel';
import { meet, shareEnd, shareStart, thread } from './threads';

/** Room for a product in each thread, on its own cache line. */
const productBytes: i32 = 64;
const products = memory.data(maximumThreads * productBytes, productBytes);

function ownProduct(): Product {
  return changetype<Product>(products + thread * productBytes);
}

/** The first layer's weights are rescaled when their scale differs from 1 by more than this factor. */
const largestScale: f64 = 1024;

/** Computes z (images, outputs) from what the layer before hands on (images, inputs), or from the images. */
export function weighDense(layer: Layer, inputs: usize): void {
  if (layer.isFirst) {
    weighImages(layer);
    return;
  }
  const rowBytes = layer.inputVectors * vectorBytes;
  const placeBytes = rowBytes / layer.placesBefore;
  if (!isPrepared(layer)) findReaches(layer, rowBytes, placeBytes);
  const step = layer.outputBytes;
  for (let vector = 0; vector < layer.outputVectors; vector++) {
    const rows = layer.weight + vector * lanes * rowBytes;
    const reach = reachAt(layer, vector);
    const at = vector * vectorBytes;
    const outputs = layer.activations + at;
    weighInputs(rows, layer.bias + at, inputs, rowBytes, reach, placeBytes, outputs, step, images);
  }
}

/** The reach of each vector of neurons. */
function findReaches(layer: Layer, rowBytes: i32, placeBytes: i32): void {
  for (let vector = 0; vector < layer.outputVectors; vector++) {
    const rows = layer.weight + vector * lanes * rowBytes;
    const reach = reachAt(layer, vector);
    reach.from = reachStart(rows, lanes, rowBytes, placeBytes);
    reach.to = reachEnd(rows, lanes, rowBytes, placeBytes, reach.from);
  }
  setPrepared(layer);
}

function reachAt(layer: Layer, vector: i32): Reach {
  return changetype<Reach>(layer.reaches + vector * offsetof<Reach>());
}

/**
 * Each thread weighs all images for the neurons whose weights it changes: they stay in its processor's cache, where
 * fetching them from another's would take longer than the sums.
 */
function weighImages(layer: Layer): void {
  meet();
  takeWholeGroup();
  gather(layer);
  meet();
  takeShare();
}

/** Whether many of a layer's errors are 0, so that it pays to list the others. */
function hasIdleNeurons(layer: Layer): bool {
  return layer !== layerAt(layerCount - 1) && (hiddenActivation === HiddenActivation.relu || leavesOut());
}

/** Errors before (images, inputs) = errors (images, outputs) * weight (outputs, inputs). */
export function sendDenseErrorsBack(layer: Layer, errorsBefore: usize): void {
  if (hasIdleNeurons(layer)) {
    listImages(layer);
    sendListedErrorsBack(layer, errorsBefore);
    return;
  }
  const product = ownProduct();
  product.rows = images;
  product.depth = layer.outputs;
  product.vectors = layer.inputVectors;
  product.keep = 0;
  product.result = errorsBefore;
  product.left = layer.errors;
  product.leftRowBytes = layer.outputBytes;
  product.leftColumnBytes = sizeof<f32>();
  product.right = layer.weight;
  multiply(product);
}

/** Lists the errors of each image, each with the weights of its neuron. */
function listImages(layer: Layer): void {
  const rowBytes = layer.inputVectors * vectorBytes;
  let error = layer.errors;
  for (let image = 0; image < images; image++, error += layer.outputBytes) {
    let end = listOf(layer, image);
    let weights = layer.weight;
    for (let neuron = 0; neuron < layer.outputs; neuron++, weights += rowBytes) {
      end = listError(end, load<f32>(error + neuron * sizeof<f32>()), weights, true);
    }
    store<usize>(layer.listEnds + image * sizeof<usize>(), end);
  }
}

function listOf(layer: Layer, image: i32): usize {
  return layer.entries + image * layer.outputs * entryBytes;
}

/** Sums a block of columns for one image after the other: so the block's weights stay in the cache. */
function sendListedErrorsBack(layer: Layer, errorsBefore: usize): void {
  for (let vector = 0; vector < layer.inputVectors;) {
    const width = nextBlock(layer.inputVectors - vector, widestSums);
    const at = vector * vectorBytes;
    for (let image = 0; image < images; image++) {
      setList(listOf(layer, image), load<usize>(layer.listEnds + image * sizeof<usize>()));
      addListedBlock(at, errorsBefore + image * layer.inputVectors * vectorBytes + at, width, 0);
    }
    vector += width;
  }
}

/**
 * This thread's share of weight = keep * weight + errors (images, outputs) transposed * inputs (images, inputs); (BP4).
 */
export function moveDense(layer: Layer, inputs: usize, keep: f64): void {
  if (!layer.isFirst) {
    addProducts(layer, layer.weight, inputs, <f32>keep);
    return;
  }
  shrinkFirstLayer(layer, keep);
  addInk(layer, layer.weight, <f32>(1 / firstLayerScale));
}

/** Adds the same gradient to the velocities. */
export function pushDense(layer: Layer, inputs: usize): void {
  if (layer.isFirst) addInk(layer, layer.weightVelocity, 1);
  else addProducts(layer, layer.weightVelocity, inputs, 1);
}

/** Adds the first layer's gradient to a target; whichever way is faster gives the same bits. */
function addInk(layer: Layer, target: usize, scale: f32): void {
  if (isWorthTransposing(layer)) sumByPixel(layer, target, scale);
  else scatter(layer, target, scale);
}

function addProducts(layer: Layer, target: usize, inputs: usize, keep: f32): void {
  if (hasIdleNeurons(layer)) {
    addListedProducts(layer, target, inputs, keep);
    return;
  }
  const product = ownProduct();
  const from = shareStart(layer.outputs);
  product.rows = shareEnd(layer.outputs) - from;
  product.depth = images;
  product.vectors = layer.inputVectors;
  product.keep = keep;
  product.result = target + from * layer.inputVectors * vectorBytes;
  product.left = layer.errors + from * sizeof<f32>();
  product.leftRowBytes = sizeof<f32>();
  product.leftColumnBytes = layer.outputBytes;
  product.right = inputs;
  multiply(product);
}

/** The same, neuron by neuron, without the images in which its error is 0. */
function addListedProducts(layer: Layer, target: usize, inputs: usize, keep: f32): void {
  const rowBytes = layer.inputVectors * vectorBytes;
  for (let neuron = shareStart(layer.outputs); neuron < shareEnd(layer.outputs); neuron++) {
    let error = layer.errors + neuron * sizeof<f32>();
    let end = layer.entries;
    for (let image = 0; image < images; image++, error += layer.outputBytes) {
      end = listError(end, load<f32>(error), inputs + image * rowBytes, true);
    }
    setList(layer.entries, end);
    addListed(0, target + neuron * rowBytes, layer.inputVectors, keep);
  }
}

function shrinkFirstLayer(layer: Layer, keep: f64): void {
  if (keep === 1) return;
  const scale = firstLayerScale * keep;
  if (abs(scale) * largestScale > 1 && abs(scale) < largestScale) {
    setFirstLayerScale(scale);
    return;
  }
  const factor = f32x4.splat(<f32>scale);
  const end = layer.weight + ownWeightsEnd(layer);
  for (let weight = layer.weight + ownWeightsStart(layer); weight < end; weight += vectorBytes) {
    v128.store(weight, f32x4.mul(factor, v128.load(weight)));
  }
  setFirstLayerScale(1);
}
