import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { startPosition } from '../../src/engine/training/train';
import { EngineMaker } from '../../src/trainer/engine';
import type { TimedProgress, TimedStep } from '../../src/trainer/timed-run';
import { timedTraining } from '../../src/trainer/timed-run';
import { createSmallDataSet } from '../engine/small-data-set';

const data = createSmallDataSet({ training: 500, validation: 300, test: 300 });
/** A network that is large enough for an epoch to take several steps. */
const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [300, 300], epochs: 2 };

/** Runs on a clock on which every step takes 5 ms, while the caller lets `idleMs` pass after each. */
function timedSteps(idleMs: number): TimedStep[] {
  let timeMs = 0;
  let isInStep = false;
  const now = () => {
    isInStep = !isInStep;
    return isInStep ? timeMs : (timeMs += 5);
  };
  const steps: TimedStep[] = [];
  for (const step of timedTraining(new EngineMaker(data).create(hyperparameters), hyperparameters, now)) {
    steps.push(step);
    timeMs += idleMs;
  }
  return steps;
}

const progressOf = (steps: readonly TimedStep[]): TimedProgress[] =>
  steps.flatMap((step) => (step.type === 'progress' ? [step.progress] : []));

describe('timedTraining', () => {
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

  it('estimates a time left that falls to 0, and a speed', () => {
    const progress = progressOf(timedSteps(0));
    const left = progress.map(({ secondsLeft }) => secondsLeft ?? Infinity);
    expect(left[0]).toBeGreaterThan(0);
    expect(left[0]).toBeLessThan(1);
    expect(left.at(-1)).toBe(0);
    expect(progress[0].imagesPerSecond).toBeCloseTo((progress[0].epochFraction * 500) / 0.005, 3);
  });

  it('counts only the epochs that are left in a run that goes on', () => {
    let timeMs = 0;
    const engine = new EngineMaker(data).create(hyperparameters);
    const from = { ...startPosition(engine, hyperparameters), epoch: 1 };
    const progress = progressOf([...timedTraining(engine, hyperparameters, () => (timeMs += 5), from)]);
    expect(progress[0].epoch).toBe(1);
    expect(progress.flatMap(({ costs }) => costs)[0].epochs).toBeGreaterThan(1);
    expect(progress.at(-1)?.secondsLeft).toBe(0);
  });

  it('estimates nothing while the clock stands', () => {
    const engine = new EngineMaker(data).create(hyperparameters);
    const [first] = progressOf([timedTraining(engine, hyperparameters, () => 0).next().value as TimedStep]);
    expect(first).toMatchObject({ secondsLeft: undefined, imagesPerSecond: undefined });
  });
});
