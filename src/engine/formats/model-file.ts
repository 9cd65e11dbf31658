import type { LayerShape } from '../../contract/layers';
import { biasCount, sizesOf, weightShape } from '../../contract/layers';
import type { Model, Provenance } from '../../contract/models';
import { unknownProvenance } from '../../contract/models';
import type { NetworkActivations, NetworkParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { Layer, Network } from '../network/network';
import { parametersOf, weightsBytes } from '../network/network';
import { describeForeignFile } from './foreign-files';
import { isJsonObject } from '../../contract/json';
import { readLinearLayers } from './linear-layers';
import type { ModelDescription } from './model-description';
import { describeModel, readDescription } from './model-description';
import type { Tensor } from './safetensors';
import { allDtypes, decodeSafetensors, encodeSafetensors } from './safetensors';
import { readValues } from './tensor-values';
import { activationsNeeded, unreadable } from './unreadable';

/** The data start at a multiple of this so that readers may map them into memory. */
const alignment = 8;

/**
 * Writes a model as safetensors: `layers.N.weight` and `layers.N.bias`, both F32, of the shapes that PyTorch gives a
 * linear layer and a convolution; a layer without weights has none.
 *
 * Network and provenance go into `__metadata__` as JSON. The same model always gives the same bytes.
 */
export function encodeModel(model: Model): Uint8Array {
  return encodeSafetensors(describeModel(model), tensorsOf(model.network), alignment);
}

/**
 * Reads a model from safetensors, whichever program wrote it, in single precision; otherwise as
 * `decodeModelPrecisely`.
 */
export function decodeModel(
  bytes: Uint8Array,
  fileName: string,
  given?: Readonly<NetworkActivations>,
): Result<Model> {
  const model = decodeModelPrecisely(bytes, fileName, given);
  if (!model.ok) return model;
  return success({ ...model.value, network: parametersOf(model.value.network) });
}

/**
 * Reads a model from safetensors, whichever program wrote it, and checks all of it.
 *
 * `given`: the activations of a network whose file does not say them; without them, fails with 'activations-needed'.
 * Otherwise fails with 'model-unreadable', naming the file and, if there is one, the tensor.
 */
export function decodeModelPrecisely(
  bytes: Uint8Array,
  fileName: string,
  given?: Readonly<NetworkActivations>,
): Result<{ network: Network; provenance: Provenance }> {
  const file = decodeSafetensors(bytes, allDtypes);
  if (typeof file === 'string')
    return unreadable(fileName, describeForeignFile(bytes, fileName) ?? `${file}.`);
  const { metadata } = file;
  if (metadata !== undefined && !isStringMap(metadata)) {
    return unreadable(fileName, 'its metadata holds something other than text.');
  }
  if (metadata?.['inkling.format'] === undefined) return readForeign(file.tensors, fileName, given);
  const description = readDescription(metadata);
  if (typeof description === 'string') return unreadable(fileName, description);
  const network = networkFromTensors(file.tensors, description);
  if (typeof network === 'string') return unreadable(fileName, network);
  return success({ network, provenance: description.provenance });
}

/** Reads the tensors of another program, which do not say what its neurons do. */
function readForeign(
  tensors: readonly Tensor[],
  fileName: string,
  given: Readonly<NetworkActivations> | undefined,
): Result<{ network: Network; provenance: Provenance }> {
  const network = readLinearLayers(tensors);
  if (typeof network === 'string') return unreadable(fileName, network);
  if (!given) return activationsNeeded(fileName);
  return success({ network: { ...network, activations: given }, provenance: { ...unknownProvenance } });
}

function isStringMap(value: unknown): value is Record<string, string> {
  return isJsonObject(value) && Object.values(value).every((entry) => typeof entry === 'string');
}

/** A network's tensors in the order of `weightsBytes`: a layer's weight (outputs, inputs), then its bias (outputs). */
function tensorsOf(network: NetworkParameters): Tensor[] {
  const data = weightsBytes(network);
  let end = 0;
  const tensor = (name: string, shape: number[], { byteLength }: Float32Array): Tensor => {
    const start = end;
    end += byteLength;
    return { name, dtype: 'F32', shape, bytes: data.subarray(start, end) };
  };
  return network.layers.flatMap((layer, index) => {
    const shapes = tensorShapes(layer, index);
    return shapes.map(([name, shape, part]) => tensor(name, shape, layer[part]));
  });
}

/**
 * Assembles a network of this shape from the tensors of Inkling's own file, in any order.
 *
 * Each tensor must have the shape that its layer needs, every number must be finite, and no tensor may be left over;
 * otherwise returns what is wrong.
 */
function networkFromTensors(
  tensors: readonly Tensor[],
  { layers: shapes, activations, temperature }: ModelDescription,
): Network | string {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const needed = shapes.flatMap(tensorShapes);
  const names = new Set(needed.map(([name]) => name));
  const leftOver = tensors.find(({ name }) => !names.has(name));
  const missing = needed.find(([name]) => !byName.has(name));
  if (missing) return `it has no tensor “${missing[0]}”${leftOver ? `; it has “${leftOver.name}”` : ''}.`;
  if (leftOver) return `its tensor “${leftOver.name}” belongs to no layer.`;
  const layers: Layer[] = [];
  for (const [index, shape] of shapes.entries()) {
    const layer: Layer = { ...shape, weight: new Float64Array(), bias: new Float64Array() };
    for (const [name, wanted, part] of tensorShapes(shape, index)) {
      const values = readTensor(byName.get(name)!, wanted);
      if (typeof values === 'string') return values;
      layer[part] = values;
    }
    layers.push(layer);
  }
  return { sizes: sizesOf(shapes), activations, layers, ...(temperature !== undefined && { temperature }) };
}

function readTensor(tensor: Tensor, shape: readonly number[]): Float64Array | string {
  if (tensor.shape.join() === shape.join()) return readValues(tensor);
  return `tensor “${tensor.name}” has shape (${tensor.shape.join(', ')}), not (${shape.join(', ')}).`;
}

/** Names and shapes of a layer's tensors, and the part that each holds; none of a layer without weights. */
function tensorShapes(
  layer: LayerShape,
  index: number,
): [name: string, shape: number[], part: 'weight' | 'bias'][] {
  if (layer.kind === 'pooling') return [];
  return [
    [`layers.${index}.weight`, weightShape(layer), 'weight'],
    [`layers.${index}.bias`, [biasCount(layer)], 'bias'],
  ];
}
