import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { runDescriptionSchema } from '../../src/contract/run';

const description = {
  id: '20260101-120000-0a0b0c0d',
  createdAt: '2026-01-01T12:00:00.000Z',
  appVersion: '0.1.0',
  origin: { kind: 'new' },
  hyperparameters: defaultHyperparameters,
  engine: 'kernels',
};

describe('the mark of a sweep in a run’s description', () => {
  it('is kept, may be absent, and costs nothing but itself where it cannot be read', () => {
    const sweep = { id: '20260101-115959-0a0b0c0d', name: 'Sweep', axes: ['learningRate', 'hiddenLayers'] };
    const read = (content: object) => v.parse(runDescriptionSchema, { ...description, ...content }).sweep;
    expect(read({ sweep })).toEqual(sweep);
    expect(read({})).toBeUndefined();
    for (const wrong of [
      { ...sweep, axes: [] },
      { ...sweep, axes: ['of a later version'] },
      { ...sweep, axes: ['learningRate', 'learningRate'] },
      { ...sweep, id: '../x' },
      7,
    ]) {
      expect(read({ sweep: wrong })).toBeUndefined();
    }
  });
});
