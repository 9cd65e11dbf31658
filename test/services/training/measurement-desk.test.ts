import { describe, expect, it } from 'vitest';
import type { BaselineProgress, BaselineRequest } from '../../../src/contract/baseline';
import { baselineNames } from '../../../src/contract/baseline';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { failure, success } from '../../../src/contract/result';
import { createNewNetwork } from '../../../src/engine/network/network';
import { PlainEngine } from '../../../src/engine/training/plain-engine';
import { train } from '../../../src/engine/training/train';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { silentLog } from '../../../src/services/log';
import type { RunData } from '../../../src/services/screen/run-data';
import { MeasurementDesk } from '../../../src/services/training/measurement-desk';
import type { TrainerChannel } from '../../../src/services/training/trainer-process';
import { InProcessChannel } from './in-process-channel';
import { ScriptedChannel } from './scripted-channel';

const data = createSyntheticDataSet({ seed: 3, trainingImages: 200, validationImages: 60, testImages: 50 });
const request: BaselineRequest = { name: 'nearest', c: 1, gamma: 0.02, learnsValidation: false };

function openDesk(fork: () => TrainerChannel, present = true) {
  const told: BaselineProgress[] = [];
  const found = present ? success({ data }) : failure('data-missing', 'No training data yet.');
  const desk = new MeasurementDesk({
    fork,
    data: { present: () => Promise.resolve(found) } as unknown as RunData,
    emit: (_name, event) => told.push((event as { progress: BaselineProgress }).progress),
    log: silentLog,
  });
  return { desk, told };
}

/** A desk whose process does what the test says, once it has been given its work. */
async function openScripted(asked = request) {
  const channel = new ScriptedChannel();
  const { desk, told } = openDesk(() => channel);
  const outcome = desk.measure('baseline', asked);
  await expect.poll(() => channel.received).toHaveLength(1);
  return { desk, told, channel, outcome };
}

describe('MeasurementDesk', () => {
  it.each(baselineNames)('has a trainer measure %s, with what was answered to each digit', async (name) => {
    const channel = new InProcessChannel();
    const { desk } = openDesk(() => channel);
    const report = await desk.measure('baseline', { ...request, name });
    if (!report.ok) throw new Error(report.failure.message);
    const { correct, total, confusion, trainSeconds, evaluateSeconds } = report.value;
    expect(total).toBe(50);
    expect(confusion.flat().reduce((sum, count) => sum + count)).toBe(50);
    expect(confusion.reduce((sum, row, digit) => sum + row[digit], 0)).toBe(correct);
    expect(correct).toBeGreaterThan(name === 'darkness' ? 4 : 25);
    expect(Math.min(trainSeconds, evaluateSeconds)).toBeGreaterThanOrEqual(0);
  });

  it('has a trainer train networks with ten outputs, as runs do, and with four', async () => {
    const own = {
      ...defaultHyperparameters,
      hiddenLayers: [12],
      epochs: 12,
      trainingImages: 200,
      learningRate: 3,
    };
    const { desk } = openDesk(() => new InProcessChannel());
    const outcome = await desk.measure('encodings', { hyperparameters: own, seeds: [4, 5] });
    if (!outcome.ok) throw new Error(outcome.failure.message);
    expect(outcome.value.map(({ encoding, seed }) => [encoding, seed])).toEqual([
      ['ten', 4],
      ['four', 4],
      ['ten', 5],
      ['four', 5],
    ]);
    const settings = { ...own, seed: 4 };
    const engine = new PlainEngine(data, createNewNetwork(settings), settings);
    const counts = [...train(engine, settings)].flatMap((step) =>
      step.type === 'epoch' ? step.counts.correct : [],
    );
    expect(outcome.value[0]).toEqual({ encoding: 'ten', seed: 4, correct: counts, total: 50 });
    for (const { correct } of outcome.value) expect(correct).toHaveLength(12);
    // Far above a guess, with either encoding.
    expect(Math.min(...outcome.value.map(({ correct }) => correct[11]))).toBeGreaterThan(15);
  });

  it('learns the validation images as well when it is told to', async () => {
    const correct = async (learnsValidation: boolean) => {
      const own = { ...data, validation: data.test };
      const channel = new ScriptedChannel();
      const desk = new MeasurementDesk({
        fork: () => new InProcessChannel(),
        data: { present: () => Promise.resolve(success({ data: own })) } as unknown as RunData,
        emit: () => channel,
        log: silentLog,
      });
      const report = await desk.measure('baseline', { ...request, learnsValidation });
      return report.ok && report.value.correct;
    };
    // Each test image is then its own nearest neighbour.
    expect(await correct(true)).toBe(50);
    expect(await correct(false)).toBeLessThan(50);
  });

  it('passes on how far it is, and ends the process afterwards', async () => {
    const { told, channel, outcome } = await openScripted();
    const progress: BaselineProgress = { phase: 'training', share: 0.5, seconds: 1 };
    channel.send({ type: 'measure-progress', progress });
    const report = { correct: 1, total: 2, trainSeconds: 1, evaluateSeconds: 1, confusion: [] };
    channel.send({ type: 'measure-done', report });
    expect(await outcome).toEqual(success(report));
    expect(told).toEqual([progress]);
    expect(channel.isKilled).toBe(true);
    channel.send({ type: 'measure-progress', progress });
    expect(told).toHaveLength(1);
  });

  it('measures one at a time, and another after that', async () => {
    const { desk, outcome } = await openScripted();
    expect(await desk.measure('baseline', request)).toMatchObject({
      failure: { code: 'training-not-possible' },
    });
    desk.stop();
    expect(await outcome).toMatchObject({ failure: { code: 'cancelled' } });
    const next = desk.measure('baseline', request);
    desk.stop();
    expect(await next).toMatchObject({ failure: { code: 'cancelled' } });
    desk.stop();
  });

  it('says why nothing was measured', async () => {
    const refused = await openScripted();
    refused.channel.send({ type: 'measure-refused', message: 'no vector instructions.' });
    expect(await refused.outcome).toMatchObject({
      failure: {
        code: 'training-not-possible',
        message: 'This cannot be measured here: no vector instructions.',
      },
    });
    const crashed = await openScripted();
    crashed.channel.exit(5, 'there was probably not enough memory');
    expect(await crashed.outcome).toMatchObject({
      failure: {
        code: 'training-ended',
        message: 'The process ended unexpectedly (code 5): there was probably not enough memory.',
      },
    });
    const unstarted = openDesk(() => {
      throw new Error('no memory');
    });
    expect(await unstarted.desk.measure('baseline', request)).toMatchObject({
      failure: { message: 'The process could not be started: Error: no memory.' },
    });
    expect(
      await openDesk(() => new ScriptedChannel(), false).desk.measure('baseline', request),
    ).toMatchObject({
      failure: { code: 'data-missing' },
    });
  });
});
