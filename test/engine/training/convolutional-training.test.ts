import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { createNewNetwork } from '../../../src/engine/network/network';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { PlainEngine } from '../../../src/engine/training/plain-engine';
import { train } from '../../../src/engine/training/train';

const hyperparameters: Hyperparameters = {
  ...defaultHyperparameters,
  hiddenLayers: ['4c5', 'p2', 20],
  cost: 'cross-entropy',
  initialWeights: 'scaled-normal',
  outputActivation: 'softmax',
  learningRate: 0.5,
  epochs: 8,
  trainingImages: 600,
};
const data = createSyntheticDataSet({ seed: 1, trainingImages: 600, validationImages: 0, testImages: 200 });

function newEngine(changes: Partial<Hyperparameters> = {}): PlainEngine {
  const settings = { ...hyperparameters, ...changes };
  return new PlainEngine(data, createNewNetwork(settings), settings);
}

describe('training a network with convolutions', () => {
  it('teaches it synthetic digits', () => {
    const correct = [...train(newEngine(), hyperparameters)].flatMap((step) =>
      step.type === 'epoch' ? [step.counts.correct] : [],
    );
    expect(correct.at(-1)).toBeGreaterThan(120);
  });

  it('leaves out neurons of dense layers only', () => {
    const engine = newEngine({ dropout: 0.9, hiddenLayers: ['4c5', 'p2'] });
    const without = newEngine({ hiddenLayers: ['4c5', 'p2'] });
    const order = Uint32Array.from({ length: 20 }, (_, index) => index);
    for (const each of [engine, without]) each.learn(order, 0, 20, { epoch: 0, learningRate: 0.1 });
    expect(engine.network).toEqual(without.network);
  });

  it('goes on from a restored state to the very same weights', () => {
    const rules = { momentum: 0.5, l2: 1, dropout: 0.3, miniBatchSize: 5 };
    const [kept, resumed] = [newEngine(rules), newEngine(rules)];
    const order = Uint32Array.from({ length: 20 }, (_, index) => index);
    kept.learn(order, 0, 10, { epoch: 0, learningRate: 0.1 });
    resumed.restore(structuredClone(kept.state()));
    for (const each of [kept, resumed]) each.learn(order, 10, 20, { epoch: 0, learningRate: 0.1 });
    expect(resumed.network).toEqual(kept.network);
  });
});
