import { createLimitsMeasurement } from '../machine/limits.js';
import { arithmeticPerImage, meanInk, updateShare } from './arithmetic.js';
import { compare } from './comparison.js';
import { median } from './statistics.js';

const tasks = [
  { hidden: 30, miniBatchSize: 10, learningRate: 3 },
  { hidden: 100, miniBatchSize: 10, learningRate: 3 },
  { hidden: 800, miniBatchSize: 100, learningRate: 3 },
];

/**
 * Compares all contenders, the first of them being ours, at every size; the machine's own limit is measured meanwhile.
 * @param {readonly import('./contender.js').Contender[]} contenders
 * @param {import('../../src/contract/data').DataSplit} training
 * @param {import('./comparison.js').Pace} pace
 * @param {(text: string) => void} onProgress
 */
export async function measureComparisons(contenders, training, pace, onProgress) {
  const measureLimits = createLimitsMeasurement();
  const images = training.labels.length;
  const ink = meanInk(training);
  const comparisons = [];
  for (const task of tasks) {
    onProgress(`784-${task.hidden}-10, mini-batch ${task.miniBatchSize} …`);
    /** @type {ReturnType<typeof measureLimits>[]} */
    const limits = [];
    const beforeTurn = () => limits.push(measureLimits());
    const share = updateShare(ink, task.miniBatchSize);
    const entries = await compare(contenders, { ...task, images }, { ...pace, beforeTurn });
    const operations = images * arithmeticPerImage(ink, task.hidden);
    const { runs } = entries[0];
    const peakPerSecond = Math.max(...limits.map((limit) => limit.peakPerSecond));
    const updatePerSecond = Math.max(...limits.map((limit) => limit.updatePerSecond));
    comparisons.push({
      ...task,
      entries,
      operationsPerSecond: operations / median(runs),
      peakPerSecond,
      updatePerSecond,
      reachableSeconds: operations * ((1 - share) / peakPerSecond + share / updatePerSecond),
      shareOfPeak: operations / median(runs) / peakPerSecond,
    });
  }
  return { ink, comparisons };
}
