import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { countCorrect } from '../../../src/engine/evaluation/accuracy';
import { createNetwork, createNewNetwork, weightsBytes } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { PlainEngine } from '../../../src/engine/training/plain-engine';
import { train } from '../../../src/engine/training/train';
import type { EpochCounts, TrainingStep } from '../../../src/engine/training/training-step';
import { bookCost, bookEpoch, bookLayers } from '../book-rule';
import { createSmallDataSet } from '../small-data-set';
import { ScriptedEngine } from './scripted-engine';

const basic: Hyperparameters = { ...defaultHyperparameters, hiddenLayers: [8], epochs: 1 };

function createEngine(hyperparameters: Hyperparameters, images = 100, pixels = 784): PlainEngine {
  const data = createSmallDataSet({ training: images }, { pixels });
  const sizes = [pixels, ...(hyperparameters.hiddenLayers as number[]), 10];
  return new PlainEngine(data, createNetwork(sizes, createRandom(hyperparameters.seed)), hyperparameters);
}

function weightsSha256(engine: PlainEngine): string {
  return createHash('sha256').update(weightsBytes(engine.parameters())).digest('hex');
}

function trained(hyperparameters: Hyperparameters, images?: number): PlainEngine {
  const engine = createEngine(hyperparameters, images);
  Array.from(train(engine, hyperparameters));
  return engine;
}

const ofType = <Type extends TrainingStep['type']>(steps: readonly TrainingStep[], type: Type) =>
  steps.filter((step): step is Extract<TrainingStep, { type: Type }> => step.type === type);

describe('train', () => {
  it('agrees with the book’s rule in double precision, in file order, for every shape and mini-batch', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 });
    const miniBatches = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(shapes, miniBatches, fc.nat(), (hiddenLayers, miniBatchSize, seed) => {
        const hyperparameters = { ...basic, hiddenLayers, miniBatchSize, seed, shuffle: false };
        const data = createSmallDataSet({ training: 33 }, { pixels: 30, seed });
        const engine = new PlainEngine(
          data,
          createNetwork([30, ...hiddenLayers, 10], createRandom(seed)),
          hyperparameters,
        );
        const expected = bookLayers(engine.network);
        bookEpoch(expected, data.training, miniBatchSize, hyperparameters.learningRate);
        Array.from(train(engine, hyperparameters));
        bookLayers(engine.network).forEach(({ weight, bias }, layer) => {
          expect(bias).toEqual(expected[layer].bias.map((value) => expect.closeTo(value, 10)));
          expect(weight.flat()).toEqual(
            expected[layer].weight.flat().map((value) => expect.closeTo(value, 10)),
          );
        });
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('comes to the very same weights for the same seed and settings, on every machine', () => {
    const hashes = [
      { ...basic, epochs: 3 },
      { ...basic, hiddenLayers: [], miniBatchSize: 7, seed: 2, shuffle: false },
      { ...basic, hiddenLayers: [12, 5], miniBatchSize: 1, learningRate: 0.5, seed: 4_294_967_295 },
    ].map((hyperparameters) => weightsSha256(trained(hyperparameters)));
    expect(hashes).toEqual([
      '1a8a6caec0fc8ca1b05363675af9ac4659dcb93a5432521a5e48ef02f97ce0c3',
      '54c41f6552c4cc90ced5d63e6f1b1df4e5e273df3c703b3f52cb747107982f9c',
      '5aa4c966af8c8f9d4d3bcf15a54bf270b3879a8122bec669bed14c0c82bc5d77',
    ]);
  });

  it('comes to other weights for another seed of the order', () => {
    const network = createNetwork([784, 8, 10], createRandom(1));
    const data = createSmallDataSet({ training: 100 });
    const hashes = [1, 2].map((seed) => {
      const engine = new PlainEngine(data, network, { ...basic, seed });
      Array.from(train(engine, { ...basic, seed }));
      return weightsSha256(engine);
    });
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('learns: most images that it has never seen are classified correctly after a few epochs', () => {
    const hyperparameters = { ...basic, hiddenLayers: [], epochs: 8 };
    const data = createSmallDataSet({ training: 500, test: 40 }, { pixels: 100 });
    const engine = new PlainEngine(data, createNetwork([100, 10], createRandom(1)), hyperparameters);
    const counts = ofType(Array.from(train(engine, hyperparameters)), 'epoch').map((step) => step.counts);
    expect(counts.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(counts[7].correct).toBeGreaterThanOrEqual(36);
    expect(counts[7].cost).toBeLessThan(counts[0].cost / 4);
  });

  it('yields counts that the evaluation of the finished network confirms', () => {
    const data = createSmallDataSet({ training: 100, validation: 30, test: 40 });
    const engine = new PlainEngine(data, createNetwork([784, 8, 10], createRandom(1)), basic);
    const [{ counts }] = ofType(Array.from(train(engine, basic)), 'epoch');
    expect(counts).toMatchObject({
      correct: countCorrect(engine.network, data.test),
      total: 40,
      validationCorrect: countCorrect(engine.network, data.validation),
      validationTotal: 30,
      trainingCorrect: countCorrect(engine.network, data.training),
      trainingTotal: 100,
    } satisfies Partial<EpochCounts>);
  });

  it('yields the mean cost of each mini-batch before its step, and their mean over the epoch’s images', () => {
    const hyperparameters = {
      ...basic,
      hiddenLayers: [],
      miniBatchSize: 40,
      learningRate: 1e-6,
      shuffle: false,
    };
    const data = createSmallDataSet({ training: 100 }, { pixels: 30 });
    const engine = new PlainEngine(data, createNetwork([30, 10], createRandom(1)), hyperparameters);
    const layers = bookLayers(engine.network);
    const imageCosts = Array.from(data.training.labels, (label, image) => {
      const bytes = data.training.images.subarray(image * 30, (image + 1) * 30);
      return bookCost(
        layers,
        Array.from(bytes, (byte) => byte / 255),
        label,
      );
    });
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const steps = Array.from(train(engine, hyperparameters));
    const costs = ofType(steps, 'training').flatMap((step) => step.costs);
    // At so low a learning rate the weights stay nearly what they were.
    const expected = [imageCosts.slice(0, 40), imageCosts.slice(40, 80), imageCosts.slice(80)].map(mean);
    expect(costs).toEqual(expected.map((cost) => expect.closeTo(cost, 4)));
    expect(ofType(steps, 'epoch')[0].counts.cost).toBeCloseTo(mean(imageCosts), 4);
  });

  it('counts every image and mini-batch once, also when the mini-batch does not divide the set', () => {
    for (const [miniBatchSize, miniBatches] of [
      [1, 100],
      [7, 15],
      [100, 1],
      [5000, 1],
    ]) {
      const steps = Array.from(train(createEngine({ ...basic, miniBatchSize }), { ...basic, miniBatchSize }));
      const training = ofType(steps, 'training');
      expect(training.flatMap((step) => step.costs)).toHaveLength(miniBatches);
      expect(training.reduce((sum, step) => sum + step.images, 0)).toBe(100);
      expect(training.at(-1)).toMatchObject({ imagesDone: 100, imagesInEpoch: 100 });
    }
  });

  it('learns from the first training images only, when it is asked to', () => {
    const hyperparameters = { ...basic, trainingImages: 30 };
    expect(weightsSha256(trained(hyperparameters, 100))).toBe(weightsSha256(trained(hyperparameters, 30)));
  });

  it('splits a mini-batch that takes long into several pieces of work, without changing the result', () => {
    const wide = { ...basic, hiddenLayers: [300], miniBatchSize: 60, shuffle: false };
    const engine = createEngine(wide, 60, 400);
    const expected = bookLayers(engine.network);
    bookEpoch(
      expected,
      createSmallDataSet({ training: 60 }, { pixels: 400 }).training,
      60,
      wide.learningRate,
    );
    const training = ofType(Array.from(train(engine, wide)), 'training');
    expect(training.length).toBeGreaterThan(1);
    expect(training.map((step) => step.costs.length)).toEqual([...training.slice(1).map(() => 0), 1]);
    expect(bookLayers(engine.network)[1].bias).toEqual(
      expected[1].bias.map((value) => expect.closeTo(value, 10)),
    );
  });

  it('stays finite at learning rates that make it learn nothing', () => {
    for (const learningRate of [100, 1000]) {
      const engine = createEngine(basic);
      const steps = Array.from(train(engine, { ...basic, learningRate, epochs: 3 }));
      for (const { counts } of ofType(steps, 'epoch')) expect(counts.cost).toBeLessThanOrEqual(5);
      for (const { weight } of engine.network.layers) expect(weight.every(Number.isFinite)).toBe(true);
    }
  });

  it('comes to the very same weights with the techniques of chapter 3, on every machine', () => {
    const chapter3: Hyperparameters = {
      ...basic,
      learningRate: 0.1,
      initialWeights: 'scaled-normal',
      epochs: 2,
    };
    const hashes = [
      { ...chapter3, cost: 'cross-entropy', l2: 5 },
      { ...chapter3, hiddenActivation: 'tanh', l1: 0.5, momentum: 0.9, miniBatchSize: 7 },
      {
        ...chapter3,
        hiddenLayers: [9, 5],
        hiddenActivation: 'relu',
        outputActivation: 'softmax',
        dropout: 0.5,
      },
      { ...chapter3, outputActivation: 'softmax', cost: 'cross-entropy', schedule: 'halving', patience: 1 },
    ].map((changes) => {
      const hyperparameters = changes as Hyperparameters;
      const data = createSmallDataSet({ training: 100 });
      const engine = new PlainEngine(data, createNewNetwork(hyperparameters), hyperparameters);
      Array.from(train(engine, hyperparameters));
      return weightsSha256(engine);
    });
    expect(hashes).toEqual([
      'de7441b71d7e3089afc2fc4931c79851c10fe0832ab1695bfd60b1a2f5d052e5',
      'aaebcbeacd0ea8f69973f6ecfe3e6e5e12343dd20b63609e1bd4ae6e93b34077',
      '0256bd4ea6fb467a1eb0d7b2444e571a0fcbb6f2271465f85b0284cc92bfe0cb',
      'ecef490e9f626c7fa98f81e23e11f37957b6db4dea9a4eeb47319e12b309114e',
    ]);
  });

  it('takes each epoch’s learning rate from the schedule, and ends where that says', () => {
    const hyperparameters: Hyperparameters = { ...basic, schedule: 'halving', patience: 1, epochs: 50 };
    const engine = new ScriptedEngine(() => 0.5, [3, 3, 4]);
    const steps = Array.from(train(engine, hyperparameters));
    expect(engine.learningRates).toEqual([3, 3, 1.5, 1.5, 0.75, 0.375, 0.1875, 0.09375, 0.046875]);
    expect(steps.at(-1)).toMatchObject({ type: 'epoch', counts: { epoch: 8 }, ending: 'lowest-rate' });
  });

  it('stops early when validation accuracy gets no better', () => {
    const engine = new ScriptedEngine(() => 0.5, [1, 2, 9, 9, 5]);
    const epochs = ofType(Array.from(train(engine, { ...basic, earlyStopping: 2, epochs: 50 })), 'epoch');
    expect(epochs.map(({ ending }) => ending)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'no-improvement',
    ]);
  });

  it('says with the last epoch that it is the last', () => {
    const epochs = ofType(
      Array.from(train(new ScriptedEngine(() => 0.5, [1]), { ...basic, epochs: 2 })),
      'epoch',
    );
    expect(epochs.map(({ ending }) => ending)).toEqual([undefined, 'completed']);
  });

  it.each([NaN, Infinity, 1e39])('ends at once when the cost becomes %d, and yields it to nobody', (cost) => {
    const engine = new ScriptedEngine((epoch) => (epoch === 1 ? cost : 0.5), [1]);
    const steps = Array.from(train(engine, { ...basic, epochs: 5 }));
    expect(steps.at(-1)).toEqual({ type: 'diverged', epoch: 1 });
    expect(ofType(steps, 'epoch')).toHaveLength(1);
    expect(ofType(steps, 'training').flatMap((step) => step.costs)).not.toContain(cost);
  });

  it('ends when weights grow beyond what a model file can hold, though the cost does not show it', () => {
    const engine = new ScriptedEngine(() => 0.5, [1]);
    engine.bias = Infinity;
    expect(Array.from(train(engine, basic)).at(-1)).toEqual({ type: 'diverged', epoch: 0 });
  });

  it('diverges rather than go on with a learning rate that no rectified linear network can bear', () => {
    const hyperparameters: Hyperparameters = {
      ...basic,
      hiddenLayers: [20, 20],
      hiddenActivation: 'relu',
      outputActivation: 'softmax',
      cost: 'cross-entropy',
      learningRate: 1000,
      momentum: 0.99,
      l2: 1000,
      epochs: 20,
    };
    const steps = Array.from(train(createEngine(hyperparameters), hyperparameters));
    expect(steps.at(-1)).toMatchObject({ type: 'diverged' });
    for (const { costs } of ofType(steps, 'training')) expect(costs.every(Number.isFinite)).toBe(true);
  });
});
