import { timeInTurns } from './in-turns.js';

const usual = { hidden: 30, miniBatchSize: 10, learningRate: 3 };
/** @type {Record<string, Partial<import('../../src/contract/hyperparameters').Hyperparameters>>} */
const kinds = {
  none: {},
  'shift by up to 2 pixels': { shift: 2 },
  'rotation by up to 15 degrees': { rotation: 15 },
  'scaling by up to 0.1': { scaling: 0.1 },
  'shear by up to 0.2': { shear: 0.2 },
  'elastic distortion by about 1 pixel': { elastic: 1 },
  'all of them': { shift: 2, rotation: 15, scaling: 0.1, shear: 0.2, elastic: 1 },
};

/**
 * What an epoch costs when the training images are changed on the fly, beside one where they are not.
 * @param {() => import('./contender.js').Contender} createContender
 * @param {number} images
 * @param {number} rounds
 */
export async function measureAugmentation(createContender, images, rounds) {
  const tasks = Object.values(kinds).map((kind) => ({ ...usual, images, ...kind }));
  const seconds = await timeInTurns(createContender, tasks, rounds);
  return { images, kinds: Object.keys(kinds).map((name, index) => ({ name, seconds: seconds[index] })) };
}
