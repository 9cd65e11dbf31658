import { performance } from 'node:perf_hooks';

/** @typedef {Partial<import('../../src/contract/hyperparameters').Hyperparameters>} Changes */

/** @type {Record<string, Changes>} */
const kinds = {
  none: {},
  'shift by up to 2 pixels': { shift: 2 },
  'rotation by up to 15 degrees': { rotation: 15 },
  'scaling by up to 0.1': { scaling: 0.1 },
  'shear by up to 0.2': { shear: 0.2 },
  'elastic distortion by about 1 pixel': { elastic: 1 },
  'all of them': { shift: 2, rotation: 15, scaling: 0.1, shear: 0.2, elastic: 1 },
};
const images = 10_000;
/** Learned from between two looks at the clock: in a millisecond, which other programs seldom interrupt. */
const imagesAtOnce = 500;
/** A step through the training images that is prime to their number: as far apart as after shuffling. */
const step = 7919;

/**
 * What learning costs when the training images are changed on the fly, beside learning where they are not: of each piece
 * of an epoch the shortest time of several rounds, which other programs on the machine hardly change.
 * @param {Pick<typeof import('./product'), 'EngineMaker' | 'defaultHyperparameters'>} product
 * @param {import('../../src/contract/data').DataSet} data
 * @param {number} rounds
 */
export function measureAugmentation({ EngineMaker, defaultHyperparameters }, data, rounds) {
  const count = data.training.labels.length;
  const order = Uint32Array.from({ length: images }, (_, index) => (index * step) % count);
  const runs = Object.entries(kinds).map(([name, changes]) => ({
    name,
    engine: new EngineMaker(data).create('kernels', { ...defaultHyperparameters, ...changes }),
    shortest: new Float64Array(images / imagesAtOnce).fill(Infinity),
  }));
  for (let epoch = 0; epoch < rounds; epoch++) {
    for (const { engine, shortest } of runs) {
      shortest.forEach((before, piece) => {
        const start = performance.now();
        engine.learn(order, piece * imagesAtOnce, (piece + 1) * imagesAtOnce, { epoch, learningRate: 1 });
        shortest[piece] = Math.min(before, (performance.now() - start) / 1000);
      });
    }
  }
  return {
    images,
    kinds: runs.map(({ name, shortest }) => ({ name, seconds: shortest.reduce((sum, time) => sum + time) })),
  };
}
