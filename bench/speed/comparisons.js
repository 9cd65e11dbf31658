import { createPeakMeasurement } from '../machine/peak.js';
import { arithmeticPerImage, meanInk } from './arithmetic.js';
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
 * @param {import('../../src/contract/training').DataSplit} training
 * @param {import('./comparison.js').Pace} pace
 * @param {(text: string) => void} onProgress
 */
export async function measureComparisons(contenders, training, pace, onProgress) {
  const measurePeak = createPeakMeasurement();
  const images = training.labels.length;
  const ink = meanInk(training);
  const comparisons = [];
  for (const task of tasks) {
    onProgress(`784-${task.hidden}-10, mini-batch ${task.miniBatchSize} …`);
    /** @type {number[]} */
    const peaks = [];
    const beforeTurn = () => peaks.push(measurePeak());
    const entries = await compare(contenders, { ...task, images }, { ...pace, beforeTurn });
    const operations = images * arithmeticPerImage(ink, task.hidden);
    const { runs } = entries[0];
    comparisons.push({
      ...task,
      entries,
      operationsPerSecond: operations / median(runs),
      peakPerSecond: median(peaks),
      shareOfPeak: median(runs.map((seconds, turn) => operations / seconds / peaks[turn])),
    });
  }
  return { ink, comparisons };
}
