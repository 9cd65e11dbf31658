import { createGroup } from './group';
import { allocate, allocatedEnd, releaseFrom } from './memory';
import { lanes, nextBlock, vectorBytes, vectorsFor } from './rows';
import { createTransposedInk } from './transposed-ink';

/**
 * A layer of neurons with the weights before it. Everything is padded to whole vectors with zeros, which stay 0. The
 * first layer's weights are (blocks, inputs, block), in blocks of `nextBlock` vectors of outputs: everything that a
 * pixel adds to is contiguous. A later layer's are (outputs, inputs).
 */
@unmanaged
export class Layer {
  inputs: i32 = 0;
  outputs: i32 = 0;
  /** Number of vectors for the inputs and the outputs of one image. */
  inputVectors: i32 = 0;
  outputVectors: i32 = 0;
  weight: usize = 0;
  weightVectors: i32 = 0;
  /** (outputs). */
  bias: usize = 0;
  /** Velocities with the shapes of weight and bias; 0 if there are none. */
  weightVelocity: usize = 0;
  biasVelocity: usize = 0;
  /** (images, outputs) of the current group of images: first z, then a. */
  activations: usize = 0;
  /** (images, outputs): da/dz of hidden neurons. */
  slopes: usize = 0;
  /** (images, outputs): dC/dz times minus the step size, so that every update is an addition. */
  errors: usize = 0;

  get outputBytes(): i32 {
    return this.outputVectors * vectorBytes;
  }
}

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

/** Makes a network with every weight and bias 0, and releases the previous one; `sizes` u32 (layers + 1). */
export function createNetwork(count: i32, sizes: usize, images: i32, isSummedUp: bool): void {
  if (networkStart === 0) networkStart = allocatedEnd();
  releaseFrom(networkStart);
  layerCount = count;
  groupImages = images;
  hasVelocities = isSummedUp;
  firstLayerScale = 1;
  parametersStart = allocatedEnd();
  for (let index = 0; index < count; index++) {
    const layer = layerAt(index);
    layer.inputs = load<i32>(sizes + index * sizeof<i32>());
    layer.outputs = load<i32>(sizes + (index + 1) * sizeof<i32>());
    allocateParameters(layer, index === 0);
  }
  parametersEnd = allocatedEnd();
  for (let index = 0; index < count; index++) allocateGroup(layerAt(index));
  createGroup(images);
  createTransposedInk(images, layerAt(0).inputs);
}

function allocateParameters(layer: Layer, isFirst: bool): void {
  layer.inputVectors = vectorsFor(layer.inputs);
  layer.outputVectors = vectorsFor(layer.outputs);
  layer.weightVectors = isFirst
    ? layer.inputs * layer.outputVectors
    : layer.outputVectors * lanes * layer.inputVectors;
  layer.weight = allocate(layer.weightVectors * vectorBytes);
  layer.bias = allocate(layer.outputBytes);
  layer.weightVelocity = hasVelocities ? allocate(layer.weightVectors * vectorBytes) : 0;
  layer.biasVelocity = hasVelocities ? allocate(layer.outputBytes) : 0;
}

function allocateGroup(layer: Layer): void {
  const bytes = groupImages * layer.outputBytes;
  layer.activations = allocate(bytes);
  layer.slopes = allocate(bytes);
  layer.errors = allocate(bytes);
}

/** Sets the weights (inputs) and bias of a neuron from `values`. */
export function setNeuron(index: i32, neuron: i32, values: usize): void {
  const layer = layerAt(index);
  const step = weightStep(layer, index === 0, neuron);
  let weight = firstWeight(layer, index === 0, neuron);
  for (let inputs = layer.inputs; inputs; inputs--, values += sizeof<f32>(), weight += step) {
    store<f32>(weight, load<f32>(values));
  }
  store<f32>(layer.bias + neuron * sizeof<f32>(), load<f32>(values));
}

/** Writes the weights (inputs) and bias of a neuron to `values`. */
export function getNeuron(index: i32, neuron: i32, values: usize): void {
  const layer = layerAt(index);
  const scale = index === 0 ? <f32>firstLayerScale : 1;
  const step = weightStep(layer, index === 0, neuron);
  let weight = firstWeight(layer, index === 0, neuron);
  for (let inputs = layer.inputs; inputs; inputs--, values += sizeof<f32>(), weight += step) {
    store<f32>(values, scale * load<f32>(weight));
  }
  store<f32>(values, load<f32>(layer.bias + neuron * sizeof<f32>()));
}

/** Address of a neuron's weight for input 0. */
function firstWeight(layer: Layer, isFirst: bool, neuron: i32): usize {
  if (!isFirst) return layer.weight + neuron * layer.inputVectors * vectorBytes;
  const vector = blockOf(layer, neuron);
  return layer.weight + vector * layer.inputs * vectorBytes + (neuron - vector * lanes) * sizeof<f32>();
}

/** Bytes from a neuron's weight for one input to its weight for the next. */
function weightStep(layer: Layer, isFirst: bool, neuron: i32): usize {
  if (!isFirst) return sizeof<f32>();
  return nextBlock(layer.outputVectors - blockOf(layer, neuron)) * vectorBytes;
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
