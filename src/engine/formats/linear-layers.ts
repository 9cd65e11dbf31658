import type { DenseLayer } from '../../contract/network';
import { denseLayer } from '../../contract/network';
import type { DenseNetwork } from '../network/network';
import { transposed } from './float-numbers';
import type { LooseLayer, PlacedLayer, Reading } from './layer-order';
import { orderLayers } from './layer-order';
import { compareNaturally } from './natural-order';
import { describeOtherNetwork } from './other-networks';
import type { Tensor } from './safetensors';
import { readValues } from './tensor-values';

/**
 * Assembles a network from the tensors of another program: a matrix and, unless all its biases are 0, a vector for each
 * fully connected layer, with the same beginning of their names (`model.fc1.weight`, `model.fc1.bias`).
 *
 * PyTorch's weights are (outputs, inputs) and Keras's kernels (inputs, outputs); where the shapes tell, the name does
 * not matter. Returns what is wrong when there is any other tensor, when the layers make no network of 784 inputs and
 * ten outputs, or when a number is not finite.
 */
export function readLinearLayers(tensors: readonly Tensor[]): Omit<DenseNetwork, 'activations'> | string {
  if (tensors.length === 0) return 'it holds no tensors.';
  const network = readNetwork(tensors);
  return typeof network === 'string' ? (describeOtherNetwork(tensors) ?? network) : network;
}

function readNetwork(tensors: readonly Tensor[]): Omit<DenseNetwork, 'activations'> | string {
  const groups = groupByLayer(tensors);
  if (typeof groups === 'string') return groups;
  const loose: FoundLayer[] = [];
  for (const group of groups) {
    const layer = looseLayer(group);
    if (typeof layer === 'string') return layer;
    loose.push(layer);
  }
  const placed = orderLayers(loose.sort((one, other) => compareNaturally(one.name, other.name)));
  if (typeof placed === 'string') return placed;
  const layers: DenseLayer<Float64Array>[] = [];
  for (const each of placed) {
    const layer = readLayer(each);
    if (typeof layer === 'string') return layer;
    layers.push(layer);
  }
  return { sizes: [placed[0].reading.inputs, ...placed.map(({ reading }) => reading.outputs)], layers };
}

/** The tensors whose names begin alike. */
interface Group {
  name: string;
  matrix?: Tensor;
  bias?: Tensor;
}

interface FoundLayer extends LooseLayer {
  matrix: Tensor;
  /** Absent: every bias is 0. */
  bias?: Tensor;
}

/** “fc1.weight”, “dense/kernel:0”, “weight”. */
const afterLayer = /^(?:(.*)[./_])?(weights?|kernel|w|bias(?:es)?|b)(?::\d+)?$/i;
/** “W1”, “bias_2”. */
const beforeNumber = /^(?:(.*)[./_])?(weights?|kernel|w|bias(?:es)?|b)_?(\d+)$/i;

function groupByLayer(tensors: readonly Tensor[]): Group[] | string {
  const groups = new Map<string, Group>();
  for (const tensor of tensors) {
    const [, before = '', kind, number = ''] =
      afterLayer.exec(tensor.name) ?? beforeNumber.exec(tensor.name) ?? [];
    if (kind === undefined) return `tensor “${tensor.name}” belongs to no fully connected layer.`;
    const name = `${before}${number}`;
    const group = groups.get(name) ?? { name };
    groups.set(name, group);
    const part = /^b/i.test(kind) ? 'bias' : 'matrix';
    const present = group[part];
    if (present) return `tensors “${present.name}” and “${tensor.name}” both belong to one layer.`;
    group[part] = tensor;
  }
  return [...groups.values()];
}

/** Returns the layer with all ways to read its matrix, or what is wrong with it. */
function looseLayer({ name, matrix, bias }: Group): FoundLayer | string {
  if (!matrix) return `tensor “${bias!.name}” has no weights with it.`;
  const { shape } = matrix;
  if (shape.length !== 2 || shape.includes(0)) {
    return `tensor “${matrix.name}” has shape (${shape.join(', ')}), not (outputs, inputs).`;
  }
  const readings = readingsOf(matrix, bias);
  if (readings.length > 0) return { name: name || matrix.name, shape, readings, matrix, bias };
  const [rows, columns] = shape;
  const wanted = rows === columns ? `(${rows})` : `(${rows}) or (${columns})`;
  return `tensor “${bias!.name}” has shape (${bias!.shape.join(', ')}), not ${wanted}, as “${matrix.name}” asks for.`;
}

/** The likelier reading first; empty when the bias does not fit the matrix. */
function readingsOf({ name, shape: [rows, columns] }: Tensor, bias: Tensor | undefined): Reading[] {
  const asWeight = { inputs: columns, outputs: rows, isTransposed: false };
  const asKernel = { inputs: rows, outputs: columns, isTransposed: true };
  const byName = /kernel(:\d+)?$/i.test(name) ? [asKernel, asWeight] : [asWeight, asKernel];
  if (rows === columns) byName.pop();
  return bias ? byName.filter(({ outputs }) => isVectorOf(outputs, bias)) : byName;
}

/** A vector may be stored as one row or one column, as the book does. */
function isVectorOf(count: number, { shape }: Tensor): boolean {
  return (
    shape.filter((size) => size !== 1).length <= 1 && shape.reduce((all, size) => all * size, 1) === count
  );
}

function readLayer({
  layer: { matrix, bias },
  reading,
}: PlacedLayer<FoundLayer>): DenseLayer<Float64Array> | string {
  const weight = readValues(matrix);
  if (typeof weight === 'string') return weight;
  const biases = bias ? readValues(bias) : new Float64Array(reading.outputs);
  if (typeof biases === 'string') return biases;
  const { inputs, outputs } = reading;
  return denseLayer(reading.isTransposed ? transposed(weight, outputs, inputs) : weight, biases);
}
