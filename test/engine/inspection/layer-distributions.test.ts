import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../src/contract/network';
import {
  binCount,
  histogramOf,
  magnitudesOf,
  smallestMagnitude,
  widened,
} from '../../../src/engine/inspection/histogram';
import { layerDistributions } from '../../../src/engine/inspection/layer-distributions';
import { costFunction } from '../../../src/engine/network/costs';
import { ForwardPass } from '../../../src/engine/network/forward';
import { createNetwork, networkFromParameters, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { createSmallDataSet } from '../small-data-set';

const total = (counts: Uint32Array) => counts.reduce((sum, count) => sum + count, 0);
const middle = binCount / 2;

describe('histogramOf', () => {
  it('counts every value, in a range of a power of two around 0', () => {
    const random = createRandom(1);
    const values = Array.from({ length: 5000 }, () => 3 * random.gaussian());
    const { exponent, counts } = histogramOf(values);
    const largest = Math.max(...values.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(2 ** exponent);
    expect(largest).toBeGreaterThan(2 ** (exponent - 1));
    expect(total(counts)).toBe(5000);
    expect(counts[middle]).toBe(
      values.filter((value) => value >= 0 && value < 2 ** exponent / middle).length,
    );
  });

  it('knows known values', () => {
    const { exponent, counts } = histogramOf([1, 1, -1, 0, 0.5]);
    expect(exponent).toBe(0);
    expect([counts[binCount - 1], counts[0], counts[middle], counts[(3 * binCount) / 4]]).toEqual([
      2, 1, 1, 1,
    ]);
    expect(total(histogramOf([0, 0]).counts)).toBe(2);
    expect(total(histogramOf([]).counts)).toBe(0);
  });
});

describe('widened', () => {
  it('is what the values give in the wider range', () => {
    const random = createRandom(2);
    const values = Array.from({ length: 1000 }, () => random.uniform() * 2 - 1);
    const wide = widened(histogramOf(values), 3);
    const withOne = histogramOf([...values, 8]);
    withOne.counts[binCount - 1]--;
    expect(wide).toEqual(withOne);
    expect(widened(wide, 3)).toEqual(wide);
  });
});

describe('magnitudesOf', () => {
  it('counts by powers of two, and zeros apart', () => {
    const { counts, zeros, norm } = magnitudesOf(
      [0, 1, -1.5, 2, 2 ** -10, 1e-30, 1e30, 0].map((value) => value),
    );
    const bin = (exponent: number) => counts[exponent - smallestMagnitude];
    expect([zeros, bin(0), bin(1), bin(-10), counts[0], counts.at(-1)]).toEqual([2, 2, 1, 1, 1, 1]);
    expect(norm / 1e30).toBeCloseTo(1);
  });
});

const { validation } = createSmallDataSet({ training: 10, validation: 4, test: 10 });
const network = parametersOf(createNetwork([784, 3, 10], createRandom(3)));

/** Mean cost over all images. */
function costWith(changed: NetworkParameters, cost: Hyperparameters['cost']): number {
  const forward = new ForwardPass(changed);
  const errors = new Float64Array(10);
  const costOf = costFunction({ cost, outputActivation: 'sigmoid' });
  let sum = 0;
  validation.labels.forEach((digit, image) => {
    forward.input.readPixels(validation.images, image);
    sum += costOf(forward.weightedOutputs, forward.run(), digit, errors);
  });
  return sum / validation.labels.length;
}

describe('layerDistributions', () => {
  it.each(['quadratic', 'cross-entropy'] as const)('has the gradient of finite differences (%s)', (cost) => {
    const found = layerDistributions(validation, { network, cost });
    const precise = networkFromParameters(network);
    const step = 1e-5;
    precise.layers.forEach(({ weight, bias }, layer) => {
      let squares = 0;
      for (const values of [weight, bias]) {
        for (let at = 0; at < values.length; at++) {
          const before = values[at];
          const costAt = (value: number) => {
            values[at] = value;
            return costWith(precise as unknown as NetworkParameters, cost);
          };
          squares += ((costAt(before + step) - costAt(before - step)) / (2 * step)) ** 2;
          values[at] = before;
        }
      }
      expect(found[layer].gradients.norm).toBeGreaterThan(0);
      expect(found[layer].gradients.norm / Math.sqrt(squares)).toBeCloseTo(1, 4);
    });
  });

  it('counts all numbers of each layer', () => {
    const [hidden, output] = layerDistributions(validation, { network, cost: 'quadratic' });
    expect(total(hidden.weights.histogram.counts)).toBe(784 * 3);
    expect(total(hidden.biases.histogram.counts)).toBe(3);
    expect(total(hidden.activations.histogram.counts)).toBe(validation.labels.length * 3);
    expect(total(output.activations.histogram.counts)).toBe(validation.labels.length * 10);
    expect(total(hidden.gradients.counts) + hidden.gradients.zeros).toBe(785 * 3);
    expect(hidden.activations.lowest).toBeGreaterThanOrEqual(0);
    expect(hidden.activations.highest).toBeLessThanOrEqual(1);
    expect(hidden.weights.mean).toBeCloseTo(0, 0);
    expect(hidden.weights.deviation).toBeCloseTo(1, 1);
  });
});
