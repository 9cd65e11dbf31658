import { createHash } from 'node:crypto';
import type { NetworkParameters } from '../../contract/network';
import { layerShapes } from '../../contract/hidden-layers';
import { biasCount, parameterCount, sizesOf, weightCount } from '../../contract/layers';
import type { RunDescription } from '../../contract/run';
import { bytesOfHalves, readHalves, writeHalves } from '../../engine/formats/half-floats';
import { shapeOf } from '../../engine/network/network';

/** One network in the file of kept ones. */
export interface KeptRecord {
  /** Passes over the training images that it has made. */
  epochs: number;
  /** Those of the run's first kept network. */
  first: number;
  bytes: Uint8Array;
}

type Shape = Pick<RunDescription, 'id' | 'hyperparameters'>;

/** `first` and `epochs` as 32-bit numbers, then the sum. */
const sumStart = 8;
const sumBytes = 8;
const headerBytes = sumStart + sumBytes;

/** Bytes of each record of a run: all its networks have the same shape. */
export function keptRecordBytes({ hyperparameters }: Shape): number {
  const layers = layerShapes(hyperparameters.hiddenLayers);
  const arrays = 2 * layers.length;
  return headerBytes + arrays * bytesOfHalves(0) + bytesOfHalves(parameterCount(layers)) - bytesOfHalves(0);
}

/**
 * Writes a network as a record: `first` and `epochs`, little-endian, 8 bytes of a SHA-256 over the run's id and all the
 * rest, then weights and biases layer by layer in half precision.
 */
export function encodeKept(
  run: Shape,
  { first, epochs }: Omit<KeptRecord, 'bytes'>,
  { layers }: NetworkParameters,
): KeptRecord {
  const bytes = new Uint8Array(keptRecordBytes(run));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, first, true);
  view.setUint32(4, epochs, true);
  let at = headerBytes;
  for (const values of layers.flatMap(({ weight, bias }) => [weight, bias])) {
    writeHalves(values, view, at);
    at += bytesOfHalves(values.length);
  }
  bytes.set(sumOf(run, bytes), sumStart);
  return { first, epochs, bytes };
}

/** The network of a record. */
export function decodeKept({ hyperparameters }: Shape, { bytes }: KeptRecord): NetworkParameters {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = headerBytes;
  const read = (length: number) => {
    const values = new Float32Array(length);
    readHalves(view, at, values);
    at += bytesOfHalves(length);
    return values;
  };
  const { layers: shapes, activations } = shapeOf(hyperparameters);
  const layers = shapes.map((shape) => {
    const weight = read(weightCount(shape));
    return { ...shape, weight, bias: read(biasCount(shape)) };
  });
  return { sizes: sizesOf(shapes), activations, layers };
}

/** What a file of kept networks still holds. */
export interface KeptRecords {
  /** Those that are as they were written, in the order of the file, which is that of their epochs. */
  records: KeptRecord[];
  /** The file begins with exactly these. */
  isInOrder: boolean;
  /** One before these was damaged, or all were. */
  isDamaged: boolean;
  /** The file contains only these: where a process was killed, the last one may be torn. */
  isWhole: boolean;
}

/** Reads a file of kept networks; leaves out damaged and repeated ones. */
export function readKeptRecords(run: Shape, content: Uint8Array): KeptRecords {
  const length = keptRecordBytes(run);
  const records: KeptRecord[] = [];
  let isInOrder = true;
  for (let start = 0; start + length <= content.length; start += length) {
    const bytes = content.subarray(start, start + length);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [first, epochs] = [view.getUint32(0, true), view.getUint32(4, true)];
    const isWhole = sumOf(run, bytes).equals(bytes.subarray(sumStart, headerBytes));
    if (isWhole && epochs > (records.at(-1)?.epochs ?? -1)) {
      isInOrder &&= start === records.length * length;
      records.push({ first, epochs, bytes });
    }
  }
  const isDamaged = !isInOrder || (records.length === 0 && content.length >= length);
  const isWhole = records.length > 0 && records.length * length === content.length;
  return { records, isInOrder, isDamaged, isWhole };
}

function sumOf({ id }: Shape, bytes: Uint8Array): Buffer {
  const sum = createHash('sha256').update(id).update(bytes.subarray(0, sumStart));
  return sum.update(bytes.subarray(headerBytes)).digest().subarray(0, sumBytes);
}
