import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { hiddenLayersOf, hiddenLayersSchema, layerShapes } from '../../contract/hidden-layers';
import { parseJson } from '../../contract/json';
import { biasCount, denseShapes, weightCount } from '../../contract/layers';
import { isDense, parseActivations } from '../../contract/network';
import type { NetworkParameters } from '../../contract/network';
import { costPointSchema } from '../../contract/run';
import type { Checkpoint, EngineState } from '../../contract/trainer';
import type { Tensor } from '../../engine/formats/safetensors';
import { decodeSafetensors, encodeSafetensors, headerStart } from '../../engine/formats/safetensors';
import type { RecordMark, RunRecord } from './records';
import { recordMarkSchema, recordSchema } from './records';

/** A checkpoint, with what is needed to bring the rest of the folder back to its state at that time. */
export interface StoredCheckpoint {
  checkpoint: Checkpoint;
  /** All that the run had reported by then, and where it ended in `epochs.jsonl`. */
  records: readonly RunRecord[];
  mark: RecordMark;
}

const arrayTypes = { F32: Float32Array, F64: Float64Array, U32: Uint32Array };
type ArrayType = keyof typeof arrayTypes;
const dtypes = Object.keys(arrayTypes) as ArrayType[];
type NumberArray = Float32Array | Float64Array | Uint32Array;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Everything but the arrays, as JSON in the metadata. */
const contentSchema = v.object({
  position: v.object({
    epoch: count,
    imagesDone: count,
    costSum: v.number(),
    random: v.array(v.number()),
    schedule: v.object({
      learningRate: v.number(),
      bestValidationCorrect: v.number(),
      epochsSinceBest: count,
      epochsSinceChange: count,
    }),
  }),
  curve: v.object({ miniBatches: count, points: v.array(costPointSchema) }),
  trainSeconds: v.number(),
  network: v.object({
    sizes: v.array(count),
    /** Absent: a dense network, as in every checkpoint from before there were other ones. */
    hiddenLayers: v.optional(hiddenLayersSchema),
    activations: v.unknown(),
  }),
  records: v.array(recordSchema),
});

type Content = v.InferOutput<typeof contentSchema>;

const statePrefix = 'state.';
/** The start of every checkpoint's header; then comes the file's hexadecimal SHA-256, taken with zeros in its place. */
const headerBeginning = '{"__metadata__":{"sha256":"';
const hashStart = headerStart + headerBeginning.length;
const noHash = '0'.repeat(64);
const hashEnd = hashStart + noHash.length;
/** Then comes the mark, so that it can be read without the rest. */
const markPattern = /^","mark":("(?:[^"\\]|\\.)*")/;
/** The mark lies within this many bytes from the start of the file. */
export const checkpointStartBytes = 512;

/**
 * Writes a checkpoint as safetensors: the engine's arrays as `state.NAME` (F32 or F64), the images' order as `order`
 * (U32), the last costs as `curve` (F64) and the network as `network.N.weight` and `network.N.bias` (F32).
 *
 * Its metadata hold the rest as JSON, `run`, the identity of its run, and a SHA-256 that detects damage anywhere in the
 * file.
 */
export async function encodeCheckpoint(stored: StoredCheckpoint, run: string): Promise<Uint8Array> {
  const { checkpoint, mark } = stored;
  const metadata = {
    sha256: noHash,
    mark: JSON.stringify(mark),
    run,
    checkpoint: JSON.stringify(contentOf(stored)),
  };
  const bytes = encodeSafetensors(metadata, arraysOf(checkpoint).map(tensorOf));
  // Off this thread, which has a window to serve.
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  Buffer.from(bytes.buffer).write(Buffer.from(digest).toString('hex'), hashStart, 'latin1');
  return bytes;
}

/** Reads a checkpoint of the run with this identity; or returns what is wrong with it, as the end of a sentence. */
export function decodeCheckpoint(file: Uint8Array, run: string): StoredCheckpoint | string {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length < hashEnd || bytes.toString('latin1', headerStart, hashStart) !== headerBeginning) {
    return 'it does not start like a checkpoint';
  }
  if (bytes.toString('latin1', hashStart, hashEnd) !== sha256Without(bytes)) {
    return 'its content does not match its SHA-256';
  }
  const decoded = decodeSafetensors(bytes, dtypes);
  if (typeof decoded === 'string') return decoded;
  const metadata = decoded.metadata as Record<string, string>;
  if (metadata['run'] !== run) return 'it belongs to a different run than the one in run.json';
  const content = v.safeParse(
    v.pipe(v.string(), v.transform(parseJson), contentSchema),
    metadata['checkpoint'],
  );
  const mark = parseMark(metadata['mark']);
  if (!content.success || !mark) return 'it was written by another version of Inkling';
  return assemble(content.output, mark, decoded.tensors);
}

/**
 * Reads a checkpoint's mark from the first bytes of its file; null when there is none. Only `decodeCheckpoint` detects
 * damage.
 */
export function readCheckpointMark(start: Buffer): RecordMark | null {
  const [, text] = markPattern.exec(start.toString('latin1', hashEnd)) ?? [];
  return text === undefined ? null : parseMark(parseJson(text));
}

function parseMark(text: unknown): RecordMark | null {
  const mark = v.safeParse(v.pipe(v.string(), v.transform(parseJson), recordMarkSchema), text);
  return mark.success ? mark.output : null;
}

function contentOf({ checkpoint, records }: StoredCheckpoint): Content {
  const { position, curve, trainSeconds, network } = checkpoint;
  const { epoch, imagesDone, costSum, random, schedule } = position;
  return {
    position: { epoch, imagesDone, costSum, random: [...random], schedule },
    curve: { miniBatches: curve.miniBatches, points: curve.points },
    trainSeconds,
    network: {
      sizes: network.sizes,
      ...(!isDense(network) && { hiddenLayers: hiddenLayersOf(network.layers) }),
      activations: network.activations,
    },
    records: [...records],
  };
}

/** The hash has covered every byte of the file, so all arrays are as they were written. */
function assemble(
  content: Content,
  mark: RecordMark,
  tensors: readonly Tensor<ArrayType>[],
): StoredCheckpoint | string {
  const arrays = new Map(tensors.map(({ name, dtype, bytes }) => [name, numbersOf(dtype, bytes)]));
  const order = arrays.get('order');
  const recent = arrays.get('curve');
  const network = networkOf(content.network, arrays);
  if (!(order instanceof Uint32Array) || !(recent instanceof Float64Array) || !network) {
    return 'it was written by another version of Inkling';
  }
  const state: Record<string, EngineState[string]> = {};
  for (const [name, values] of arrays) {
    if (name.startsWith(statePrefix) && !(values instanceof Uint32Array)) {
      state[name.slice(statePrefix.length)] = values;
    }
  }
  const { position, curve, trainSeconds, records } = content;
  const checkpoint = {
    position: { ...position, order },
    state,
    curve: { ...curve, recent },
    trainSeconds,
    network,
  };
  return { checkpoint, records, mark };
}

function networkOf(
  { sizes, hiddenLayers, activations: described }: Content['network'],
  arrays: ReadonlyMap<string, NumberArray>,
): NetworkParameters | null {
  const layers: NetworkParameters['layers'] = [];
  for (const [index, shape] of (hiddenLayers ? layerShapes(hiddenLayers) : denseShapes(sizes)).entries()) {
    const [weight, bias] = parameterNames(index).map((name) => arrays.get(name));
    if (!(weight instanceof Float32Array) || !(bias instanceof Float32Array)) return null;
    if (bias.length !== biasCount(shape) || weight.length !== weightCount(shape)) return null;
    layers.push({ ...shape, weight, bias });
  }
  const activations = parseActivations(described);
  return activations && { sizes, activations, layers };
}

function parameterNames(layer: number): [weight: string, bias: string] {
  return [`network.${layer}.weight`, `network.${layer}.bias`];
}

function arraysOf({ position, state, curve, network }: Checkpoint): [name: string, values: NumberArray][] {
  return [
    ['order', position.order],
    ['curve', curve.recent],
    ...Object.entries(state).map(([name, values]): [string, NumberArray] => [statePrefix + name, values]),
    ...network.layers.flatMap(({ weight, bias }, layer): [string, NumberArray][] => {
      const [weightName, biasName] = parameterNames(layer);
      return [
        [weightName, weight],
        [biasName, bias],
      ];
    }),
  ];
}

function tensorOf([name, values]: [name: string, values: NumberArray]): Tensor<ArrayType> {
  const { length, buffer, byteOffset, byteLength } = values;
  return {
    name,
    dtype: dtypeOf(values),
    shape: [length],
    bytes: new Uint8Array(buffer, byteOffset, byteLength),
  };
}

/** Copies the bytes, since numbers must start at a multiple of their size. */
function numbersOf(dtype: ArrayType, bytes: Uint8Array): NumberArray {
  return new arrayTypes[dtype](Uint8Array.from(bytes).buffer);
}

function dtypeOf(values: NumberArray): ArrayType {
  if (values instanceof Uint32Array) return 'U32';
  return values instanceof Float32Array ? 'F32' : 'F64';
}

/** The SHA-256 of a whole file, with zeros in place of its own hash. */
function sha256Without(bytes: Buffer): string {
  return createHash('sha256')
    .update(bytes.subarray(0, hashStart))
    .update(noHash)
    .update(bytes.subarray(hashEnd))
    .digest('hex');
}
