import type { Model, Provenance } from '../../contract/models';
import { costOf, parseProvenance, unknownProvenance } from '../../contract/models';
import type { NetworkActivations, NetworkParameters } from '../../contract/network';
import {
  inputNeurons,
  isSigmoidThroughout,
  outputNeurons,
  parseActivations,
  sigmoidThroughout,
} from '../../contract/network';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { Layer, Network } from '../network/network';
import { parametersOf, weightsBytes } from '../network/network';
import { describeForeignFile } from './foreign-files';
import { isJsonObject, parseJson } from '../../contract/json';
import { readLinearLayers } from './linear-layers';
import type { Tensor } from './safetensors';
import { allDtypes, decodeSafetensors, encodeSafetensors } from './safetensors';
import { readValues } from './tensor-values';
import { activationsNeeded, unreadable } from './unreadable';

/** The data start at a multiple of this so that readers may map them into memory. */
const alignment = 8;

/**
 * Writes a model as safetensors: `layers.N.weight` (outputs, inputs) and `layers.N.bias` (outputs), both F32.
 *
 * Network and provenance go into `__metadata__` as JSON. The same model always gives the same bytes.
 */
export function encodeModel(model: Model): Uint8Array {
  return encodeSafetensors(encodeMetadata(model), tensorsOf(model.network), alignment);
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
  const isOurs = metadata?.['inkling.format'] !== undefined;
  const network = isOurs ? networkFromTensors(file.tensors) : readLinearLayers(file.tensors);
  if (typeof network === 'string') return unreadable(fileName, network);
  if (!isOurs) {
    if (!given) return activationsNeeded(fileName);
    return success({ network: { ...network, activations: given }, provenance: { ...unknownProvenance } });
  }
  const description = readMetadata(metadata, network.sizes, fileName);
  if (!description.ok) return description;
  const { activations, temperature, provenance } = description.value;
  return success({ network: { ...network, activations, ...(temperature && { temperature }) }, provenance });
}

/** The network description in every model file of format 1. */
const chapter1 = { activation: 'sigmoid', cost: 'quadratic' } as const;

/** What the metadata say about a model beyond its tensors. */
interface ModelDescription {
  activations: Readonly<NetworkActivations>;
  temperature: number | undefined;
  provenance: Provenance;
}

/**
 * The metadata that Inkling adds to a model file: safetensors metadata hold only strings, so the values are JSON.
 *
 * A network of chapter 1 has format 1, which the first version of Inkling reads too. Every other one has format 2,
 * which describes its neurons. A fitted temperature stands beside them; older versions overlook it.
 */
function encodeMetadata({ network, provenance }: Model): Record<string, string> {
  const { sizes, activations, temperature } = network;
  const isOfChapter1 = isSigmoidThroughout(network) && costOf(provenance) === chapter1.cost;
  return {
    'inkling.format': isOfChapter1 ? '1' : '2',
    'inkling.network': JSON.stringify({ sizes, ...(isOfChapter1 ? chapter1 : { activations }), temperature }),
    'inkling.provenance': JSON.stringify(provenance),
  };
}

/** Checks the metadata that Inkling has added to a model file against the sizes of its tensors. */
function readMetadata(
  metadata: Readonly<Record<string, string>>,
  sizes: number[],
  fileName: string,
): Result<ModelDescription> {
  const version = metadata['inkling.format'];
  if (version !== '1' && version !== '2') {
    return unreadable(fileName, `it has format ${version}, and this Inkling reads formats 1 and 2 only.`);
  }
  const network = parseJson(metadata['inkling.network'] ?? '');
  if (!isJsonObject(network)) return unreadable(fileName, 'its description of the network cannot be read.');
  const activations = version === '1' ? readChapter1(network) : parseActivations(network['activations']);
  if (!activations) {
    return unreadable(fileName, 'its network has an activation or a cost that its format does not know.');
  }
  if (!isList(network['sizes'], sizes)) {
    return unreadable(
      fileName,
      `its tensors make a network of ${sizes.join(', ')}, but it is described as another.`,
    );
  }
  const temperature = network['temperature'];
  if (!isTemperature(temperature)) return unreadable(fileName, 'its temperature is not a number above 0.');
  const provenance = parseProvenance(parseJson(metadata['inkling.provenance'] ?? ''));
  if (!provenance) return unreadable(fileName, 'its record of the training cannot be read.');
  // Without hidden layers it does not matter what hidden neurons would do, so they are not described.
  const isPlain = isSigmoidThroughout({ sizes, activations });
  return success({ activations: isPlain ? sigmoidThroughout : activations, temperature, provenance });
}

function readChapter1({ activation, cost }: Record<string, unknown>): Readonly<NetworkActivations> | null {
  return activation === chapter1.activation && cost === chapter1.cost ? sigmoidThroughout : null;
}

/** JSON may hold numbers that are infinite in double precision. */
function isTemperature(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === 'number' && value > 0 && Number.isFinite(value));
}

/** Unlike its JSON text, this can be compared however deep the lists of a file are nested. */
function isList(value: unknown, expected: readonly number[]): boolean {
  return (
    Array.isArray(value) &&
    value.length === expected.length &&
    value.every((entry, index) => entry === expected[index])
  );
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
  return network.layers.flatMap(({ weight, bias }, layer) => [
    tensor(weightName(layer), [bias.length, weight.length / bias.length], weight),
    tensor(biasName(layer), [bias.length], bias),
  ]);
}

/**
 * Assembles a network from the tensors of Inkling's own file, in any order.
 *
 * It must have 784 inputs and ten outputs, each layer must fit the one before it, every number must be finite, and no
 * tensor may be left over; otherwise returns what is wrong.
 */
function networkFromTensors(tensors: readonly Tensor[]): Omit<Network, 'activations'> | string {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const layers: Layer[] = [];
  const sizes = [inputNeurons];
  while (layers.length === 0 || byName.size > 0) {
    const layer = readLayer(byName, layers.length, sizes[layers.length]);
    if (typeof layer === 'string') return layer;
    byName.delete(weightName(layers.length));
    byName.delete(biasName(layers.length));
    layers.push(layer);
    sizes.push(layer.bias.length);
  }
  const outputs = sizes[layers.length];
  if (outputs === outputNeurons) return { sizes, layers };
  return `tensor “${biasName(layers.length - 1)}” has ${outputs} outputs, not ${outputNeurons}.`;
}

/** Returns the layer, or what is wrong with it. */
function readLayer(tensors: ReadonlyMap<string, Tensor>, layer: number, inputs: number): Layer | string {
  const weight = tensors.get(weightName(layer));
  const bias = tensors.get(biasName(layer));
  if (!weight || !bias) {
    const missing = weight ? biasName(layer) : weightName(layer);
    const [leftOver] = [...tensors.keys()].filter((name) => name !== weight?.name && name !== bias?.name);
    const instead = leftOver === undefined ? '' : `; it has “${leftOver}”`;
    return `it has no tensor “${missing}”${instead}.`;
  }
  const [outputs] = weight.shape;
  if (weight.shape.length !== 2 || outputs === 0 || weight.shape[1] !== inputs) {
    return `tensor “${weight.name}” has shape (${weight.shape.join(', ')}), not (outputs, ${inputs}).`;
  }
  if (bias.shape.length !== 1 || bias.shape[0] !== outputs) {
    return `tensor “${bias.name}” has shape (${bias.shape.join(', ')}), not (${outputs}).`;
  }
  const [weights, biases] = [readValues(weight), readValues(bias)];
  if (typeof weights === 'string') return weights;
  return typeof biases === 'string' ? biases : { weight: weights, bias: biases };
}

function weightName(layer: number): string {
  return `layers.${layer}.weight`;
}

function biasName(layer: number): string {
  return `layers.${layer}.bias`;
}
