import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkpointStartBytes,
  decodeCheckpoint,
  encodeCheckpoint,
  readCheckpointMark,
} from '../../../src/services/runs/checkpoint';
import { recordsOf, RecordLines } from '../../../src/services/runs/records';
import { someCheckpoint, someEpoch } from './some-run';

const run = 'cd'.repeat(32);
const point = { epochs: 0.25, validationCorrect: 3, validationTotal: 10 };
const lines = RecordLines.of('some-run', recordsOf([someEpoch(0), someEpoch(1)], [point]));
const stored = { checkpoint: someCheckpoint(2, 6), records: lines.records, mark: lines.mark };

describe('decodeCheckpoint', () => {
  it('gives back every number of a checkpoint, in its own precision, and all records', async () => {
    expect(decodeCheckpoint(await encodeCheckpoint(stored, run), run)).toEqual(stored);
    const { network } = stored.checkpoint;
    const activations = { hidden: 'relu', output: 'softmax' } as const;
    const other = { ...stored, checkpoint: { ...stored.checkpoint, network: { ...network, activations } } };
    expect(decodeCheckpoint(await encodeCheckpoint(other, run), run)).toEqual(other);
  });

  it('refuses a checkpoint in which any byte has been changed, or which ends too early', async () => {
    const bytes = await encodeCheckpoint(stored, run);
    const place = fc.nat(bytes.length - 1);
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (index, change) => {
        const damaged = Uint8Array.from(bytes);
        damaged[index] ^= change;
        expect(decodeCheckpoint(damaged, run)).toEqual(expect.any(String));
        expect(decodeCheckpoint(bytes.subarray(0, index), run)).toEqual(expect.any(String));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('refuses the checkpoint of another run', async () => {
    const bytes = await encodeCheckpoint(stored, 'fe'.repeat(32));
    expect(decodeCheckpoint(bytes, run)).toContain('a different run');
  });
});

describe('encodeCheckpoint', () => {
  it('writes a safetensors file: length, JSON header, and data that the header describes without gap', async () => {
    const bytes = Buffer.from(await encodeCheckpoint(stored, run));
    const dataStart = 8 + Number(bytes.readBigUInt64LE());
    const header = JSON.parse(bytes.toString('utf8', 8, dataStart)) as Record<string, { dtype: string }>;
    const { __metadata__: metadata, ...tensors } = header;
    expect(Object.values(metadata).every((value) => typeof value === 'string')).toBe(true);
    expect(tensors).toMatchObject({
      order: { dtype: 'U32', shape: [6] },
      curve: { dtype: 'F64', shape: [3] },
      'state.parameters': { dtype: 'F32' },
      'state.velocity.0.bias': { dtype: 'F64' },
      'network.0.weight': { dtype: 'F32' },
      'network.1.bias': { dtype: 'F32', shape: [10] },
    });
    const ends = Object.values(tensors).map(
      (tensor) => (tensor as unknown as { data_offsets: number[] }).data_offsets[1],
    );
    expect(bytes.length).toBe(dataStart + Math.max(...ends));
  });
});

describe('readCheckpointMark', () => {
  it('finds where the records end in the first bytes of the file', async () => {
    const bytes = Buffer.from(await encodeCheckpoint(stored, run));
    expect(readCheckpointMark(bytes.subarray(0, checkpointStartBytes))).toEqual(lines.mark);
    expect(readCheckpointMark(Buffer.from('something else'))).toBeNull();
  });
});
