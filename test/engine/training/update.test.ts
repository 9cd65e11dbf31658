import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { createZeroNetwork } from '../../../src/engine/network/network';
import { UpdateRule } from '../../../src/engine/training/update';

function createCase(weight: number, bias: number, changes: { l1?: number; l2?: number; momentum?: number }) {
  const [network, gradient] = [createZeroNetwork([1, 1]), createZeroNetwork([1, 1])];
  network.layers[0].weight[0] = weight;
  network.layers[0].bias[0] = bias;
  const rule = new UpdateRule({ ...defaultHyperparameters, ...changes }, network);
  const step = (slope: number) => {
    gradient.layers[0].weight[0] = slope;
    gradient.layers[0].bias[0] = slope;
    rule.apply(network, gradient, { learningRate: 0.5, images: 2, imagesInEpoch: 10 });
    const [layer] = network.layers;
    return [layer.weight[0], layer.bias[0]];
  };
  return { step, gradient };
}

describe('UpdateRule', () => {
  it('moves by -eta/m times the summed gradient, and starts the next sum from 0', () => {
    const { step, gradient } = createCase(1, -1, {});
    expect(step(4)).toEqual([0, -2]);
    expect([gradient.layers[0].weight[0], gradient.layers[0].bias[0]]).toEqual([0, 0]);
  });

  it('shrinks weights, not biases, in proportion to their size with L2', () => {
    const { step } = createCase(4, 4, { l2: 2 });
    // 4 (1 - 0.5 · 2 / 10)
    expect(step(0)).toEqual([expect.closeTo(3.6, 14), 4]);
    expect(step(0)).toEqual([expect.closeTo(3.24, 14), 4]);
  });

  it('shrinks weights, not biases, by the same amount with L1, and leaves a weight of 0 alone', () => {
    expect(createCase(4, 4, { l1: 2 }).step(0)).toEqual([expect.closeTo(3.9, 14), 4]);
    expect(createCase(-4, 4, { l1: 2 }).step(0)).toEqual([expect.closeTo(-3.9, 14), 4]);
    expect(createCase(0, 0, { l1: 2 }).step(0)).toEqual([0, 0]);
  });

  it('goes on with its velocity, regularisation included', () => {
    const { step } = createCase(1, 1, { l1: 2, l2: 1, momentum: 0.5 });
    // v = -0.25 · 4 - 0.05 · 1 - 0.1; bias: v = -1
    expect(step(4)).toEqual([expect.closeTo(-0.15, 14), 0]);
    // v = 0.5 · -1.15 + 0.05 · 0.15 + 0.1; bias: v = -0.5
    expect(step(0)).toEqual([expect.closeTo(-0.6175, 14), -0.5]);
    expect(step(0)[1]).toBe(-0.75);
  });
});
