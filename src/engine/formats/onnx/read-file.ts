import { joinBytes } from '../join-bytes';
import { decodeUtf8 } from '../utf8';
import type { Message } from '../protobuf';
import { bytesOf, decodeMessage, integerOf, integersOf } from '../protobuf';
import { elementTypes, fields } from './names';

/** Numbers in a file, as they are stored. */
export interface OnnxTensor {
  name: string;
  dimensions: readonly number[];
  /** One of `elementTypes`, or one that cannot be used. */
  elementType: number;
  /** Little-endian and row-major; INT64 may be `integers` instead. */
  bytes: Uint8Array;
  integers: readonly number[];
  isInOtherFile: boolean;
}

export interface OnnxAttribute {
  float?: number;
  integer?: number;
  text?: string;
  integers: readonly number[];
  tensor?: OnnxTensor;
}

/** One step of a graph. */
export interface OnnxNode {
  name: string;
  operator: string;
  /** Empty for ONNX's own operators. */
  domain: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes: ReadonlyMap<string, OnnxAttribute>;
}

/** What goes into a graph; sizes that are open are undefined. */
export interface OnnxInput {
  name: string;
  elementType?: number;
  dimensions?: readonly (number | undefined)[];
}

/** The content of an ONNX file, as far as it concerns a network of layers that Inkling has; nothing in it has been checked for sense. */
export interface OnnxFile {
  /** Of ONNX's own operators. */
  operatorSetVersion: number;
  nodes: readonly OnnxNode[];
  tensors: readonly OnnxTensor[];
  inputs: readonly OnnxInput[];
  outputs: readonly string[];
  metadata: ReadonlyMap<string, string>;
}

/** More than any such network needs, and little enough to be read at once. */
const most = { inModel: 1000, inGraph: 2000, inPart: 50, inList: 32, halves: 5_000_000 };

/**
 * Reads an ONNX file. What is nested in it is read to a fixed depth only.
 *
 * Returns the fault, as the end of a sentence, if it is damaged or has more parts than such a network needs.
 */
export function readOnnxFile(bytes: Uint8Array): OnnxFile | string {
  try {
    return readModel(bytes);
  } catch (error) {
    if (error instanceof Damage) return error.message;
    throw error;
  }
}

/** Thrown wherever a part is damaged, however deep, and caught by `readOnnxFile` only. */
class Damage extends Error {}

function readModel(bytes: Uint8Array): OnnxFile {
  const { model, graph, operatorSet, entry } = fields;
  const file = decodeMessage(bytes, most.inModel);
  const graphBytes = file && bytesOf(file, model.graph).at(-1);
  if (!file || !graphBytes || integerOf(file, model.irVersion) === undefined) {
    throw new Damage('it is not an ONNX file, or it is damaged');
  }
  const operatorSets = bytesOf(file, model.operatorSet).map((each) => read(each, 'list of operators'));
  const own = operatorSets.find((each) => isOwnDomain(textOf(each, operatorSet.domain)));
  const parts = read(graphBytes, 'graph', most.inGraph);
  if (bytesOf(parts, graph.sparseInitializer).length > 0) throw new Damage('it has sparse weights');
  return {
    operatorSetVersion: (own && integerOf(own, operatorSet.version)) ?? 1,
    nodes: bytesOf(parts, graph.node).map(readNode),
    tensors: bytesOf(parts, graph.initializer).map(readTensor),
    inputs: bytesOf(parts, graph.input).map(readInput),
    outputs: bytesOf(parts, graph.output).map((each) => textOf(read(each, 'output'), fields.value.name)),
    metadata: new Map(
      bytesOf(file, model.metadata)
        .map((each) => read(each, 'metadata'))
        .map((each) => [textOf(each, entry.key), textOf(each, entry.value)]),
    ),
  };
}

export function isOwnDomain(domain: string): boolean {
  return domain === '' || domain === 'ai.onnx';
}

function readNode(bytes: Uint8Array): OnnxNode {
  const { node } = fields;
  const message = read(bytes, 'node');
  return {
    name: textOf(message, node.name),
    operator: textOf(message, node.operator),
    domain: textOf(message, node.domain),
    inputs: bytesOf(message, node.input).map(decodeText),
    outputs: bytesOf(message, node.output).map(decodeText),
    attributes: new Map(
      bytesOf(message, node.attribute).map((each) => {
        const attribute = read(each, 'attribute');
        return [textOf(attribute, fields.attribute.name), readAttribute(attribute)];
      }),
    ),
  };
}

function readAttribute(message: Message): OnnxAttribute {
  const { attribute } = fields;
  const float = bytesOf(message, attribute.float).at(-1);
  const tensor = bytesOf(message, attribute.tensor).at(-1);
  return {
    float: float?.length === 4 ? viewOf(float).getFloat32(0, true) : undefined,
    integer: integerOf(message, attribute.integer),
    text: textOf(message, attribute.text) || undefined,
    integers: listOf(message, attribute.integers, 'attribute'),
    tensor: tensor && readTensor(tensor),
  };
}

function readTensor(bytes: Uint8Array): OnnxTensor {
  const { tensor } = fields;
  const message = read(bytes, 'tensor');
  const elementType = integerOf(message, tensor.elementType) ?? 0;
  // One field for each type, or one for all: both hold the same bytes, except for integers.
  const typed = elementType === elementTypes.double ? tensor.doubles : tensor.floats;
  const raw = bytesOf(message, tensor.raw).at(-1);
  return {
    name: textOf(message, tensor.name),
    dimensions: listOf(message, tensor.dimensions, 'tensor'),
    elementType,
    bytes:
      raw ?? (elementType === elementTypes.float16 ? halvesOf(message) : joinBytes(bytesOf(message, typed))),
    integers: elementType === elementTypes.int64 ? listOf(message, tensor.int64s, 'tensor') : [],
    isInOtherFile:
      integerOf(message, tensor.dataLocation) === 1 || bytesOf(message, tensor.externalData).length > 0,
  };
}

/** Numbers in half precision are integers of 16 bits each, where they do not come as bytes. */
function halvesOf(message: Message): Uint8Array {
  const halves = integersOf(message, fields.tensor.int32s, most.halves);
  if (halves === null)
    throw new Damage('its tensor is damaged or larger than that of a network that Inkling reads');
  const bytes = new Uint8Array(2 * halves.length);
  halves.forEach((half, index) => viewOf(bytes).setUint16(2 * index, half, true));
  return bytes;
}

function readInput(bytes: Uint8Array): OnnxInput {
  const { value, type, tensorType, shape, dimension } = fields;
  const message = read(bytes, 'input');
  const typeBytes = bytesOf(message, value.type).at(-1);
  const tensorBytes = typeBytes && bytesOf(read(typeBytes, 'input'), type.tensor).at(-1);
  const tensor = tensorBytes && read(tensorBytes, 'input');
  const shapeBytes = tensor && bytesOf(tensor, tensorType.shape).at(-1);
  return {
    name: textOf(message, value.name),
    elementType: tensor && integerOf(tensor, tensorType.elementType),
    dimensions:
      shapeBytes &&
      bytesOf(read(shapeBytes, 'input'), shape.dimension).map((each) =>
        integerOf(read(each, 'input'), dimension.size),
      ),
  };
}

function read(bytes: Uint8Array, what: string, mostFields: number = most.inPart): Message {
  const message = decodeMessage(bytes, mostFields);
  if (message) return message;
  throw new Damage(`its ${what} is damaged or larger than that of a network that Inkling reads`);
}

function listOf(message: Message, number: number, what: string): number[] {
  const list = integersOf(message, number, most.inList);
  if (list) return list;
  throw new Damage(`its ${what} is damaged or larger than that of a network that Inkling reads`);
}

function textOf(message: Message, number: number): string {
  const text = bytesOf(message, number).at(-1);
  return text ? decodeText(text) : '';
}

function decodeText(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text === null) throw new Damage('it holds a name that is not text');
  return text;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
