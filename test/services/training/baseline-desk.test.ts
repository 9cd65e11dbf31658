import { describe, expect, it } from 'vitest';
import type { BaselineProgress, BaselineRequest } from '../../../src/contract/baseline';
import { baselineNames } from '../../../src/contract/baseline';
import { failure, success } from '../../../src/contract/result';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { silentLog } from '../../../src/services/log';
import type { RunData } from '../../../src/services/screen/run-data';
import { BaselineDesk } from '../../../src/services/training/baseline-desk';
import type { TrainerChannel } from '../../../src/services/training/trainer-process';
import { InProcessChannel } from './in-process-channel';
import { ScriptedChannel } from './scripted-channel';

const data = createSyntheticDataSet({ seed: 3, trainingImages: 200, validationImages: 60, testImages: 50 });
const request: BaselineRequest = { name: 'nearest', c: 1, gamma: 0.02, learnsValidation: false };

function openDesk(fork: () => TrainerChannel, present = true) {
  const told: BaselineProgress[] = [];
  const found = present ? success({ data }) : failure('data-missing', 'No training data yet.');
  const desk = new BaselineDesk({
    fork,
    data: { present: () => Promise.resolve(found) } as unknown as RunData,
    emit: (_name, event) => told.push(event as BaselineProgress),
    log: silentLog,
  });
  return { desk, told };
}

/** A desk whose process does what the test says, once it has been given its work. */
async function openScripted(asked = request) {
  const channel = new ScriptedChannel();
  const { desk, told } = openDesk(() => channel);
  const outcome = desk.run(asked);
  await expect.poll(() => channel.received).toHaveLength(1);
  return { desk, told, channel, outcome };
}

describe('BaselineDesk', () => {
  it.each(baselineNames)('has a trainer measure %s, with what was answered to each digit', async (name) => {
    const channel = new InProcessChannel();
    const { desk } = openDesk(() => channel);
    const report = await desk.run({ ...request, name });
    if (!report.ok) throw new Error(report.failure.message);
    const { correct, total, confusion, trainSeconds, evaluateSeconds } = report.value;
    expect(total).toBe(50);
    expect(confusion.flat().reduce((sum, count) => sum + count)).toBe(50);
    expect(confusion.reduce((sum, row, digit) => sum + row[digit], 0)).toBe(correct);
    expect(correct).toBeGreaterThan(name === 'darkness' ? 4 : 25);
    expect(Math.min(trainSeconds, evaluateSeconds)).toBeGreaterThanOrEqual(0);
  });

  it('learns the validation images as well when it is told to', async () => {
    const correct = async (learnsValidation: boolean) => {
      const own = { ...data, validation: data.test };
      const channel = new ScriptedChannel();
      const desk = new BaselineDesk({
        fork: () => new InProcessChannel(),
        data: { present: () => Promise.resolve(success({ data: own })) } as unknown as RunData,
        emit: () => channel,
        log: silentLog,
      });
      const report = await desk.run({ ...request, learnsValidation });
      return report.ok && report.value.correct;
    };
    // Each test image is then its own nearest neighbour.
    expect(await correct(true)).toBe(50);
    expect(await correct(false)).toBeLessThan(50);
  });

  it('passes on how far it is, and ends the process afterwards', async () => {
    const { told, channel, outcome } = await openScripted();
    const progress: BaselineProgress = { phase: 'training', share: 0.5 };
    channel.send({ type: 'baseline-progress', progress });
    const report = { correct: 1, total: 2, trainSeconds: 1, evaluateSeconds: 1, confusion: [] };
    channel.send({ type: 'baseline-done', report });
    expect(await outcome).toEqual(success(report));
    expect(told).toEqual([progress]);
    expect(channel.isKilled).toBe(true);
    channel.send({ type: 'baseline-progress', progress });
    expect(told).toHaveLength(1);
  });

  it('measures one at a time, and another after that', async () => {
    const { desk, outcome } = await openScripted();
    expect(await desk.run(request)).toMatchObject({ failure: { code: 'training-not-possible' } });
    desk.stop();
    expect(await outcome).toMatchObject({ failure: { code: 'cancelled' } });
    const next = desk.run(request);
    desk.stop();
    expect(await next).toMatchObject({ failure: { code: 'cancelled' } });
    desk.stop();
  });

  it('says why nothing was measured', async () => {
    const refused = await openScripted();
    refused.channel.send({ type: 'baseline-refused', message: 'no vector instructions.' });
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
    expect(await unstarted.desk.run(request)).toMatchObject({
      failure: { message: 'The process could not be started: Error: no memory.' },
    });
    expect(await openDesk(() => new ScriptedChannel(), false).desk.run(request)).toMatchObject({
      failure: { code: 'data-missing' },
    });
  });
});
