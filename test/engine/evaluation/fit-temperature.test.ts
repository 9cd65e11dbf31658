import { describe, expect, it } from 'vitest';
import type { DataSplit } from '../../../src/contract/data';
import { fitTemperature } from '../../../src/engine/evaluation/fit-temperature';
import { probabilityOf } from '../../../src/engine/network/confidence';
import { ForwardPass } from '../../../src/engine/network/forward';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { createSmallDataSet } from '../small-data-set';

const network = parametersOf(createNetwork([784, 12, 10], createRandom(1)));
const { validation, test } = createSmallDataSet({ training: 0, validation: 60, test: 40 });

function fit(...splits: DataSplit[]): number {
  const fitting = fitTemperature(network, splits);
  for (;;) {
    const step = fitting.next();
    if (step.done) return step.value;
  }
}

/** Written out once more, as a reference. */
function logLoss({ images, labels }: DataSplit, temperature: number): number {
  const forward = new ForwardPass(network);
  return labels.reduce((sum, label, image) => {
    forward.input.readPixels(images, image);
    forward.run();
    return sum - Math.log(probabilityOf(forward.weightedOutputs, label, temperature));
  }, 0);
}

/** Images labelled as the network reads them. */
function asRead({ images, labels }: DataSplit): DataSplit {
  const forward = new ForwardPass(network);
  return {
    images,
    labels: labels.map((_, image) => {
      forward.input.readPixels(images, image);
      forward.run();
      return forward.weightedOutputs.indexOf(Math.max(...forward.weightedOutputs));
    }),
  };
}

describe('fitTemperature', () => {
  it('finds the least log-loss', () => {
    const { images, labels } = asRead(validation);
    // Every third answer is wrong, so that the network is right to doubt.
    const split = { images, labels: labels.map((label, index) => (index % 3 ? label : (label + 1) % 10)) };
    const fitted = fit(split);
    expect(fitted).toBeGreaterThan(0.2);
    expect(fitted).toBeLessThan(10);
    for (const other of [0.95, 1.05]) {
      expect(logLoss(split, fitted)).toBeLessThan(logLoss(split, fitted * other));
    }
  });

  it('takes the more modest of several splits', () => {
    expect(fit(validation, asRead(test))).toBe(fit(validation));
    expect(fit(asRead(test), validation)).toBe(fit(validation));
  });

  it('ends at the least temperature for a network that is always right, and at the highest for one that never is', () => {
    expect(fit(asRead(test))).toBeCloseTo(0.2, 2);
    const { images, labels } = asRead(test);
    expect(fit({ images, labels: labels.map((label) => (label + 1) % 10) })).toBeCloseTo(10, 1);
  });
});
