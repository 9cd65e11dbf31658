import { decodeUtf8, encodeUtf8, isJsonObject, parseJson } from './json';

const bytesPerNumber = { F32: 4, F64: 8, U32: 4 };

/** The number types that are written and read here. */
export type Dtype = keyof typeof bytesPerNumber;

export interface Tensor {
  name: string;
  dtype: Dtype;
  shape: readonly number[];
  /** Its numbers, little-endian and row-major. */
  bytes: Uint8Array;
}

/** Where the JSON of the header starts, after its length. */
export const headerStart = 8;
/** The format's own limit for a header. */
const maximumHeaderBytes = 100_000_000;
const space = 0x20;

/**
 * Writes named tensors, one after another, with a header that starts with the metadata.
 *
 * `alignment`: the data start at a multiple of this many bytes. The same content always gives the same bytes.
 * Source: the format description of the safetensors project.
 */
export function encodeSafetensors(
  metadata: Readonly<Record<string, string>>,
  tensors: readonly Tensor[],
  alignment = 1,
): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let dataBytes = 0;
  for (const { name, dtype, shape, bytes } of tensors) {
    header[name] = { dtype, shape, data_offsets: [dataBytes, dataBytes + bytes.length] };
    dataBytes += bytes.length;
  }
  const json = encodeUtf8(JSON.stringify(header));
  const dataStart = Math.ceil((headerStart + json.length) / alignment) * alignment;
  const file = new Uint8Array(dataStart + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(dataStart - headerStart), true);
  file.fill(space, headerStart, dataStart).set(json, headerStart);
  let start = dataStart;
  for (const { bytes } of tensors) {
    file.set(bytes, start);
    start += bytes.length;
  }
  return file;
}

/**
 * Reads the metadata, unchecked, and the tensors in the order of their data, as views into `file`.
 *
 * All must hold one of `dtypes`; together they must cover the data from its start to its end, without gap or overlap.
 * Otherwise returns the fault, as the end of a sentence.
 */
export function decodeSafetensors(
  file: Uint8Array,
  dtypes: readonly Dtype[],
): { metadata: unknown; tensors: Tensor[] } | string {
  const header = readHeader(file);
  if (typeof header === 'string') return header;
  const { __metadata__: metadata, ...descriptions } = header.entries;
  const data = file.subarray(header.dataStart);
  const entries: TensorEntry[] = [];
  for (const [name, description] of Object.entries(descriptions)) {
    const entry = readEntry(name, description, dtypes);
    if (typeof entry === 'string') return `tensor “${name}” ${entry}`;
    entries.push(entry);
  }
  entries.sort((one, other) => one.start - other.start || one.end - other.end);
  const fault = faultOfPlaces(entries, data.length);
  if (fault !== undefined) return fault;
  const tensors = entries.map(({ start, end, ...tensor }) => ({
    ...tensor,
    bytes: data.subarray(start, end),
  }));
  return { metadata, tensors };
}

/** One entry of a header. */
interface TensorEntry extends Omit<Tensor, 'bytes'> {
  /** Bytes from the start of the data to the first of this tensor, and to the one after its last. */
  start: number;
  end: number;
}

function readHeader(file: Uint8Array): { dataStart: number; entries: Record<string, unknown> } | string {
  if (file.length < headerStart) return `it has only ${file.length} bytes, so it is not a safetensors file`;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const headerBytes = Number(view.getBigUint64(0, true));
  if (headerBytes > maximumHeaderBytes) return 'it does not begin like a safetensors file';
  const dataStart = headerStart + headerBytes;
  if (dataStart > file.length) {
    return `its header should end at byte ${dataStart}, but the file ends after ${file.length}`;
  }
  const text = decodeUtf8(file.subarray(headerStart, dataStart));
  const entries = text === null ? undefined : parseJson(text);
  return isJsonObject(entries) ? { dataStart, entries } : 'its header is not a JSON object';
}

/** Returns the entry, or what is wrong with it. */
function readEntry(name: string, description: unknown, dtypes: readonly Dtype[]): TensorEntry | string {
  if (!isJsonObject(description)) return 'has no description';
  const { shape, data_offsets: offsets } = description;
  const dtype = dtypes.find((known) => known === description['dtype']);
  if (!dtype) return `holds ${describe(description['dtype'])}, not ${dtypes.join(' or ')} numbers`;
  if (!isSizes(shape)) return 'has no valid shape';
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[0] > offsets[1])
    return 'has no valid data offsets';
  const [start, end] = offsets;
  const expected = shape.reduce((product, size) => product * size, bytesPerNumber[dtype]);
  if (end - start !== expected) return `has ${end - start} bytes of data where its shape needs ${expected}`;
  return { name, dtype, shape, start, end };
}

/** What is wrong with the positions of tensors, in the order of their data; undefined if nothing is. */
function faultOfPlaces(entries: readonly TensorEntry[], dataBytes: number): string | undefined {
  let covered = 0;
  for (const { name, start, end } of entries) {
    if (end > dataBytes)
      return `tensor “${name}” ends at byte ${end} of the data, which has only ${dataBytes}`;
    if (start !== covered) {
      const relation = start < covered ? 'overlaps the one before it' : 'leaves a gap before it';
      return `the data of tensor “${name}” ${relation}`;
    }
    covered = end;
  }
  return covered === dataBytes ? undefined : `${dataBytes - covered} bytes at its end belong to no tensor`;
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function describe(dtype: unknown): string {
  return typeof dtype === 'string' ? dtype : 'numbers of an unnamed kind';
}
