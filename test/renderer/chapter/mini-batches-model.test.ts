import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../src/contract/network';
import type { RunSummary } from '../../../src/contract/run';
import type { GradientQuestion } from '../../../src/engine/inspection/gradient-sample';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import {
  errorOfOne,
  GradientModel,
  sampled,
} from '../../../src/renderer/chapter/mini-batches/gradient-model';
import { RaceModel } from '../../../src/renderer/chapter/mini-batches/race-model';
import { inspections } from '../../../src/renderer/inspection/inspections';
import { createSmallDataSet } from '../../engine/small-data-set';
import { epochResult, runSummary } from '../fake-bridge';
import { startChapter } from './start-chapter';

const { training: split } = createSmallDataSet({ training: 30, validation: 1, test: 1 });
const ready = { phase: 'ready', sha256: 'a'.repeat(64), trainingImages: 5000 } as DataStatus;

function newGradients() {
  const { models } = startChapter();
  const network = signal<NetworkParameters | null>(
    parametersOf(createNetwork([784, 4, 10], createRandom(1))),
  );
  const asked: number[] = [];
  const inspector = {
    ask: (_kind: string, _split: string, question: unknown) => {
      asked.push((question as GradientQuestion).chosen.length);
      return Promise.resolve(inspections.timedGradient(split, question as GradientQuestion) as never);
    },
  };
  const images = { count: () => split.labels.length } as never;
  const data = signal(ready);
  const environment = { network, data, images, inspector, training: models.training };
  return { model: new GradientModel(environment), network, data, models, asked };
}

it('draws mini-batches of each size, whose error falls as they grow', async () => {
  const { model, network, data } = newGradients();
  await model.compute();
  const { samples, images, milliseconds } = model.findings.value!;
  expect(milliseconds).toBeGreaterThan(0);
  for (const sample of samples) expect(sample.milliseconds).toBeGreaterThanOrEqual(0);
  expect(images).toBe(30);
  expect(model.progress.value).toBeNull();
  for (const { size, count } of sampled)
    expect(samples.filter((sample) => sample.size === size)).toHaveLength(count);
  const angles = sampled.map(({ size }) =>
    Math.max(...samples.filter((sample) => sample.size === size).map(({ angle }) => angle)),
  );
  expect(angles).toEqual([...angles].sort((one, other) => other - one));
  expect(errorOfOne([{ size: 4, angle: 0, length: 1, error: 0.5, milliseconds: 1 }])).toBe(1);
  data.value = { ...ready };
  expect(model.findings.value).toBeNull();
  await model.compute();
  expect(model.findings.value).not.toBeNull();
  network.value = parametersOf(createNetwork([784, 4, 10], createRandom(2)));
  expect(model.findings.value).toBeNull();
});

it('stops when it is told to, or when the network is another one, and tells why it cannot begin', async () => {
  const { model, network, models, asked } = newGradients();
  const first = model.compute();
  model.stop();
  await first;
  expect(model.findings.value).toBeNull();
  expect(asked.length).toBeLessThan(5);
  const second = model.compute();
  network.value = parametersOf(createNetwork([784, 4, 10], createRandom(2)));
  await second;
  expect([model.findings.value, model.progress.value]).toEqual([null, null]);
  models.training.run.value = runSummary({ state: 'running' });
  expect(model.obstacle.value).toMatch(/is learning/);
  network.value = null;
  expect(model.obstacle.value).toBe('There is no network yet.');
});

const settings = { ...defaultHyperparameters, epochs: 10, trainingImages: 5000 };
const data = { name: 'synthetic', sha256: 'a'.repeat(64), trainingImages: 5000 };

function racer(miniBatchSize: number, changes: Partial<RunSummary> = {}): RunSummary {
  const hyperparameters = { ...settings, miniBatchSize };
  return runSummary({
    id: `run-00000${String(miniBatchSize).length}`,
    hyperparameters,
    data: data as never,
    ...changes,
  });
}

function newRace() {
  const { bridge, chapter, models } = startChapter();
  const environment = { bridge, notices: models.notices, data: signal(ready), library: models.library };
  const model = new RaceModel(chapter.progress.recordOf('mini-batches'), environment);
  return { model, bridge, library: models.library };
}

it('trains what has not been trained, and knows its runs by their settings', async () => {
  const { model, bridge, library } = newRace();
  expect(model.racers.value.map(({ miniBatchSize }) => miniBatchSize)).toEqual([1, 10, 100, 1000, 5000]);
  library.runs.value = [
    racer(10),
    racer(100, { hyperparameters: { ...settings, miniBatchSize: 100, learningRate: 1 } }),
  ];
  await model.runs.start();
  const [request] = bridge.asked.filter(({ name }) => name === 'runs.sweep');
  expect(request.parameters).toEqual([
    {
      hyperparameters: settings,
      axes: [{ name: 'miniBatchSize', values: [1, 100, 1000, 5000] }],
      seeds: [1],
    },
  ]);
  const sweep = { id: 'sweep-000001', axes: ['miniBatchSize'] } as never;
  library.runs.value = [
    racer(10, { state: 'running', sweep }),
    racer(1000, { state: 'waiting', sweep }),
    racer(1),
  ];
  await model.runs.stop();
  expect(bridge.asked.slice(-1)).toEqual([{ name: 'runs.stop-sweep', parameters: ['sweep-000001'] }]);
  library.runs.value = [racer(10, { state: 'running' })];
  await model.runs.stop();
  expect(bridge.asked.slice(-1)).toEqual([{ name: 'runs.stop', parameters: [racer(10).id] }]);
  expect(model.runs.atWork.value).toBe(1);
  expect(model.runs.obstacle.value).toBe('They are training.');
});

it('goes on with those that were stopped, and trains all again only once all have ended', async () => {
  const { model, bridge, library } = newRace();
  const sizes = [1, 10, 100, 1000, 5000];
  library.runs.value = sizes.map((size, index) => racer(size, { id: `run-00000${index + 1}` }));
  expect(model.runs.isComplete.value).toBe(true);
  library.runs.value = library.runs.value.with(
    2,
    racer(100, { id: 'run-000003', state: 'stopped', epochsDone: 3 }),
  );
  expect(model.runs.isComplete.value).toBe(false);
  model.exercise.check();
  expect(model.exercise.verdict.value!.headline).toBe('Not all have been trained.');
  await model.runs.start();
  expect(bridge.asked.filter(({ name }) => name === 'runs.resume' || name === 'runs.sweep')).toEqual([
    { name: 'runs.resume', parameters: ['run-000003'] },
  ]);
  library.runs.value = sizes.map((size, index) => racer(size, { id: `run-00000${index + 1}` }));
  await model.runs.start();
  expect(bridge.asked.at(-1)).toMatchObject({ name: 'runs.sweep' });
});

it('says so where all were stopped before any of them got there', () => {
  const { model, library } = newRace();
  library.runs.value = [1, 10, 100, 1000, 5000].map((size) => racer(size, { epochsDone: 0 }));
  model.exercise.check();
  expect(model.exercise.verdict.value!.headline).toBe('None has reached 90 %.');
});

it('tells who reached 90 % with the fewest images and seconds, once all have been trained', async () => {
  const { model, bridge, library } = newRace();
  model.exercise.check();
  expect(model.exercise.verdict.value!.headline).toBe('Not all have been trained.');
  const runs = [1, 10, 100, 1000, 5000].map((size, index) =>
    racer(size, { id: `run-00000${index + 1}`, epochsDone: 2 }),
  );
  const at = (epoch: number, validationCorrect: number, trainSeconds: number) => ({
    ...epochResult(epoch, 0),
    ...{ validationCorrect, validationTotal: 1000, trainSeconds },
  });
  // m = 10 needs one epoch of 3 s, m = 100 two of 1 s.
  bridge.answer(
    'runs.curves',
    runs.map(({ id }, index) => ({
      id,
      epochs: [at(0, index === 1 ? 900 : 100, index === 1 ? 3 : 1), at(1, index === 2 ? 950 : 200, 1)],
    })),
  );
  library.runs.value = runs;
  await expect.poll(() => model.racers.value[2].reached).toEqual({ seconds: 2, images: 10_000 });
  expect(model.racers.value[1].reached).toEqual({ seconds: 3, images: 5000 });
  expect(model.racers.value[0].reached).toBeNull();
  model.exercise.check();
  expect(model.exercise.verdict.value!.headline).toBe('No answer yet.');
  model.soonest.value = { seconds: 10, images: 10 };
  model.exercise.check();
  expect(model.exercise.verdict.value).toMatchObject({ isRight: false, headline: 'Not in seconds.' });
  model.soonest.value = { seconds: 100, images: 10 };
  model.exercise.check();
  expect(model.exercise.verdict.value).toMatchObject({ isRight: true });
});
