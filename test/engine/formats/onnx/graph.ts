import { attributeKinds, elementTypes, fields } from '../../../../src/engine/formats/onnx/names';
import { bytesField, encodeMessage, integerField } from '../../../../src/engine/formats/protobuf';

export interface TestTensor {
  name: string;
  dimensions: number[];
  elementType?: number;
  /** Bytes of `raw_data`, or a list of singles for `float_data` or of integers for `int64_data`. */
  raw?: Uint8Array;
  floats?: number[];
  integers?: number[];
  /** Bits for `int32_data`. */
  halves?: number[];
  isInOtherFile?: boolean;
}

export interface TestNode {
  operator: string;
  inputs: string[];
  output?: string;
  name?: string;
  domain?: string;
  integers?: Record<string, number>;
  lists?: Record<string, number[]>;
  floats?: Record<string, number>;
  tensors?: Record<string, TestTensor>;
}

export interface TestGraph {
  nodes: TestNode[];
  tensors?: TestTensor[];
  inputs?: { name: string; elementType?: number; dimensions?: (number | string)[] }[];
  outputs?: string[];
  opset?: number;
  metadata?: Record<string, string>;
}

/** Writes any graph, right or wrong, as an ONNX file. */
export function encodeGraph({ nodes, tensors = [], inputs, outputs, opset = 13, metadata = {} }: TestGraph) {
  const { model, graph, operatorSet, entry } = fields;
  const [last] = nodes.slice(-1);
  return encodeMessage(
    integerField(model.irVersion, 8),
    bytesField(
      model.graph,
      encodeMessage(
        ...nodes.map((node) => bytesField(graph.node, encodeNode(node))),
        ...tensors.map((tensor) => bytesField(graph.initializer, encodeTensor(tensor))),
        ...(inputs ?? [{ name: 'x' }]).map((input) => bytesField(graph.input, encodeInput(input))),
        ...(outputs ?? [last.output ?? 'y']).map((name) =>
          bytesField(graph.output, bytesField(fields.value.name, name)),
        ),
      ),
    ),
    bytesField(model.operatorSet, integerField(operatorSet.version, opset)),
    ...Object.entries(metadata).map(([key, value]) =>
      bytesField(model.metadata, encodeMessage(bytesField(entry.key, key), bytesField(entry.value, value))),
    ),
  );
}

function encodeNode(given: TestNode): Uint8Array {
  const { node, attribute } = fields;
  const named = (name: string, ...content: Uint8Array[]) =>
    bytesField(node.attribute, encodeMessage(bytesField(attribute.name, name), ...content));
  return encodeMessage(
    ...given.inputs.map((input) => bytesField(node.input, input)),
    bytesField(node.output, given.output ?? 'y'),
    ...(given.name ? [bytesField(node.name, given.name)] : []),
    ...(given.domain ? [bytesField(node.domain, given.domain)] : []),
    bytesField(node.operator, given.operator),
    ...Object.entries(given.integers ?? {}).map(([name, value]) =>
      named(
        name,
        signedField(attribute.integer, value),
        integerField(attribute.kind, attributeKinds.integer),
      ),
    ),
    ...Object.entries(given.lists ?? {}).map(([name, values]) =>
      named(name, ...values.map((value) => signedField(attribute.integers, value))),
    ),
    ...Object.entries(given.floats ?? {}).map(([name, value]) =>
      named(name, floatField(attribute.float, value)),
    ),
    ...Object.entries(given.tensors ?? {}).map(([name, value]) =>
      named(name, bytesField(attribute.tensor, encodeTensor(value))),
    ),
  );
}

function encodeTensor({
  name,
  dimensions,
  elementType,
  raw,
  floats,
  integers,
  halves,
  isInOtherFile,
}: TestTensor) {
  const { tensor } = fields;
  return encodeMessage(
    ...dimensions.map((size) => signedField(tensor.dimensions, size)),
    integerField(tensor.elementType, elementType ?? (integers ? elementTypes.int64 : elementTypes.float)),
    bytesField(tensor.name, name),
    ...(raw ? [bytesField(tensor.raw, raw)] : []),
    ...(floats ? [bytesField(tensor.floats, singles(floats))] : []),
    ...(integers ?? []).map((value) => signedField(tensor.int64s, value)),
    ...(halves ?? []).map((value) => integerField(tensor.int32s, value)),
    ...(isInOtherFile ? [integerField(tensor.dataLocation, 1)] : []),
  );
}

function encodeInput({ name, elementType = 1, dimensions }: NonNullable<TestGraph['inputs']>[number]) {
  const { value, type, tensorType, shape, dimension } = fields;
  const sizes = (dimensions ?? ['N', 784]).map((size) =>
    typeof size === 'string' ? bytesField(dimension.name, size) : integerField(dimension.size, size),
  );
  const tensor = encodeMessage(
    integerField(tensorType.elementType, elementType),
    bytesField(tensorType.shape, encodeMessage(...sizes.map((size) => bytesField(shape.dimension, size)))),
  );
  return encodeMessage(bytesField(value.name, name), bytesField(value.type, bytesField(type.tensor, tensor)));
}

export function singles(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => view.setFloat32(4 * index, value, true));
  return new Uint8Array(view.buffer);
}

/** The writer of the format itself needs no negative numbers. */
function signedField(number: number, value: number): Uint8Array {
  if (value >= 0) return integerField(number, value);
  const bytes = [...integerField(number, 0).slice(0, -1)];
  for (let rest = BigInt.asUintN(64, BigInt(value)); ; rest >>= 7n) {
    if (rest < 0x80n) return Uint8Array.from([...bytes, Number(rest)]);
    bytes.push(Number(rest & 0x7fn) | 0x80);
  }
}

/** A float has a wire type of its own, 5. */
function floatField(number: number, value: number): Uint8Array {
  return Uint8Array.from([number * 8 + 5, ...singles([value])]);
}
