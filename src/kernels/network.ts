import { LayerCode, maximumThreads } from './codes';
import { createGroup, firstImage } from './group';
import { entryBytes } from './listed-errors';
import { allocate, allocatedEnd, allocateOwn, releaseFrom } from './memory';
import { Reach } from './reach';
import { lanes, nextBlock, vectorBytes, vectorsFor, widestRow } from './rows';
import { shareEnd, shareStart, thread, threads } from './threads';
import { createTransposedInk } from './transposed-ink';

/**
 * A layer with the weights before it. Everything is padded to whole vectors with zeros, which stay 0.
 *
 * What a layer hands on lies in memory as (height, width, maps): the maps of a place are side by side, padded. A dense
 * layer's neurons are maps of one place. Weights are (outputs, inputs), the inputs in the order in which they lie in
 * memory; only a first layer that is dense has (blocks, inputs, block), in blocks of `nextBlock` vectors of outputs:
 * everything that a pixel adds to is contiguous.
 */
@unmanaged
export class Layer {
  code: i32 = 0;
  isFirst: bool = false;
  /** Numbers that a neuron weighs, and neurons or maps with weights of their own. */
  inputs: i32 = 0;
  outputs: i32 = 0;
  /** Neurons along the side of a window; 0 in a dense layer. */
  size: i32 = 0;
  /** Maps of the layer before, their places, and the width of a row of them; of an image, one map. */
  mapsBefore: i32 = 0;
  placesBefore: i32 = 0;
  widthBefore: i32 = 0;
  /** Places in a map, and the width of a row of them. */
  places: i32 = 0;
  width: i32 = 0;
  /** Number of vectors for the weights of an output, for the maps at one place, and for all outputs of one image. */
  inputVectors: i32 = 0;
  mapVectors: i32 = 0;
  outputVectors: i32 = 0;
  weight: usize = 0;
  weightVectors: i32 = 0;
  /** (outputs). */
  bias: usize = 0;
  /** Velocities with the shapes of weight and bias; 0 if there are none. */
  weightVelocity: usize = 0;
  biasVelocity: usize = 0;
  /** Of all images of a group; the getters without `group` give those of the images that this thread works on. */
  groupActivations: usize = 0;
  groupSlopes: usize = 0;
  groupErrors: usize = 0;
  groupWinners: usize = 0;
  groupWindows: usize = 0;
  groupHasInk: usize = 0;
  /** Bytes from one image's windows to the next one's, in a first convolution. */
  windowImageBytes: i32 = 0;
  /** This thread's room in a dense layer that is not the first: the reach of each vector of neurons. */
  reaches: usize = 0;
  /** And usize (images): where each image's list of errors ends. */
  listEnds: usize = 0;
  /** The change of weights after which `blocks` or `reaches` were written. */
  preparedAfter: u32 = 0;
  /** Its room for lists of errors, in a convolution, too. */
  entries: usize = 0;
  /**
   * Its room in a convolution: for weights in another order, and, in a first one, f32 (height, width) for the pixels of one
   * image; see convolution.ts.
   */
  blocks: usize = 0;
  pixels: usize = 0;

  /** (images, places, maps) of the current group of images: first z, then a. */
  get activations(): usize {
    return this.groupActivations + firstImage * this.outputBytes;
  }

  /** (images, places, maps): da/dz of hidden neurons. */
  get slopes(): usize {
    return this.groupSlopes + firstImage * this.outputBytes;
  }

  /** (images, places, maps): dC/dz times minus the step size, so that every update is an addition. */
  get errors(): usize {
    return this.groupErrors + firstImage * this.outputBytes;
  }

  /** u32 (images, places, maps) of a pooling layer: the place of each winner in its map. */
  get winners(): usize {
    return this.groupWinners + firstImage * this.outputBytes;
  }

  /** Of a first convolution: f32 (images, places, inputs), the windows of the images. */
  get windows(): usize {
    return this.groupWindows + firstImage * this.windowImageBytes;
  }

  /** Of a first convolution: u8 (images, places), whether a window has ink. */
  get hasInk(): usize {
    return this.groupHasInk + firstImage * this.places;
  }

  get outputBytes(): i32 {
    return this.outputVectors * vectorBytes;
  }

  get placeBytes(): i32 {
    return this.mapVectors * vectorBytes;
  }

  get isPooling(): bool {
    return this.code === LayerCode.pooling;
  }

  get isConvolution(): bool {
    return this.code === LayerCode.convolution;
  }
}

const maximumLayers: i32 = 9;
const layerBytes: i32 = offsetof<Layer>();
/** Those of each thread. */
const layers = memory.data(maximumThreads * maximumLayers * layerBytes);

export let layerCount: i32 = 0;
/** Maximum number of images that go through the network together. */
export let groupImages: i32 = 0;
/** All weights, biases and velocities are between these two addresses. */
export let parametersStart: usize = 0;
export let parametersEnd: usize = 0;
/**
 * The first layer's weights are those in memory times this; L2 regularisation scales all of them at once by changing
 * it.
 */
export let firstLayerScale: f64 = 1;
/** Whether a mini-batch is summed in velocities before it moves the weights. */
export let hasVelocities: bool = false;

/** u32: counts the changes of weights, for all threads. */
const changes = memory.data(sizeof<u32>());

/** Address where the first network starts: the images below it stay. */
const networkStart = memory.data(sizeof<usize>());

export function layerAt(index: i32): Layer {
  return changetype<Layer>(layers + (thread * maximumLayers + index) * layerBytes);
}

/** Has all threads prepare the layers anew before they are read again. */
export function weightsHaveChanged(): void {
  if (thread === 0) store<u32>(changes, load<u32>(changes) + 1);
}

/** Whether what this thread has derived from a layer's weights is up to date. */
export function isPrepared(layer: Layer): bool {
  return layer.preparedAfter === load<u32>(changes);
}

export function setPrepared(layer: Layer): void {
  layer.preparedAfter = load<u32>(changes);
}

export function setFirstLayerScale(scale: f64): void {
  firstLayerScale = scale;
}

/** Numbers that describe a layer, or the input: code, size of its window, maps, height, width. */
const shapeNumbers: i32 = 5;

/**
 * Makes a network with every weight and bias 0, and releases the previous one; `shapes` u32 (layers + 1, 5), the input
 * first. Traps on an unknown kind of layer. The other threads, which need no shapes, find the same network.
 */
export function createNetwork(count: i32, shapes: usize, images: i32, isSummedUp: bool): void {
  if (load<usize>(networkStart) === 0) store<usize>(networkStart, allocatedEnd());
  releaseFrom(load<usize>(networkStart));
  weightsHaveChanged();
  layerCount = count;
  groupImages = images;
  hasVelocities = isSummedUp;
  firstLayerScale = 1;
  const shapeBytes = shapeNumbers * <i32>sizeof<i32>();
  // Kept for the other threads.
  const kept = allocate((count + 1) * shapeBytes);
  if (thread === 0) memory.copy(kept, shapes, (count + 1) * shapeBytes);
  for (let index = 0; index < count; index++) setShape(layerAt(index), index, kept + index * shapeBytes);
  parametersStart = allocatedEnd();
  for (let index = 0; index < count; index++) allocateParameters(layerAt(index));
  parametersEnd = allocatedEnd();
  for (let index = 0; index < count; index++) allocateGroup(layerAt(index));
  createGroup(images);
  if (!layerAt(0).isConvolution) createTransposedInk(images, layerAt(0).inputs);
}

/** Sets the shape of a layer from that of the layer before, or of the input, and its own, which follows. */
function setShape(layer: Layer, index: i32, before: usize): void {
  const own = before + shapeNumbers * sizeof<i32>();
  layer.code = numberAt(own, 0);
  layer.preparedAfter = 0;
  layer.isFirst = index === 0;
  layer.size = numberAt(own, 1);
  layer.mapsBefore = numberAt(before, 2);
  layer.widthBefore = numberAt(before, 4);
  layer.placesBefore = numberAt(before, 3) * layer.widthBefore;
  layer.outputs = numberAt(own, 2);
  layer.width = numberAt(own, 4);
  layer.places = numberAt(own, 3) * layer.width;
  layer.mapVectors = vectorsFor(layer.outputs);
  layer.outputVectors = layer.places * layer.mapVectors;
  if (layer.code === LayerCode.dense) {
    layer.inputs = layer.placesBefore * layer.mapsBefore;
    layer.inputVectors = layer.placesBefore * vectorsFor(layer.mapsBefore);
  } else if (layer.isConvolution) {
    const places = layer.size * layer.size;
    layer.inputs = places * layer.mapsBefore;
    // The windows of an image are copied one by one, without padding between their pixels.
    layer.inputVectors = index === 0 ? vectorsFor(places) : places * vectorsFor(layer.mapsBefore);
  } else if (layer.isPooling) {
    layer.inputs = 0;
    layer.inputVectors = 0;
  } else unreachable();
}

function numberAt(shape: usize, index: i32): i32 {
  return load<i32>(shape + index * sizeof<i32>());
}

function allocateParameters(layer: Layer): void {
  layer.weightVectors = isByPixel(layer)
    ? layer.inputs * layer.outputVectors
    : layer.mapVectors * lanes * layer.inputVectors;
  const biasVectors = layer.isPooling ? 0 : layer.mapVectors;
  layer.weight = allocate(layer.weightVectors * vectorBytes);
  layer.bias = allocate(biasVectors * vectorBytes);
  layer.weightVelocity = hasVelocities ? allocate(layer.weightVectors * vectorBytes) : 0;
  layer.biasVelocity = hasVelocities ? allocate(biasVectors * vectorBytes) : 0;
}

function allocateGroup(layer: Layer): void {
  const bytes = groupImages * layer.outputBytes;
  layer.groupActivations = allocate(bytes);
  layer.groupSlopes = allocate(bytes);
  layer.groupErrors = allocate(bytes);
  layer.groupWinners = layer.isPooling ? allocate(bytes) : 0;
  if (layer.isConvolution) allocateConvolution(layer);
  else if (!layer.isFirst && !layer.isPooling) allocateDense(layer);
}

function allocateDense(layer: Layer): void {
  layer.reaches = allocateOwn(layer.outputVectors * offsetof<Reach>());
  layer.entries = allocateOwn((groupImages * layer.outputs + 1) * entryBytes);
  layer.listEnds = allocateOwn(groupImages * sizeof<usize>());
}

function allocateConvolution(layer: Layer): void {
  const windows = groupImages * layer.places;
  // The blocks, of which there are at most as many as vectors of maps, begin with a vector of their own.
  layer.blocks = allocateOwn((layer.weightVectors + layer.mapVectors) * vectorBytes);
  // The errors of a map in all images, or those of a row of places in all maps.
  const mostEntries = max(windows, layer.width * layer.mapVectors * lanes);
  layer.entries = allocateOwn((mostEntries + 1) * entryBytes);
  layer.listEnds = allocateOwn(layer.width * sizeof<usize>());
  if (!layer.isFirst) return;
  // Copying a window writes whole vectors, which may reach beyond the end of the last one.
  layer.windowImageBytes = (layer.places * layer.inputVectors + 2) * vectorBytes;
  layer.groupWindows = allocate(groupImages * layer.windowImageBytes);
  layer.groupHasInk = allocate(windows + lanes);
  layer.pixels = allocateOwn(layer.placesBefore * sizeof<f32>());
}

/** Sets the weights (inputs) and bias of a neuron or map from `values`, the inputs as (maps, places). */
export function setNeuron(index: i32, neuron: i32, values: usize): void {
  weightsHaveChanged();
  const layer = layerAt(index);
  const first = firstWeight(layer, neuron);
  const places = placesWeighed(layer);
  const step = placeStep(layer, neuron);
  for (let map = 0; map < layer.mapsBefore; map++) {
    let weight = first + map * sizeof<f32>();
    for (let place = 0; place < places; place++, values += sizeof<f32>(), weight += step) {
      store<f32>(weight, load<f32>(values));
    }
  }
  store<f32>(layer.bias + neuron * sizeof<f32>(), load<f32>(values));
}

/** Writes the weights (inputs) and bias of a neuron or map to `values`, the inputs as (maps, places). */
export function getNeuron(index: i32, neuron: i32, values: usize): void {
  const layer = layerAt(index);
  const scale = index === 0 ? <f32>firstLayerScale : 1;
  const first = firstWeight(layer, neuron);
  const places = placesWeighed(layer);
  const step = placeStep(layer, neuron);
  for (let map = 0; map < layer.mapsBefore; map++) {
    let weight = first + map * sizeof<f32>();
    for (let place = 0; place < places; place++, values += sizeof<f32>(), weight += step) {
      store<f32>(values, scale * load<f32>(weight));
    }
  }
  store<f32>(values, load<f32>(layer.bias + neuron * sizeof<f32>()));
}

/** Places in each map before that a neuron weighs. */
function placesWeighed(layer: Layer): i32 {
  return layer.isConvolution ? layer.size * layer.size : layer.placesBefore;
}

function isByPixel(layer: Layer): bool {
  return layer.isFirst && !layer.isConvolution;
}

/** Address of a neuron's weight for the first place of the first map before. */
function firstWeight(layer: Layer, neuron: i32): usize {
  if (!isByPixel(layer)) return layer.weight + neuron * layer.inputVectors * vectorBytes;
  const vector = blockOf(layer, neuron);
  return layer.weight + vector * layer.inputs * vectorBytes + (neuron - vector * lanes) * sizeof<f32>();
}

/** Bytes from a neuron's weight for one place to its weight for the next. */
function placeStep(layer: Layer, neuron: i32): usize {
  if (isByPixel(layer)) return nextBlock(layer.outputVectors - blockOf(layer, neuron)) * vectorBytes;
  return layer.isFirst ? sizeof<f32>() : vectorsFor(layer.mapsBefore) * vectorBytes;
}

/**
 * This thread's share of the outputs' vectors of a first layer that is dense: whole blocks, so that its weights are one
 * piece of memory.
 */
export function ownVectorsStart(layer: Layer): i32 {
  return threads === 1 ? 0 : vectorsInBlocks(layer, shareStart(blocksOf(layer)));
}

export function ownVectorsEnd(layer: Layer): i32 {
  return threads === 1 ? layer.outputVectors : vectorsInBlocks(layer, shareEnd(blocksOf(layer)));
}

function blocksOf(layer: Layer): i32 {
  return (layer.outputVectors + widestRow - 1) / widestRow;
}

/** Vectors of outputs in the first blocks. */
function vectorsInBlocks(layer: Layer, blocks: i32): i32 {
  let vectors = 0;
  for (; blocks; blocks--) vectors += nextBlock(layer.outputVectors - vectors);
  return vectors;
}

/** Where this thread's share of a layer's weights begins and ends, in bytes from the first. */
export function ownWeightsStart(layer: Layer): usize {
  const vectors = isByPixel(layer)
    ? ownVectorsStart(layer) * layer.inputs
    : shareStart(layer.outputs) * layer.inputVectors;
  return vectors * vectorBytes;
}

export function ownWeightsEnd(layer: Layer): usize {
  const vectors = isByPixel(layer)
    ? ownVectorsEnd(layer) * layer.inputs
    : shareEnd(layer.outputs) * layer.inputVectors;
  return vectors * vectorBytes;
}

/** The first vector of the block that holds a neuron of the first layer. */
function blockOf(layer: Layer, neuron: i32): i32 {
  let vector = 0;
  let next = nextBlock(layer.outputVectors);
  while (next * lanes <= neuron) {
    vector = next;
    next += nextBlock(layer.outputVectors - vector);
  }
  return vector;
}
