import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import type { EncodingResult } from '../../../src/contract/encodings';
import { EncodingRuns, epochs, seeds } from '../../../src/renderer/chapter/ten-or-four/encoding-runs';
import { EncodingsModel } from '../../../src/renderer/measurements/encodings-model';
import { startChapter } from './start-chapter';

const ready = { phase: 'ready', trainingImages: 600, sha256: 'one' } as DataStatus;
const results: EncodingResult[] = [
  { encoding: 'ten', seed: 1, correct: [80, 90], total: 200 },
  { encoding: 'four', seed: 1, correct: [60, 70], total: 200 },
  { encoding: 'ten', seed: 2, correct: [100], total: 200 },
  { encoding: 'four', seed: 2, correct: [], total: 200 },
];

function openRuns() {
  const { bridge, notices, models } = startChapter();
  const data = signal<DataStatus>(ready);
  const encodings = new EncodingsModel(bridge, notices, data);
  return { runs: new EncodingRuns(data, encodings, models.baselines), encodings, models, data, bridge };
}

it('asks for five of each with the settings of the chapter', async () => {
  const { runs, bridge, data } = openRuns();
  data.value = { phase: 'checking' };
  await runs.train();
  expect(bridge.names()).not.toContain('measure.encodings');
  expect(runs.obstacle.value).toBe('There are no training images yet.');
  data.value = ready;
  bridge.answer('measure.encodings', results);
  await runs.train();
  const [{ parameters }] = bridge.asked.filter(({ name }) => name === 'measure.encodings');
  expect(parameters).toMatchObject([
    {
      hyperparameters: { hiddenLayers: [30], learningRate: 3, epochs, trainingImages: 600 },
      seeds: [...seeds],
    },
  ]);
});

it('shows the mean of those that have come as far, while they train and afterwards', async () => {
  const { runs, encodings, data, bridge } = openRuns();
  expect(runs.summaries.value.map(({ points }) => points)).toEqual([[], []]);
  bridge.answer('measure.encodings', results);
  const trained = runs.train();
  expect(runs.obstacle.value).toBe('They are training.');
  await runs.train();
  expect(bridge.names().filter((name) => name === 'measure.encodings')).toHaveLength(1);
  encodings.progress.value = { share: 0.5, results: results.slice(0, 2) };
  expect(runs.summaries.value.map(({ percents }) => percents)).toEqual([[45], [35]]);
  expect(runs.isComplete.value).toBe(false);
  await trained;
  expect(runs.summaries.value).toEqual([
    { encoding: 'ten', percents: [45, 50], points: [[1, 45]] },
    {
      encoding: 'four',
      percents: [35],
      points: [
        [1, 30],
        [2, 35],
      ],
    },
  ]);
  // Some of ten have been trained.
  expect(runs.isComplete.value).toBe(false);
  data.value = { ...ready } as DataStatus;
  expect(runs.summaries.value.every(({ percents }) => percents.length === 0)).toBe(true);
});

it('shows what had been learned before it was stopped, and waits for what else is measured', async () => {
  const { runs, encodings, bridge, models } = openRuns();
  models.baselines.present.value = { name: 'svm', c: 1, gamma: 0.02, learnsValidation: false };
  expect(runs.obstacle.value).toMatch(/^A simpler method is being measured/);
  models.baselines.present.value = null;
  bridge.fail('measure.encodings', 'cancelled', 'Stopped; nothing was kept.');
  const trained = runs.train();
  encodings.progress.value = { share: 0.5, results };
  encodings.stop();
  await trained;
  expect(bridge.names()).toContain('measure.stop');
  expect(runs.isComplete.value).toBe(false);
  expect(encodings.results.value).toEqual(results);
});
