import type { Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import { weightsBytes } from '../network/network';
import { isJsonObject, parseJson } from './json';
import { encodeMetadata, readMetadata } from './metadata';
import { describeTensors, networkFromTensors } from './network-tensors';
import { readTensorEntries } from './safetensors';
import { unreadable } from './unreadable';
import { decodeUtf8, encodeUtf8 } from './utf-8';

const lengthBytes = 8;
/** The data begin at a multiple of this, so that readers may map them into memory. */
const alignment = 8;
/** The format's own limit for a header. */
const maximumHeaderBytes = 100_000_000;
const space = 0x20;

/**
 * Writes a model as safetensors: `layers.N.weight` (outputs, inputs) and `layers.N.bias` (outputs), both F32.
 *
 * Network and provenance go into `__metadata__` as JSON. The same model always gives the same bytes.
 * Source: the format description of the safetensors project.
 */
export function encodeSafetensors(model: Model): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: encodeMetadata(model) };
  let dataBytes = 0;
  for (const { name, shape, byteLength } of describeTensors(model.network)) {
    header[name] = { dtype: 'F32', shape, data_offsets: [dataBytes, dataBytes + byteLength] };
    dataBytes += byteLength;
  }
  const json = encodeUtf8(JSON.stringify(header));
  const dataStart = lengthBytes + Math.ceil(json.length / alignment) * alignment;
  const bytes = new Uint8Array(dataStart + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(dataStart - lengthBytes), true);
  bytes.fill(space, lengthBytes, dataStart).set(json, lengthBytes);
  bytes.set(weightsBytes(model.network), dataStart);
  return bytes;
}

/**
 * Reads a model from safetensors, whichever program wrote it, once everything about it has been checked.
 *
 * Fails with `model-unreadable`, naming the file and, where there is one, the tensor.
 */
export function decodeSafetensors(bytes: Uint8Array, fileName: string): Result<Model> {
  const header = readHeader(bytes, fileName);
  if (!header.ok) return header;
  const { __metadata__: metadata, ...descriptions } = header.value.entries;
  const data = bytes.subarray(header.value.dataStart);
  const tensors = readTensorEntries(descriptions, data.length, fileName);
  if (!tensors.ok) return tensors;
  const network = networkFromTensors(tensors.value, data, fileName);
  if (!network.ok) return network;
  const description = readMetadata(metadata, network.value.sizes, fileName);
  if (!description.ok) return description;
  const { activations, provenance } = description.value;
  return success({ network: { ...network.value, activations }, provenance });
}

function readHeader(
  bytes: Uint8Array,
  fileName: string,
): Result<{ dataStart: number; entries: Record<string, unknown> }> {
  if (bytes.length < lengthBytes) {
    return unreadable(fileName, `it has only ${bytes.length} bytes, so it is no safetensors file.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = Number(view.getBigUint64(0, true));
  if (headerBytes > maximumHeaderBytes) {
    return unreadable(fileName, 'it does not begin as a safetensors file does.');
  }
  const dataStart = lengthBytes + headerBytes;
  if (dataStart > bytes.length) {
    return unreadable(
      fileName,
      `its header should end at byte ${dataStart}, but the file ends after ${bytes.length}.`,
    );
  }
  const text = decodeUtf8(bytes.subarray(lengthBytes, dataStart));
  const entries = text === null ? undefined : parseJson(text);
  return isJsonObject(entries)
    ? success({ dataStart, entries })
    : unreadable(fileName, 'its header is not a JSON object.');
}
