import { createHash } from 'node:crypto';
import type { RunEnding } from '../../contract/run';
import type { Dtype } from '../../engine/formats/safetensors';
import { decodeSafetensors, encodeSafetensors, headerStart } from '../../engine/formats/safetensors';
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
  /** `course` is the schedule's state. */
  position: Pick<TrainingPosition, 'epoch' | 'random'> & { course: TrainingPosition['schedule'] };
}

type StateArray = EngineState[string] | Uint32Array;

const arrayTypes = { F32: Float32Array, F64: Float64Array, U32: Uint32Array } satisfies Record<
  Dtype,
  unknown
>;
const dtypes = Object.keys(arrayTypes) as Dtype[];

const statePrefix = 'state.';
/** How the header of every checkpoint begins; the hexadecimal SHA-256 of the file follows, taken while zeros stood in its place. */
const headerBeginning = '{"__metadata__":{"sha256":"';
const hashStart = headerStart + headerBeginning.length;
const noHash = '0'.repeat(64);

/**
 * Writes a checkpoint as safetensors: the engine's arrays as `state.NAME` (F32 or F64) and the order as `order` (U32).
 *
 * `run` is the identity of the run that it belongs to. Its metadata hold that, the rest of the position as JSON, and a
 * SHA-256 by which damage anywhere in the file is noticed.
 */
export function encodeCheckpoint(checkpoint: Checkpoint, run: string): Uint8Array {
  const { epoch, random, schedule: course } = checkpoint.position;
  const content: Content = { run, position: { epoch, random, course }, finished: checkpoint.finished };
  const tensors = arraysOf(checkpoint).map(([name, values]) => {
    const { length, buffer, byteOffset, byteLength } = values;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    return { name, dtype: dtypeOf(values), shape: [length], bytes };
  });
  const metadata = { sha256: noHash, checkpoint: JSON.stringify(content) };
  const bytes = Buffer.from(encodeSafetensors(metadata, tensors).buffer);
  bytes.write(sha256Without(bytes), hashStart, 'latin1');
  return bytes;
}

/** Reads a checkpoint of the run with this identity; or returns what is wrong with it, as the end of a sentence. */
export function decodeCheckpoint(content: Uint8Array, run: string): Checkpoint | string {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const dataStart = hashStart + noHash.length;
  if (bytes.length < dataStart || bytes.toString('latin1', headerStart, hashStart) !== headerBeginning) {
    return 'it does not begin as a checkpoint does';
  }
  if (bytes.toString('latin1', hashStart, dataStart) !== sha256Without(bytes)) {
    return 'its content does not have the SHA-256 that it was written with';
  }
  return readContent(bytes, run);
}

/** The hash has vouched for every byte, so that all is as it was written. */
function readContent(bytes: Buffer, run: string): Checkpoint | string {
  const file = decodeSafetensors(bytes, dtypes);
  if (typeof file === 'string') return file;
  const metadata = file.metadata as Record<string, string>;
  const { run: writtenBy, position, finished } = JSON.parse(metadata['checkpoint']) as Content;
  if (writtenBy !== run) return 'it belongs to another run than run.json describes';
  const state: Record<string, EngineState[string]> = {};
  let order = new Uint32Array();
  for (const { name, dtype, bytes: data } of file.tensors) {
    // A copy begins where numbers of any size may.
    const values = new arrayTypes[dtype](Uint8Array.from(data).buffer);
    if (values instanceof Uint32Array) order = values;
    else state[name.slice(statePrefix.length)] = values;
  }
  const { epoch, random, course: schedule } = position;
  return { position: { epoch, order, random, schedule }, state, finished };
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
