import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { createNewNetwork } from '../../src/engine/network/network';
import { KernelEngine } from '../../src/engine/training/kernel-engine';
import { KernelImages } from '../../src/engine/training/kernel-images';
import { createSmallDataSet } from '../engine/small-data-set';
import { newKernels, someOrder, weightsSha256 } from './engines';

const imageCount = 250;
const data = createSmallDataSet({ training: imageCount });
const order = someOrder(imageCount);

const augmented = { shift: 2, rotation: 15, scaling: 0.1, shear: 0.2, elastic: 1 };
const basic: Hyperparameters = {
  ...defaultHyperparameters,
  hiddenActivation: 'relu',
  outputActivation: 'softmax',
  cost: 'cross-entropy',
  initialWeights: 'scaled-normal',
  dropout: 0.3,
  l2: 1,
};
/** Each has enough to do to be shared. */
const shared: Hyperparameters[] = [
  { ...basic, hiddenLayers: ['5c5', 'p2', '6c3', 'p2', 13], ...augmented },
  { ...basic, hiddenLayers: ['3c9', '2c4'], hiddenActivation: 'tanh', miniBatchSize: 30, momentum: 0.5 },
  { ...basic, hiddenLayers: ['20c5', 'p2', 120], l1: 0.1 },
  { ...basic, hiddenLayers: [100, 33], ...augmented, miniBatchSize: 40 },
  { ...basic, hiddenLayers: [140], miniBatchSize: 100, cost: 'quadratic', outputActivation: 'sigmoid' },
  { ...basic, hiddenLayers: [200, 200], miniBatchSize: 20, outputActivation: 'sigmoid' },
  { ...basic, hiddenLayers: [90, 250], miniBatchSize: 250, momentum: 0.3, l1: 0.1 },
  // So strong a decay that the weights are rescaled every few mini-batches.
  { ...basic, hiddenLayers: [300], miniBatchSize: 50, l2: 300 },
];

const images = new KernelImages(newKernels(), data);

/** Learns an epoch, counts, and learns a piece of the next; what it has come to then. */
function learned(hyperparameters: Hyperparameters, cores: number, later = cores) {
  const engine = new KernelEngine(images, createNewNetwork(hyperparameters), hyperparameters);
  engine.useCores(cores);
  const costs = engine.learn(order, 0, imageCount, { epoch: 0, learningRate: 0.5 });
  const correct = engine.countCorrect('training', 3, imageCount);
  engine.useCores(later);
  costs.push(...engine.learn(order, 0, 120, { epoch: 1, learningRate: 0.1 }));
  return { sha256: weightsSha256(engine), costs, correct };
}

describe('KernelEngine.useCores', () => {
  it('comes to the same weights, costs and counts bit for bit with any number of cores', () => {
    for (const hyperparameters of shared) {
      const alone = learned(hyperparameters, 1);
      for (const cores of [2, 3, 8, 2]) expect(learned(hyperparameters, cores)).toEqual(alone);
    }
  });

  it('takes more cores in and lets them go in the middle of a run, without a trace', () => {
    const number = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...shared), number, number, (hyperparameters, cores, later) => {
        expect(learned(hyperparameters, cores, later)).toEqual(learned(hyperparameters, 1));
      }),
      { numRuns: 20 },
    );
  });

  it('goes on from the state of a run with another number of cores', () => {
    for (const hyperparameters of shared) {
      const engine = () => new KernelEngine(images, createNewNetwork(hyperparameters), hyperparameters);
      const rules = { epoch: 0, learningRate: 0.5 };
      const { miniBatchSize } = hyperparameters;
      const first = engine();
      first.useCores(2);
      first.learn(order, 0, miniBatchSize, rules);
      const state = first.state();
      first.learn(order, miniBatchSize, imageCount, rules);
      const expected = weightsSha256(first);
      const second = engine();
      second.restore(state);
      second.useCores(3);
      second.learn(order, miniBatchSize, imageCount, rules);
      expect(weightsSha256(second)).toBe(expected);
    }
  });

  it('trains on one core where threads cannot be had', () => {
    const startThreads = () => {
      throw new Error('no threads');
    };
    const without = new KernelImages({ ...newKernels(), startThreads }, data);
    const [hyperparameters] = shared;
    const engine = new KernelEngine(without, createNewNetwork(hyperparameters), hyperparameters);
    engine.useCores(2);
    engine.learn(order, 0, imageCount, { epoch: 0, learningRate: 0.5 });
    engine.learn(order, 0, 120, { epoch: 1, learningRate: 0.1 });
    expect(weightsSha256(engine)).toBe(learned(hyperparameters, 1).sha256);
  });

  it("has threads begin where they are worth it only: not for the book's first network", () => {
    const begun: number[] = [];
    const kernels = newKernels();
    const counted = new KernelImages(
      { ...kernels, startThreads: (count) => (begun.push(count), kernels.startThreads(count)) },
      data,
    );
    for (const hyperparameters of [defaultHyperparameters, ...shared]) {
      new KernelEngine(counted, createNewNetwork(hyperparameters), hyperparameters).useCores(2);
    }
    expect(begun).toEqual([1, ...shared.map(() => 2)]);
  });
});
