import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { DataSet } from '../../src/contract/data';
import { initialisers } from '../../src/engine/network/initialisers';
import { createNetwork } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { PlainEngine } from '../../src/engine/training/plain-engine';
import { train } from '../../src/engine/training/train';
import { createSmallDataSet } from '../engine/small-data-set';
import { createKernelEngine, someOrder } from './engines';
import { someRules } from './some-rules';

const trainingImages = 45;

/** The first images are all ink and the last ones have none. */
function extremeDataSet(pixels: number, digits: number, seed: number): DataSet {
  const data = createSmallDataSet({ training: trainingImages, test: 35 }, { pixels, digits, seed });
  data.training.images.fill(255, 0, 2 * pixels);
  data.training.images.fill(0, (trainingImages - 2) * pixels);
  return data;
}

/** From a single neuron to several blocks of columns; few are multiples of 4. */
const shapes = fc.record({
  pixels: fc.integer({ min: 1, max: 40 }),
  hiddenLayers: fc.array(fc.integer({ min: 1, max: 75 }), { maxLength: 3 }),
  digits: fc.integer({ min: 2, max: 13 }),
});

/** Around the sizes from which on mini-batches are summed up pixel by pixel. */
const wideShapes = fc.record({
  pixels: fc.integer({ min: 1, max: 40 }),
  hiddenLayers: fc.array(fc.integer({ min: 60, max: 140 }), { minLength: 1, maxLength: 2 }),
  digits: fc.integer({ min: 2, max: 13 }),
});

const rules = someRules(trainingImages);

const largeMiniBatches = fc
  .record({ wanted: rules, miniBatchSize: fc.integer({ min: 18, max: trainingImages }) })
  .map(({ wanted, miniBatchSize }) => ({ ...wanted, miniBatchSize }));

describe('KernelEngine.learn', () => {
  it('agrees with the reference in every layer and cost within 2e-5, for all shapes and rules', () => {
    expectAgreement(shapes, rules, 300);
  });

  it('agrees with the reference likewise when wide layers learn from large mini-batches', () => {
    expectAgreement(wideShapes, largeMiniBatches, 100);
  });

  it('agrees with the reference within 1e-3 after an epoch of the book’s first experiment', () => {
    const data = createSmallDataSet({ training: 2000, test: 500 });
    const network = createNetwork([784, 30, 10], createRandom(1));
    const engine = createKernelEngine(data, network, defaultHyperparameters);
    const reference = new PlainEngine(data, network, defaultHyperparameters);
    for (const one of [engine, reference]) one.learn(someOrder(2000), 0, 2000, { epoch: 0, learningRate: 3 });
    engine.parameters().layers.forEach(({ weight, bias }, layer) => {
      const expected = reference.network.layers[layer];
      expect(largestDifference(weight, expected.weight)).toBeLessThan(1e-3);
      expect(largestDifference(bias, expected.bias)).toBeLessThan(1e-3);
    });
    expect(engine.countCorrect('test', 0, 500)).toBe(reference.countCorrect('test', 0, 500));
  });

  it('learns from the very images that the reference changes, in any pieces and mini-batches', () => {
    const data = createSmallDataSet({ training: 130 });
    const network = createNetwork([784, 12, 10], createRandom(1), initialisers['scaled-normal']);
    const augmented = {
      ...defaultHyperparameters,
      shift: 2,
      rotation: 15,
      scaling: 0.1,
      shear: 0.2,
      elastic: 1,
    };
    for (const changes of [
      {},
      { miniBatchSize: 33 },
      { miniBatchSize: 100, momentum: 0.5 },
      { dropout: 0.5 },
    ]) {
      const wanted = { ...augmented, ...changes };
      const engine = createKernelEngine(data, network, wanted);
      const reference = new PlainEngine(data, network, wanted);
      for (const one of [engine, reference]) {
        for (const [from, to] of [
          [0, 40],
          [40, 41],
          [41, 130],
        ]) {
          one.learn(someOrder(130), from, to, { epoch: 3, learningRate: 0.5 });
        }
      }
      engine.parameters().layers.forEach(({ weight }, layer) => {
        expect(largestDifference(weight, reference.network.layers[layer].weight)).toBeLessThan(2e-5);
      });
    }
  });

  it('agrees with the reference on images whose few pixels are far apart', () => {
    const data = createSmallDataSet({ training: 60, test: 60 });
    for (const { images } of [data.training, data.test]) {
      images.fill(0);
      [[783], [0, 255], [1, 257], [0, 256, 512, 783], [400, 401, 700], []].forEach((positions, index) => {
        for (let image = index; image < 60; image += 6) {
          for (const position of positions) images[image * 784 + position] = 100 + position / 10 + image;
        }
      });
    }
    const network = createNetwork([784, 12, 10], createRandom(1), initialisers['scaled-normal']);
    for (const wanted of [defaultHyperparameters, { ...defaultHyperparameters, shift: 1 }]) {
      const engine = createKernelEngine(data, network, wanted);
      const reference = new PlainEngine(data, network, wanted);
      for (const one of [engine, reference]) one.learn(someOrder(60), 0, 60, { epoch: 0, learningRate: 3 });
      engine.parameters().layers.forEach(({ weight }, layer) => {
        expect(largestDifference(weight, reference.network.layers[layer].weight)).toBeLessThan(2e-5);
      });
      expect(engine.countCorrect('test', 0, 60)).toBe(reference.countCorrect('test', 0, 60));
    }
  });

  it('learns from the stroke digits that the reference learns from, changed or not', () => {
    const data = createSmallDataSet({ training: 40 });
    const network = createNetwork([784, 12, 10], createRandom(1), initialisers['scaled-normal']);
    for (const changes of [{}, { rotation: 15, elastic: 1 }]) {
      const wanted = {
        ...defaultHyperparameters,
        strokeDigits: 30,
        epochs: 1,
        learningRate: 0.5,
        ...changes,
      };
      const engine = createKernelEngine(data, network, wanted);
      const reference = new PlainEngine(data, network, wanted);
      for (const one of [engine, reference]) Array.from(train(one, wanted));
      engine.parameters().layers.forEach(({ weight }, layer) => {
        expect(largestDifference(weight, reference.network.layers[layer].weight)).toBeLessThan(2e-5);
      });
    }
  });

  it('sums up mini-batches that are too large to be learned in one go', () => {
    const data = createSmallDataSet({ training: 300 }, { pixels: 20 });
    const network = createNetwork([20, 9, 10], createRandom(1));
    const wanted = { ...defaultHyperparameters, miniBatchSize: 200, l2: 2 };
    const engine = createKernelEngine(data, network, wanted);
    const reference = new PlainEngine(data, network, wanted);
    for (const one of [engine, reference]) one.learn(someOrder(300), 0, 300, { epoch: 0, learningRate: 3 });
    engine.parameters().layers.forEach(({ weight }, layer) => {
      expect(largestDifference(weight, reference.network.layers[layer].weight)).toBeLessThan(1e-5);
    });
  });

  it('stays with the reference when L2 regularisation shrinks weights a thousandfold, to 0 or beyond it', () => {
    const data = createSmallDataSet({ training: 100 }, { pixels: 20 });
    const network = createNetwork([20, 9, 10], createRandom(1));
    for (const l2 of [100, 1000 / 3, 500, 1000]) {
      const wanted = { ...defaultHyperparameters, l2 };
      const engine = createKernelEngine(data, network, wanted);
      const reference = new PlainEngine(data, network, wanted);
      for (const one of [engine, reference])
        one.learn(someOrder(100), 0, 100, { epoch: 0, learningRate: 0.3 });
      engine.parameters().layers.forEach(({ weight }, layer) => {
        const expected = reference.network.layers[layer].weight;
        const scale = Math.max(1, ...expected.map(Math.abs));
        expect(largestDifference(weight, expected) / scale).toBeLessThan(1e-5);
      });
    }
  });

  it('stays finite at learning rates that make sigmoids learn nothing', () => {
    const data = createSmallDataSet({ training: 100 });
    for (const learningRate of [100, 1000]) {
      const engine = createKernelEngine(
        data,
        createNetwork([784, 30, 10], createRandom(1)),
        defaultHyperparameters,
      );
      for (let epoch = 0; epoch < 5; epoch++) {
        const costs = engine.learn(someOrder(100), 0, 100, { epoch, learningRate });
        expect(costs.every((cost) => cost >= 0 && cost <= 5)).toBe(true);
      }
      for (const { weight } of engine.parameters().layers) expect(weight.every(Number.isFinite)).toBe(true);
    }
  });
});

/** Learns once from all images with both engines, for shapes and rules of these kinds. */
function expectAgreement(someShapes: typeof shapes, someRules: typeof rules, numRuns: number): void {
  fc.assert(
    fc.property(someShapes, someRules, ({ pixels, hiddenLayers, digits }, wanted) => {
      const data = extremeDataSet(pixels, digits, wanted.seed);
      const sizes = [pixels, ...hiddenLayers, digits];
      const network = createNetwork(sizes, createRandom(wanted.seed), initialisers['scaled-normal']);
      const engine = createKernelEngine(data, network, wanted);
      const reference = new PlainEngine(data, network, wanted);
      const order = someOrder(trainingImages);
      const step = { epoch: wanted.seed % 100, learningRate: 0.1 };
      const costs = engine.learn(order, 0, trainingImages, step);
      const expectedCosts = reference.learn(order, 0, trainingImages, step);
      expect(largestDifference(costs, expectedCosts)).toBeLessThan(2e-5);
      engine.parameters().layers.forEach(({ weight, bias }, layer) => {
        const expected = reference.network.layers[layer];
        expect(largestDifference(weight, expected.weight)).toBeLessThan(2e-5);
        expect(largestDifference(bias, expected.bias)).toBeLessThan(2e-5);
      });
      expect(engine.countCorrect('test', 3, 35)).toBe(reference.countCorrect('test', 3, 35));
    }),
    { numRuns },
  );
}

function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  let largest = 0;
  for (let index = 0; index < actual.length; index++) {
    const difference = Math.abs(actual[index] - expected[index]);
    // Unlike Math.max alone, it tells of NaN.
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}
