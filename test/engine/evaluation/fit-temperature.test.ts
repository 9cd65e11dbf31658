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

function fit(...splits: [DataSplit, ...DataSplit[]]): number {
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

const twice = (bytes: Uint8Array) => Uint8Array.from([...bytes, ...bytes]);

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

  it('is no surer than suits the first split, and gives each the same weight, however many images it has', () => {
    const wrong = { images: test.images, labels: asRead(test).labels.map((label) => (label + 1) % 10) };
    const few = { images: wrong.images.subarray(0, 8 * 784), labels: wrong.labels.subarray(0, 8) };
    const many = asRead(validation);
    const fitted = fit(many, few);
    expect(fit(few, many)).toBe(fit(few));
    const meanLoss = (temperature: number) =>
      logLoss(few, temperature) / few.labels.length + logLoss(many, temperature) / many.labels.length;
    expect(fitted).toBeGreaterThan(fit(many));
    expect(fitted).toBeLessThan(fit(few));
    for (const other of [0.95, 1.05]) {
      expect(meanLoss(fitted)).toBeLessThanOrEqual(meanLoss(Math.min(10, fitted * other)));
    }
    expect(fit(many, { images: twice(few.images), labels: twice(few.labels) })).toBe(fitted);
  });

  it('ends at the least temperature for a network that is always right, and at the highest for one that never is', () => {
    expect(fit(asRead(test))).toBeCloseTo(0.2, 2);
    const { images, labels } = asRead(test);
    expect(fit({ images, labels: labels.map((label) => (label + 1) % 10) })).toBeCloseTo(10, 1);
  });
});
