import { timeInTurns } from './in-turns.js';

const plain = { hidden: 100, miniBatchSize: 10, learningRate: 3 };
/** @type {Partial<import('../../src/contract/hyperparameters').Hyperparameters>} */
const others = {
  hiddenActivation: 'relu',
  outputActivation: 'softmax',
  cost: 'cross-entropy',
  initialWeights: 'scaled-normal',
  l2: 5,
  dropout: 0.5,
  learningRate: 0.1,
};

/**
 * What an epoch costs with ReLU, softmax, L2 regularisation and dropout, beside the plain sigmoid network of that size.
 * @param {() => import('./contender.js').Contender} createContender
 * @param {number} images
 * @param {number} rounds
 */
export async function measureTechniques(createContender, images, rounds) {
  const tasks = [
    { ...plain, images },
    { ...plain, images, ...others },
  ];
  const [plainSeconds, techniquesSeconds] = await timeInTurns(createContender, tasks, rounds);
  return { hidden: plain.hidden, plainSeconds, techniquesSeconds };
}
