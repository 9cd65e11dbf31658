import { describe, expect, it } from 'vitest';
import { parseProvenance } from '../../../src/contract/models';
import type { RunDetails } from '../../../src/contract/run';
import { provenanceOf, thinCosts } from '../../../src/services/runs/provenance';
import { someCosts, someEpoch, someRun } from './some-run';

const run = {
  ...someRun,
  ...{ appVersion: '1.2.3', createdAt: '2026-05-04T12:00:00.000Z', name: 'Mine' },
  ...{ epochs: [someEpoch(0)], points: [{ epochs: 0, validationCorrect: 1, validationTotal: 10 }] },
  costs: someCosts(0),
};

describe('provenanceOf', () => {
  it('tells all of a run that a model file holds', () => {
    const { appVersion, createdAt, hyperparameters, epochs, points, costs, name } = run;
    const provenance = provenanceOf(run);
    expect(provenance).toEqual({
      ...{ appVersion, createdAt, dataset: 'MNIST', hyperparameters, epochs, points, costs, name },
    });
    expect(parseProvenance(JSON.parse(JSON.stringify(provenance)))).toEqual(provenance);
  });

  it('names the stroke digits, and what a lesson taught', () => {
    const hyperparameters = { ...run.hyperparameters, strokeDigits: 2000 };
    expect(provenanceOf({ ...run, hyperparameters }).dataset).toBe('MNIST + 2,000 stroke digits');
    const origin: RunDetails['origin'] = {
      kind: 'fine-tuned',
      name: 'Before',
      ownDigits: 30,
      testCorrectBefore: 9600,
    };
    expect(provenanceOf({ ...run, origin }).taught).toEqual({
      ownDigits: 30,
      from: 'Before',
      testCorrectBefore: 9600,
    });
  });

  it('holds at most 800 points of the cost curve', () => {
    const costs = Array.from({ length: 1000 }, (_, epoch) => someCosts(epoch)).flat();
    const thinned = provenanceOf({ ...run, costs }).costs;
    expect(thinned).toHaveLength(800);
    expect(thinned.at(-1)).toEqual(costs.at(-1));
  });
});

describe('thinCosts', () => {
  it('leaves a short curve as it is, and takes neighbours of a long one together', () => {
    const costs = [1, 2, 3, 4].map((at) => ({
      ...{
        epochs: at,
        miniBatchCost: 10 * at,
        runningCost: 100 * at,
        lowerQuartile: at,
        upperQuartile: 2 * at,
      },
    }));
    expect(thinCosts(costs, 4)).toEqual(costs);
    expect(thinCosts(costs, 2)).toEqual([
      { ...costs[1], lowerQuartile: 1.5, upperQuartile: 3 },
      { ...costs[3], lowerQuartile: 3.5, upperQuartile: 7 },
    ]);
    expect(thinCosts([], 2)).toEqual([]);
  });
});
