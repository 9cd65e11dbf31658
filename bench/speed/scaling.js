import { timeInTurns } from './in-turns.js';
import { linearFit } from './statistics.js';

const imageCounts = [1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000];
const hiddenCounts = [10, 30, 100, 200, 400, 800, 1_600];
const usual = { hidden: 30, miniBatchSize: 10, learningRate: 3, images: 10_000 };

/**
 * How an epoch's time grows with the number of images, at 30 hidden neurons, and with the number of hidden neurons.
 * @param {() => import('./contender.js').Contender} createContender
 * @param {number} availableImages
 * @param {number} rounds
 */
export async function measureScaling(createContender, availableImages, rounds) {
  const images = Math.min(usual.images, availableImages);
  const byImages = imageCounts
    .filter((count) => count <= availableImages)
    .map((count) => ({ x: count, task: { ...usual, images: count } }));
  const byHidden = hiddenCounts.map((count) => ({ x: count, task: { ...usual, images, hidden: count } }));
  return {
    images: { hidden: usual.hidden, ...(await line(byImages)) },
    hidden: { images, ...(await line(byHidden)) },
  };

  /** @param {{ x: number, task: import('./contender.js').Task }[]} steps */
  async function line(steps) {
    const tasks = steps.map(({ task }) => task);
    const seconds = await timeInTurns(createContender, tasks, rounds);
    const points = steps.map(({ x }, index) => ({ x, y: seconds[index] }));
    return { points, fit: linearFit(points) };
  }
}
