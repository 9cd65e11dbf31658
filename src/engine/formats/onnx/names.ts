/** Numbers of the fields of ONNX's messages that are read or written here; source: `onnx.proto` of the ONNX project. */
export const fields = {
  model: {
    irVersion: 1,
    producerName: 2,
    producerVersion: 3,
    documentation: 6,
    graph: 7,
    operatorSet: 8,
    metadata: 14,
  },
  operatorSet: { domain: 1, version: 2 },
  entry: { key: 1, value: 2 },
  graph: { node: 1, name: 2, initializer: 5, input: 11, output: 12, sparseInitializer: 15 },
  node: { input: 1, output: 2, name: 3, operator: 4, attribute: 5, domain: 7 },
  attribute: { name: 1, float: 2, integer: 3, text: 4, tensor: 5, integers: 8, kind: 20 },
  tensor: {
    dimensions: 1,
    elementType: 2,
    floats: 4,
    int32s: 5,
    int64s: 7,
    name: 8,
    raw: 9,
    doubles: 10,
    externalData: 13,
    dataLocation: 14,
  },
  value: { name: 1, type: 2, documentation: 3 },
  type: { tensor: 1 },
  tensorType: { elementType: 1, shape: 2 },
  shape: { dimension: 1 },
  dimension: { size: 1, name: 2 },
} as const;

/** Kinds of attributes, by their number in the file. */
export const attributeKinds = { integer: 2, integers: 7 } as const;

/** Kinds of numbers, by their number in the file. */
export const elementTypes = { float: 1, int64: 7, float16: 10, double: 11 } as const;

/** For messages: what a file may hold that cannot be read. */
export const elementTypeNames: Readonly<Record<number, string>> = {
  1: 'FLOAT',
  2: 'UINT8',
  3: 'INT8',
  4: 'UINT16',
  5: 'INT16',
  6: 'INT32',
  7: 'INT64',
  8: 'STRING',
  9: 'BOOL',
  10: 'FLOAT16',
  11: 'DOUBLE',
  12: 'UINT32',
  13: 'UINT64',
  16: 'BFLOAT16',
};

/** The key of Inkling's own entry among a model's metadata, as in its safetensors files. */
export const provenanceKey = 'inkling.provenance';
