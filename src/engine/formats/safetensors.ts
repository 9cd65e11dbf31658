import { isJsonObject, parseJson } from '../../contract/json';
import { decodeUtf8, encodeUtf8 } from './utf8';

/** The format's own list, except for types of less than a byte. */
const bytesPerNumber = {
  ...{ F64: 8, F32: 4, F16: 2, BF16: 2, F8_E5M2: 1, F8_E4M3: 1 },
  ...{ I64: 8, I32: 4, I16: 2, I8: 1, U64: 8, U32: 4, U16: 2, U8: 1, BOOL: 1 },
};

/** The types of a tensor's numbers. */
export type Dtype = keyof typeof bytesPerNumber;

export const allDtypes = Object.keys(bytesPerNumber) as Dtype[];

export interface Tensor<Type extends Dtype = Dtype> {
  name: string;
  dtype: Type;
  shape: readonly number[];
  /** Its numbers, little-endian and row-major. */
  bytes: Uint8Array;
}

/** Where the JSON of the header starts, after its length. */
export const headerStart = 8;
/** The format allows 100 MB; the longest curve of a run takes a few. */
const maximumHeaderBytes = 20_000_000;
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
export function decodeSafetensors<Type extends Dtype>(
  file: Uint8Array,
  dtypes: readonly Type[],
): { metadata: unknown; tensors: Tensor<Type>[] } | string {
  const header = readHeader(file);
  if (typeof header === 'string') return header;
  const { __metadata__: metadata, ...descriptions } = header.entries;
  const data = file.subarray(header.dataStart);
  const entries: TensorEntry<Type>[] = [];
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
interface TensorEntry<Type extends Dtype = Dtype> extends Omit<Tensor<Type>, 'bytes'> {
  /** Bytes from the start of the data to the first of this tensor, and to the one after its last. */
  start: number;
  end: number;
}

function readHeader(file: Uint8Array): { dataStart: number; entries: Record<string, unknown> } | string {
  if (file.length < headerStart) return `it has only ${file.length} bytes, so it is not a safetensors file`;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const headerBytes = Number(view.getBigUint64(0, true));
  if (headerBytes > maximumHeaderBytes) {
    return 'it does not begin like a safetensors file, or has a header of more than 20 MB';
  }
  const dataStart = headerStart + headerBytes;
  if (dataStart > file.length) {
    return `its header should end at byte ${dataStart}, but the file ends after ${file.length}`;
  }
  const text = decodeUtf8(file.subarray(headerStart, dataStart));
  const entries = text === null ? undefined : parseJson(text);
  return isJsonObject(entries) ? { dataStart, entries } : 'its header is not a JSON object';
}

/** Returns the entry, or what is wrong with it. */
function readEntry<Type extends Dtype>(
  name: string,
  description: unknown,
  dtypes: readonly Type[],
): TensorEntry<Type> | string {
  if (!isJsonObject(description)) return 'has no description';
  const { shape, data_offsets: offsets } = description;
  const dtype = dtypes.find((known) => known === description['dtype']);
  if (!dtype) return describeUnexpected(description['dtype'], dtypes);
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

function describeUnexpected(dtype: unknown, expected: readonly Dtype[]): string {
  if (typeof dtype !== 'string') return 'holds numbers of an unnamed type';
  if (!allDtypes.some((known) => known === dtype)) return `holds ${dtype}, an unknown type of numbers`;
  return `holds ${dtype}, not ${expected.join(' or ')} numbers`;
}
