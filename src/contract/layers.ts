/** Neurons that lie in maps, like pixels in pictures; neuron number (map * height + row) * width + column. */
export interface MapShape {
  maps: number;
  height: number;
  width: number;
}

/** A layer each of whose neurons has a weight for every neuron of the layer before. */
export interface DenseShape {
  kind: 'dense';
  /** Neurons of the layer before, and its own. */
  inputs: number;
  outputs: number;
}

/** What layers of maps have in common: each neuron sees a square window of the maps before. */
interface WindowShape {
  inputs: number;
  outputs: number;
  /** Neurons along the side of the window. */
  size: number;
  from: MapShape;
  to: MapShape;
}

/** A layer whose window moves over the maps before it by one neuron at a time; all neurons of a map share their weights. */
export interface ConvolutionShape extends WindowShape {
  kind: 'convolution';
}

/** A layer that keeps of each window the largest activation; the windows lie side by side, and it has no weights. */
export interface PoolingShape extends WindowShape {
  kind: 'pooling';
}

/** What a layer after the input is, and how many neurons lie before and in it. */
export type LayerShape = DenseShape | ConvolutionShape | PoolingShape;

export type LayerKind = LayerShape['kind'];

/** The shapes of a dense network's layers, by the neurons of every layer, input and output included. */
export function denseShapes(sizes: readonly number[]): DenseShape[] {
  return sizes.slice(1).map((outputs, index) => ({ kind: 'dense', inputs: sizes[index], outputs }));
}

/** The neurons of every layer, input and output included. */
export function sizesOf(layers: readonly LayerShape[]): number[] {
  return [layers[0].inputs, ...layers.map(({ outputs }) => outputs)];
}

/** Shape of a layer's weights, the outputs first. */
export function weightShape(layer: LayerShape): number[] {
  if (layer.kind === 'dense') return [layer.outputs, layer.inputs];
  return layer.kind === 'convolution' ? [layer.to.maps, layer.from.maps, layer.size, layer.size] : [0];
}

export function weightCount(layer: LayerShape): number {
  return weightShape(layer).reduce((product, size) => product * size);
}

/** Number of a layer's biases: one for each neuron, or for each map. */
export function biasCount(layer: LayerShape): number {
  if (layer.kind === 'dense') return layer.outputs;
  return layer.kind === 'convolution' ? layer.to.maps : 0;
}

/** How many neurons of the layer before a neuron sees. */
export function inputsPerNeuron(layer: LayerShape): number {
  if (layer.kind === 'dense') return layer.inputs;
  return layer.size * layer.size * (layer.kind === 'convolution' ? layer.from.maps : 1);
}

/** Number of weights and biases. */
export function parameterCount(layers: readonly LayerShape[]): number {
  return layers.reduce((sum, layer) => sum + weightCount(layer) + biasCount(layer), 0);
}

/**
 * Number of connections between neurons, a neuron's bias included: about as many multiplications take an image through
 * the network. In a dense network each has a weight of its own.
 */
export function connectionCount(layers: readonly LayerShape[]): number {
  return layers.reduce((sum, layer) => sum + layer.outputs * (inputsPerNeuron(layer) + 1), 0);
}

/** Whether two layers are the same but for their weights. */
export function haveSameLayers(one: readonly LayerShape[], other: readonly LayerShape[]): boolean {
  return one.length === other.length && one.every((layer, index) => isSameLayer(layer, other[index]));
}

function isSameLayer(one: LayerShape, other: LayerShape): boolean {
  const sizeOf = (layer: LayerShape) => (layer.kind === 'dense' ? 0 : layer.size);
  const isAlike = one.kind === other.kind && sizeOf(one) === sizeOf(other);
  return isAlike && one.inputs === other.inputs && one.outputs === other.outputs;
}
