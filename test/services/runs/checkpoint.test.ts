import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCheckpoint, encodeCheckpoint } from '../../../src/services/runs/checkpoint';
import { someCheckpoint } from './some-run';

const run = 'cd'.repeat(32);
const finished = { ending: 'no-improvement', weightsSha256: 'ef'.repeat(32) } as const;

describe('decodeCheckpoint', () => {
  it('gives back every number of a checkpoint, in its own precision', () => {
    const checkpoint = someCheckpoint(7);
    expect(decodeCheckpoint(encodeCheckpoint(checkpoint, run), run)).toEqual(checkpoint);
    const last = { ...checkpoint, finished };
    expect(decodeCheckpoint(encodeCheckpoint(last, run), run)).toEqual(last);
  });

  it('refuses a checkpoint in which any byte has been changed, or which ends too early', () => {
    const bytes = encodeCheckpoint(someCheckpoint(7), run);
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

  it('refuses the checkpoint of another run', () => {
    const bytes = encodeCheckpoint(someCheckpoint(7), 'fe'.repeat(32));
    expect(decodeCheckpoint(bytes, run)).toContain('another run');
  });
});

describe('encodeCheckpoint', () => {
  it('writes a safetensors file: length, JSON header, and data that the header describes without gap', () => {
    const bytes = Buffer.from(encodeCheckpoint(someCheckpoint(7), run));
    const dataStart = 8 + Number(bytes.readBigUInt64LE());
    const { __metadata__: metadata, ...tensors } = JSON.parse(bytes.toString('utf8', 8, dataStart));
    expect(Object.values(metadata).every((value) => typeof value === 'string')).toBe(true);
    expect(tensors).toEqual({
      order: { dtype: 'U32', shape: [6], data_offsets: [0, 24] },
      'state.parameters': { dtype: 'F32', shape: [5], data_offsets: [24, 44] },
      'state.velocity.0.bias': { dtype: 'F64', shape: [3], data_offsets: [44, 68] },
      'state.empty': { dtype: 'F32', shape: [0], data_offsets: [68, 68] },
    });
    expect(bytes.length).toBe(dataStart + 68);
  });
});
