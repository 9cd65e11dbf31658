import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import { isJsonObject } from './json';
import { unreadable } from './unreadable';

/** One entry of a safetensors header. */
export interface TensorEntry {
  name: string;
  shape: number[];
  /** Bytes from the start of the data to the first of this tensor, and to the one after its last. */
  start: number;
  end: number;
}

const float32Bytes = 4;

/**
 * Checks the tensors that a safetensors header promises against the bytes that follow it.
 *
 * All must be F32; together they must cover the data from its start to its end, without gap or overlap.
 * Gives them in the order of their data. Fails with `model-unreadable`, naming file and tensor.
 */
export function readTensorEntries(
  descriptions: Readonly<Record<string, unknown>>,
  dataBytes: number,
  fileName: string,
): Result<TensorEntry[]> {
  const entries: TensorEntry[] = [];
  for (const [name, description] of Object.entries(descriptions)) {
    const entry = readEntry(name, description);
    if (typeof entry === 'string') return unreadable(fileName, `tensor “${name}” ${entry}.`);
    entries.push(entry);
  }
  entries.sort((one, other) => one.start - other.start || one.end - other.end);
  let covered = 0;
  for (const { name, start, end } of entries) {
    if (end > dataBytes) {
      return unreadable(
        fileName,
        `tensor “${name}” ends at byte ${end} of the data, which has only ${dataBytes}.`,
      );
    }
    if (start !== covered) {
      const relation = start < covered ? 'overlaps the one before it' : 'leaves a gap before it';
      return unreadable(fileName, `the data of tensor “${name}” ${relation}.`);
    }
    covered = end;
  }
  if (covered === dataBytes) return success(entries);
  return unreadable(fileName, `${dataBytes - covered} bytes at its end belong to no tensor.`);
}

/** The entry, or what is wrong with it. */
function readEntry(name: string, description: unknown): TensorEntry | string {
  if (!isJsonObject(description)) return 'has no description';
  const { dtype, shape, data_offsets: offsets } = description;
  if (dtype !== 'F32') return `holds ${describe(dtype)}, not F32 numbers`;
  if (!isSizes(shape)) return 'has no valid shape';
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[0] > offsets[1])
    return 'has no valid data offsets';
  const [start, end] = offsets;
  const expected = shape.reduce((product, size) => product * size, float32Bytes);
  if (end - start !== expected) return `has ${end - start} bytes of data where its shape needs ${expected}`;
  return { name, shape, start, end };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function describe(dtype: unknown): string {
  return typeof dtype === 'string' ? dtype : 'numbers of an unnamed kind';
}
