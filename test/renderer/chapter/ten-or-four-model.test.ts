import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import { quarters, TenOrFourModel } from '../../../src/renderer/chapter/ten-or-four/ten-or-four-model';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { startChapter } from './start-chapter';

function newModel() {
  const { chapter, models } = startChapter();
  const data = signal({ phase: 'ready' } as DataStatus);
  const readings = { byLargest: 9, byBits: 8, noDigit: 1, total: 10 };
  const inspector = { ask: () => Promise.resolve(readings as never) };
  const { network } = models.training;
  const { denseNetwork } = models.timeMachine;
  const { encodings, baselines, library } = models;
  const record = chapter.progress.recordOf('ten-or-four');
  return {
    model: new TenOrFourModel(record, {
      ...{ network, denseNetwork, data, inspector },
      ...{ encodings, baselines, library },
    }),
    network,
    data,
    readings,
  };
}

it('cuts the 0 into quarters that share no pixel and are all of it', () => {
  for (let pixel = 0; pixel < 784; pixel++)
    expect(quarters.filter((quarter) => quarter[pixel] > 0).length).toBeLessThanOrEqual(1);
  for (const quarter of quarters) expect(quarter.some((ink) => ink > 0)).toBe(true);
});

it('keeps weights in range and in halves, and takes no number that is none', () => {
  const { model } = newModel();
  for (const [entered, kept] of [
    [3.3, 3.5],
    [99, 20],
    [-99, -20],
    [NaN, -20],
  ]) {
    model.set(1, 4, entered);
    expect(model.layer.value[1].weights[4]).toBe(kept);
  }
  model.set(1, null, -2);
  expect(model.layer.value[1].bias).toBe(-2);
  model.clear();
  expect(model.numbers.value).toEqual(Array.from({ length: 10 }, () => 0));
});

it('says of the first wrong digit which bit it is, and shows a right layer', () => {
  const { model } = newModel();
  const [exercise] = model.exercises;
  exercise.check();
  expect(exercise.verdict.value).toMatchObject({ isRight: false, headline: '25 of 40 bits.' });
  expect(exercise.verdict.value!.detail).toMatch(/^Look at 1: its bit 1 should be 1, .* z is 0\.$/);
  exercise.showAnswer!();
  expect(model.numbers.value).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  exercise.check();
  expect(exercise.verdict.value).toMatchObject({ isRight: true });
});

it('shows what it measured until the layer or the network is another', async () => {
  const { model, network, data, readings } = newModel();
  await model.measure();
  expect(model.readings.value).toEqual(readings);
  model.set(0, 0, 1);
  expect(model.readings.value).toBeNull();
  await model.measure();
  data.value = { ...data.value };
  expect(model.readings.value).toBeNull();
  await model.measure();
  expect(model.readings.value).toEqual(readings);
  network.value = parametersOf(createNetwork([784, 10], createRandom(1)));
  expect(model.readings.value).toBeNull();
  expect(model.excited.value).toEqual([]);
  data.value = { phase: 'unavailable' } as DataStatus;
  expect(model.obstacle.value).toBe('There are no test images yet.');
  await model.measure();
  expect(model.readings.value).toBeNull();
});
