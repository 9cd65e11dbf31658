import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { createNetwork, createNewNetwork } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { KernelEngine } from '../../src/engine/training/kernel-engine';
import { KernelImages } from '../../src/engine/training/kernel-images';
import { train } from '../../src/engine/training/train';
import { createSmallDataSet } from '../engine/small-data-set';
import { createKernelEngine, newKernels, someOrder, weightsSha256 } from './engines';

const data = createSmallDataSet({ training: 150 });

function created(hyperparameters: Hyperparameters): KernelEngine {
  return createKernelEngine(data, createNewNetwork(hyperparameters), hyperparameters);
}

const basic: Hyperparameters = { ...defaultHyperparameters, epochs: 3 };
const augmented = { shift: 2, rotation: 15, scaling: 0.1, shear: 0.2, elastic: 1 };
const everything: Hyperparameters = {
  ...basic,
  hiddenLayers: [21, 13],
  learningRate: 0.1,
  hiddenActivation: 'relu',
  outputActivation: 'softmax',
  cost: 'cross-entropy',
  l2: 1,
  dropout: 0.3,
};

const convolutional: Hyperparameters = { ...everything, hiddenLayers: ['5c5', 'p2', '6c3', 'p2', 13] };

describe('KernelEngine', () => {
  it('comes to the very same weights for the same seed and settings, on every machine', () => {
    const runs: Hyperparameters[] = [
      basic,
      { ...basic, hiddenLayers: [], miniBatchSize: 7, seed: 2, shuffle: false },
      { ...basic, hiddenLayers: [100], miniBatchSize: 1, learningRate: 0.5, seed: 4_294_967_295 },
      { ...basic, hiddenActivation: 'tanh', cost: 'cross-entropy', momentum: 0.5 },
      everything,
      { ...everything, l1: 0.2, miniBatchSize: 150 },
      { ...everything, ...augmented },
      { ...everything, ...augmented, strokeDigits: 60 },
      { ...basic, hiddenLayers: [100], miniBatchSize: 64 },
      { ...convolutional, ...augmented },
      { ...convolutional, hiddenLayers: ['3c9', '2c4'], hiddenActivation: 'tanh', momentum: 0.5 },
    ];
    const hashes = runs.map((hyperparameters) => {
      const engine = created(hyperparameters);
      Array.from(train(engine, hyperparameters));
      return weightsSha256(engine);
    });
    expect(hashes).toEqual([
      '56aef889952dcd53c3f6e43f541da2f5aa434acb567a8b9b4e23a3017c6db19b',
      '4b58613b31aa53a73cd03309be6a39df95abb369fbb71c56e4ee6c75cff47258',
      '8547a4c0c6ca1cbd97dc752fe47a68fd4f1851ca46324e742a033fa824ee0651',
      '86505c60a7423527cd99b72a07d7487947b2b5a39b9b90c633352795610b0ff8',
      '4b09ec469de9eea09a33b5180fbf1950790ef358ff8a5473643a7d8dd631e6b2',
      'af94c62d781f43e8ea8436671525afaabcfd23bed6a1b0f5b8976a653f8b206a',
      'a40538a01256b84c8c5ef4f2896f55d35edb833f293e3cb553fa951221be6275',
      'ada9244b939f934251964a8bc31e43d0dc8b06dc88f85fbda5bdcf3b8d9387e6',
      '7fffd2461b7e39d1131346907b67765ad895465248e8362a8f3cc7145615d716',
      '81c1b1d138276ee7065e6063f37c99cd8dbafa538340c807a28375435cbcaf3a',
      '9eec42835d61d8e1aa6bb473997b0c16fd9ebba9a4279bc4e2a54140d0ecc9a0',
    ]);
  });

  it('comes to the same weights bit for bit in pieces of any size, also inside of mini-batches', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 });
    const some = fc.constantFrom<Hyperparameters[]>(
      basic,
      everything,
      { ...everything, momentum: 0.4 },
      { ...everything, ...augmented },
      { ...everything, ...augmented, momentum: 0.4 },
      { ...basic, miniBatchSize: 140 },
      // Pieces of 20 images and more are summed up pixel by pixel, smaller ones image by image.
      { ...basic, hiddenLayers: [90], miniBatchSize: 100, momentum: 0.4 },
      { ...convolutional, momentum: 0.4 },
    );
    fc.assert(
      fc.property(some, pieces, (hyperparameters, sizes) => {
        const order = someOrder(150);
        const [whole, inPieces] = [created(hyperparameters), created(hyperparameters)];
        const costs: number[] = [];
        for (let from = 0, turn = 0; from < 150; turn++) {
          const to = Math.min(from + sizes[turn % sizes.length], 150);
          costs.push(...inPieces.learn(order, from, to, { epoch: 0, learningRate: 0.5 }));
          from = to;
        }
        const expected = whole.learn(order, 0, 150, { epoch: 0, learningRate: 0.5 });
        expect(costs).toEqual(expected.map((cost) => expect.closeTo(cost, 12)));
        expect(weightsSha256(inPieces)).toBe(weightsSha256(whole));
      }),
      { numRuns: 40 },
    );
  });

  it('goes on from a saved state to the very weights of an undisturbed run', () => {
    const momentum = { momentum: 0.4, l1: 0.1 };
    for (const hyperparameters of [
      basic,
      everything,
      { ...everything, ...momentum },
      { ...convolutional, ...momentum },
    ]) {
      const order = someOrder(150);
      const rules = { epoch: 0, learningRate: 0.5 };
      const [first, second] = [created(hyperparameters), created(hyperparameters)];
      first.learn(order, 0, 70, rules);
      const state = first.state();
      first.learn(order, 70, 150, rules);
      second.learn(order, 0, 35, { epoch: 5, learningRate: 2 });
      second.restore(state);
      second.learn(order, 70, 150, rules);
      expect(weightsSha256(second)).toBe(weightsSha256(first));
    }
  });

  it('begins with the very weights that it is given, however large, and with the signs of zeros', () => {
    for (const rules of [basic, { ...everything, l2: 0 }, { ...basic, momentum: 0.5, l1: 0.1 }]) {
      const network = createNetwork([784, 30, 10], createRandom(1));
      for (const { weight, bias } of network.layers) {
        weight.forEach((value, index) => (weight[index] = index % 3 === 0 ? -0 : value * 1e38));
        bias.fill(-0);
      }
      const { layers } = createKernelEngine(data, network, rules).parameters();
      const changed = layers.filter(({ weight, bias }, layer) => {
        const given = network.layers[layer];
        const isGiven = (value: number, index: number) => Object.is(value, Math.fround(given.weight[index]));
        return !weight.every(isGiven) || !bias.every((value) => Object.is(value, -0));
      });
      expect(changed).toHaveLength(0);
    }
  });

  it('needs no more memory for one network after the other, and begins each anew', () => {
    const images = new KernelImages(newKernels(), data);
    const network = createNetwork([784, 30, 10], createRandom(1));
    const run = (changes: Partial<Hyperparameters>) => {
      const engine = new KernelEngine(images, network, { ...basic, ...changes });
      engine.learn(someOrder(150), 0, 150, { epoch: 0, learningRate: 3 });
      return { sha256: weightsSha256(engine), bytes: images.kernels.memory.buffer.byteLength };
    };
    const plain = run({});
    const changed = run(augmented);
    expect(changed.sha256).not.toBe(plain.sha256);
    for (let times = 0; times < 20; times++) {
      expect(run({})).toEqual({ ...plain, bytes: changed.bytes });
      expect(run(augmented)).toEqual(changed);
    }
  });
});
