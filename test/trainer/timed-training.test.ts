import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { startPosition } from '../../src/engine/training/start-position';
import { EngineMaker } from '../../src/trainer/engine';
import type { TimedProgress, TimedStep, TrainingBeginning } from '../../src/trainer/timed-training';
import { TimedTraining } from '../../src/trainer/timed-training';
import { createSmallDataSet } from '../engine/small-data-set';

const data = createSmallDataSet({ training: 500, validation: 300, test: 300 });
/** A network that is large enough for an epoch to take several steps. */
const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [300, 300], epochs: 2 };

const createEngine = () => new EngineMaker(data).create('kernels', hyperparameters);

/** Runs on a clock on which every step takes 5 ms, while the caller lets `idleMs` pass after each. */
function timedSteps(idleMs: number, engine = createEngine(), from?: TrainingBeginning): TimedStep[] {
  let timeMs = 0;
  let isInStep = false;
  const now = () => {
    isInStep = !isInStep;
    return isInStep ? timeMs : (timeMs += 5);
  };
  const training = new TimedTraining(engine, hyperparameters, now, from);
  const steps: TimedStep[] = [];
  for (let step = training.next(); step; step = training.next()) {
    steps.push(step);
    timeMs += idleMs;
  }
  return steps;
}

const progressOf = (steps: readonly TimedStep[]): TimedProgress[] =>
  steps.flatMap((step) => (step.type === 'progress' ? [step.progress] : []));

describe('TimedTraining', () => {
  it('counts the seconds of training and of evaluating each epoch by themselves', () => {
    const steps = timedSteps(0);
    for (const epoch of [0, 1]) {
      const inEpoch = progressOf(steps).filter((progress) => progress.epoch === epoch);
      const result = steps.flatMap((step) => (step.type === 'epoch' ? [step.result] : []))[epoch];
      const evaluating = inEpoch.filter((progress) => progress.isEvaluating);
      expect(result.epoch).toBe(epoch);
      expect(result.evaluateSeconds).toBeCloseTo(0.005 * evaluating.length, 9);
      expect(result.trainSeconds).toBeCloseTo(0.005 * (inEpoch.length - evaluating.length), 9);
      expect(evaluating.length).toBeGreaterThan(0);
    }
  });

  it('measures the same however long the caller waits between two steps', () => {
    expect(timedSteps(10_000)).toEqual(timedSteps(0));
  });

  it('tells how far the epoch is, rising to 1, and stays there while it evaluates', () => {
    const inEpoch = progressOf(timedSteps(0)).filter((progress) => progress.epoch === 1);
    const fractions = inEpoch.map((progress) => progress.epochFraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(
      inEpoch.filter((progress) => progress.isEvaluating).every((progress) => progress.epochFraction === 1),
    ).toBe(true);
    expect(fractions[0]).toBeLessThan(0.5);
  });

  it('estimates a time left that falls to 0, and a speed, once something has been learned', () => {
    const progress = progressOf(timedSteps(0));
    const firstLearned = progress.findIndex(({ miniBatches }) => miniBatches > 0);
    expect(progress[firstLearned - 1]).toMatchObject({ secondsLeft: undefined, imagesPerSecond: undefined });
    const { secondsLeft, imagesPerSecond, epochFraction } = progress[firstLearned];
    expect(secondsLeft).toBeGreaterThan(0);
    expect(secondsLeft).toBeLessThan(2);
    expect(imagesPerSecond).toBeCloseTo((epochFraction * 500) / 0.005, 3);
    expect(progress.at(-1)!.secondsLeft).toBe(0);
  });

  it('counts only what is left in a run that goes on', () => {
    const engine = createEngine();
    const { order, ...start } = startPosition(engine, hyperparameters, 1);
    const progress = progressOf(timedSteps(0, engine, { position: { ...start, order, imagesDone: 250 } }));
    expect(progress[0]).toMatchObject({ epoch: 1, miniBatchesInEpoch: 50 });
    expect(progress[0].miniBatches).toBeGreaterThan(25);
    expect(progress.flatMap(({ costs }) => costs)[0].epochs).toBeCloseTo(1.52, 9);
    expect(progress.at(-1)!.secondsLeft).toBe(0);
  });

  it('estimates nothing while the clock stands', () => {
    const training = new TimedTraining(createEngine(), hyperparameters, () => 0);
    const [first] = progressOf([training.next()!]);
    expect(first).toMatchObject({ secondsLeft: undefined, imagesPerSecond: undefined });
  });
});
