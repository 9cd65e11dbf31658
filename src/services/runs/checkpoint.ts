import { createHash } from 'node:crypto';
import type { RunEnding } from '../../contract/training';
import type { TrainingPosition } from '../../engine/training/train';
import type { EngineState } from '../../engine/training/training-engine';

/** All that a run needs to go on after an epoch as if it had never been interrupted. */
export interface Checkpoint {
  position: TrainingPosition;
  state: EngineState;
  /** Once the run has ended and its model has been written. */
  finished?: { ending: RunEnding; weightsSha256: string };
}

/** Everything but the arrays. */
interface Content extends Pick<Checkpoint, 'finished'> {
  run: string;
  position: Omit<TrainingPosition, 'order'>;
}

type StateArray = EngineState[string] | Uint32Array;

const arrayTypes = { F32: Float32Array, F64: Float64Array, U32: Uint32Array };
type Dtype = keyof typeof arrayTypes;

interface TensorDescription {
  dtype: Dtype;
  shape: number[];
  /** From the end of the header. */
  data_offsets: [start: number, end: number];
}

/** The first entry describes no tensor. */
type Header = { __metadata__: { sha256: string; checkpoint: string } } & Record<string, TensorDescription>;

const statePrefix = 'state.';
const lengthBytes = 8;
/** How every header begins; the hexadecimal SHA-256 of the file follows, taken while zeros stood in its place. */
const headerStart = '{"__metadata__":{"sha256":"';
const hashStart = lengthBytes + headerStart.length;
const noHash = '0'.repeat(64);

/**
 * Writes a checkpoint as safetensors: the engine's arrays as `state.NAME` (F32 or F64) and the order as `order` (U32).
 *
 * `run` is the identity of the run that it belongs to. Its metadata hold that, the rest of the position as JSON, and a
 * SHA-256 by which damage anywhere in the file is noticed.
 */
export function encodeCheckpoint(checkpoint: Checkpoint, run: string): Uint8Array {
  const { epoch, random, course } = checkpoint.position;
  const content: Content = { run, position: { epoch, random, course }, finished: checkpoint.finished };
  const tensors: Record<string, TensorDescription> = {};
  const chunks: Uint8Array[] = [];
  let dataBytes = 0;
  for (const [name, values] of arraysOf(checkpoint)) {
    const { length, buffer, byteOffset, byteLength } = values;
    const end = dataBytes + byteLength;
    tensors[name] = { dtype: dtypeOf(values), shape: [length], data_offsets: [dataBytes, end] };
    chunks.push(new Uint8Array(buffer, byteOffset, byteLength));
    dataBytes = end;
  }
  const metadata = { sha256: noHash, checkpoint: JSON.stringify(content) };
  const header = Buffer.from(JSON.stringify({ __metadata__: metadata, ...tensors }));
  const headerLength = Buffer.alloc(lengthBytes);
  headerLength.writeBigUInt64LE(BigInt(header.length));
  const bytes = Buffer.concat([headerLength, header, ...chunks]);
  bytes.write(sha256Without(bytes), hashStart, 'latin1');
  return bytes;
}

/** Reads a checkpoint of the run with this identity; or returns what is wrong with it, as the end of a sentence. */
export function decodeCheckpoint(content: Uint8Array, run: string): Checkpoint | string {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const dataStart = hashStart + noHash.length;
  if (bytes.length < dataStart || bytes.toString('latin1', lengthBytes, hashStart) !== headerStart) {
    return 'it does not begin as a checkpoint does';
  }
  if (bytes.toString('latin1', hashStart, dataStart) !== sha256Without(bytes)) {
    return 'its content does not have the SHA-256 that it was written with';
  }
  return readContent(bytes, run);
}

/** The hash has vouched for every byte, so that all is as it was written. */
function readContent(bytes: Buffer, run: string): Checkpoint | string {
  const dataStart = lengthBytes + Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.toString('utf8', lengthBytes, dataStart)) as Header;
  const { __metadata__: metadata, ...tensors } = header;
  const { run: writtenBy, position, finished } = JSON.parse(metadata.checkpoint) as Content;
  if (writtenBy !== run) return 'it belongs to another run than run.json describes';
  const state: Record<string, EngineState[string]> = {};
  let order = new Uint32Array();
  for (const [name, { dtype, data_offsets: offsets }] of Object.entries(tensors)) {
    // A copy begins where numbers of any size may.
    const data = Uint8Array.from(bytes.subarray(dataStart + offsets[0], dataStart + offsets[1]));
    const values = new arrayTypes[dtype](data.buffer);
    if (values instanceof Uint32Array) order = values;
    else state[name.slice(statePrefix.length)] = values;
  }
  return { position: { ...position, order }, state, finished };
}

function arraysOf({ position, state }: Checkpoint): [name: string, values: StateArray][] {
  const entries = Object.entries(state).map(([name, values]): [string, StateArray] => [
    statePrefix + name,
    values,
  ]);
  return [['order', position.order], ...entries];
}

function dtypeOf(values: StateArray): Dtype {
  if (values instanceof Uint32Array) return 'U32';
  return values instanceof Float32Array ? 'F32' : 'F64';
}

/** Of a whole file, with zeros where its own hash stands. */
function sha256Without(bytes: Buffer): string {
  return createHash('sha256')
    .update(bytes.subarray(0, hashStart))
    .update(noHash)
    .update(bytes.subarray(hashStart + noHash.length))
    .digest('hex');
}
