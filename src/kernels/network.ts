import { LayerCode } from './codes';
import { createGroup } from './group';
import { allocate, allocatedEnd, releaseFrom } from './memory';
import { lanes, nextBlock, vectorBytes, vectorsFor } from './rows';
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
  /** (images, places, maps) of the current group of images: first z, then a. */
  activations: usize = 0;
  /** (images, places, maps): da/dz of hidden neurons. */
  slopes: usize = 0;
  /** (images, places, maps): dC/dz times minus the step size, so that every update is an addition. */
  errors: usize = 0;
  /** u32 (images, places, maps) of a pooling layer: the place of each winner in its map. */
  winners: usize = 0;
  /** Room of a convolution for its weights in another order, and for a list of errors; see convolution.ts. */
  blocks: usize = 0;
  entries: usize = 0;
  /**
   * Room of a first convolution: f32 (images, places, inputs) for the windows of images, u8 (images, places) for whether
   * they have ink, and f32 (height, width) for the pixels of one image.
   */
  windows: usize = 0;
  hasInk: usize = 0;
  pixels: usize = 0;

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

/** An error f32 and the address u32 of what it multiplies. */
export const errorEntryBytes: i32 = 8;

const maximumLayers: i32 = 9;
const layerBytes: i32 = offsetof<Layer>();
const layers = memory.data(maximumLayers * layerBytes);

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

/** Where the first network starts: the images below it stay. */
let networkStart: usize = 0;

export function layerAt(index: i32): Layer {
  return changetype<Layer>(layers + index * layerBytes);
}

export function setFirstLayerScale(scale: f64): void {
  firstLayerScale = scale;
}

/** Numbers that describe a layer, or the input: code, size of its window, maps, height, width. */
const shapeNumbers: i32 = 5;

/**
 * Makes a network with every weight and bias 0, and releases the previous one; `shapes` u32 (layers + 1, 5), the input
 * first. Traps on an unknown kind of layer.
 */
export function createNetwork(count: i32, shapes: usize, images: i32, isSummedUp: bool): void {
  if (networkStart === 0) networkStart = allocatedEnd();
  releaseFrom(networkStart);
  layerCount = count;
  groupImages = images;
  hasVelocities = isSummedUp;
  firstLayerScale = 1;
  for (let index = 0; index < count; index++) {
    setShape(layerAt(index), index, shapes + index * shapeNumbers * sizeof<i32>());
  }
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
  layer.activations = allocate(bytes);
  layer.slopes = allocate(bytes);
  layer.errors = allocate(bytes);
  layer.winners = layer.isPooling ? allocate(bytes) : 0;
  if (layer.isConvolution) allocateConvolution(layer);
}

function allocateConvolution(layer: Layer): void {
  const windows = groupImages * layer.places;
  layer.blocks = allocate(layer.weightVectors * vectorBytes);
  layer.entries = allocate((windows + 1) * errorEntryBytes);
  if (!layer.isFirst) return;
  // Copying a window writes whole vectors, which may reach beyond its end.
  layer.windows = allocate(windows * layer.inputVectors * vectorBytes + 2 * vectorBytes);
  layer.hasInk = allocate(windows + lanes);
  layer.pixels = allocate(layer.placesBefore * sizeof<f32>());
}

/** Sets the weights (inputs) and bias of a neuron or map from `values`, the inputs as (maps, places). */
export function setNeuron(index: i32, neuron: i32, values: usize): void {
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
