import { describe, expect, it } from 'vitest';
import { landscapes, type LandscapeName } from '../../../src/engine/descent/landscape';
import {
  angles,
  largestChange,
  linearChange,
  steepestAngle,
} from '../../../src/renderer/chapter/valley/direction-model';
import { descendFrom, ravineSteps, ValleyModel } from '../../../src/renderer/chapter/valley/valley-model';
import { learningRates, momenta, valleys } from '../../../src/renderer/chapter/valley/valleys';
import { startChapter } from './start-chapter';

const newModel = () => new ValleyModel(startChapter().chapter.progress.recordOf('valley'));
const names = Object.keys(landscapes) as LandscapeName[];
const endOf = (name: LandscapeName, setting: keyof (typeof valleys)['curve']['settings']) =>
  descendFrom(name, valleys[name].start, valleys[name].settings[setting]);

describe('ValleyModel', () => {
  it('takes a step at a time to the end, and then starts again', () => {
    const model = newModel();
    expect(model.rateLimit.value).toBe(1);
    model.learningRate.value = 0.5;
    model.run();
    expect(model.isRunning.value).toBe(true);
    model.step();
    expect(model.isRunning.value).toBe(false);
    expect(model.endText.value).toBe('At the bottom after 1 step.');
    model.step();
    expect(model.steps.value).toBe(1);
    model.run();
    expect(model.steps.value).toBe(0);
    model.backToStart();
    expect(model.isRunning.value).toBe(false);
  });

  it('shows as many steps with other settings, as far as they go', () => {
    const model = newModel();
    model.use('small');
    for (let step = 0; step < 10; step++) model.step();
    model.learningRate.value = 0.06;
    expect(model.steps.value).toBe(10);
    expect(model.ball.value.position[0]).toBeCloseTo(-1.5 * 0.88 ** 10, 9);
    model.learningRate.value = 0.5;
    expect(model.steps.value).toBe(1);
  });

  it('places the ball at the nearest possible start, and lets it go from there', () => {
    const model = newModel();
    model.choose('bowl');
    model.step();
    model.place([1.23, -9]);
    expect(model.start.value).toEqual([1.2, -1.7]);
    expect(model.steps.value).toBe(0);
    expect([...model.ball.value.position]).toEqual([1.2, -1.7]);
  });

  it('tells how each way ends', () => {
    const model = newModel();
    const ending = (name: LandscapeName, start: readonly number[], learningRate: number) => {
      model.choose(name);
      model.place(start);
      model.learningRate.value = learningRate;
      expect(model.endText.value).toBe(model.isAtEnd.value ? model.endText.value : '');
      model.finish();
      return model.endText.value;
    };
    expect(ending('curve', [-1.5], 1.05)).toBe('Out of the picture after 6 steps: η is too large.');
    expect(ending('curve', [-1.5], 1)).toBe('Not at the bottom after 400 steps.');
    expect(ending('curve-with-two-valleys', [0], 0.3)).toBe(
      'At rest after 0 steps on the hilltop: the slope is 0.',
    );
    expect(ending('two-valleys', [1.9, 1.2], 0.25)).toMatch(/in the shallower valley, at C = 0\.651/);
    expect(ending('saddle', [-1.8, 0], 0.5)).toMatch(/on the saddle/);
  });

  it.each(names)('%s: its start and its bottom are what the settings are named for', (name) => {
    const { bottom, start } = valleys[name];
    expect(descendFrom(name, bottom, { learningRate: 0.1, momentum: 0 })).toMatchObject({ end: 'bottom' });
    const model = newModel();
    model.choose(name);
    expect(model.start.value).toEqual(start);
    const [small, right, large] = (['small', 'right', 'large'] as const).map((setting) =>
      endOf(name, setting),
    );
    expect(right.balls.length).toBeLessThan(small.balls.length);
    expect(['bottom', 'rest']).toContain(right.end);
    expect(['out', 'unfinished']).toContain(large.end);
    expect(valleys[name].settings.right.learningRate).toBeLessThan(model.rateLimit.value);
    expect(valleys[name].settings.large.learningRate).toBeGreaterThan(model.rateLimit.value);
    const momentum = endOf(name, 'momentum');
    expect(momentum.end).toBe('bottom');
    if (small.end === 'bottom') expect(momentum.balls.length).toBeLessThan(small.balls.length);
  });

  it('knows the fewest steps down the ravine', () => {
    let [fewest, fewestWithoutMomentum] = [Infinity, Infinity];
    for (const momentum of momenta) {
      for (const learningRate of learningRates) {
        const { balls, end } = descendFrom('ravine', valleys.ravine.start, { learningRate, momentum });
        if (end !== 'bottom') continue;
        fewest = Math.min(fewest, balls.length - 1);
        if (momentum === 0) fewestWithoutMomentum = Math.min(fewestWithoutMomentum, balls.length - 1);
      }
    }
    expect({ fewest, fewestWithoutMomentum }).toEqual({
      fewest: ravineSteps.fewest,
      fewestWithoutMomentum: ravineSteps.fewestWithoutMomentum,
    });
  });

  it('says what is wrong with the settings for the ravine', () => {
    const model = newModel();
    const verdict = (learningRate: number, momentum: number) => {
      model.learningRate.value = learningRate;
      model.momentum.value = momentum;
      model.fewestSteps.check();
      return model.fewestSteps.verdict.value!;
    };
    expect(verdict(0.53, 0)).toMatchObject({ isRight: false, headline: 'Out after 7 steps.' });
    expect(verdict(0.01, 0)).toMatchObject({ isRight: false, headline: 'Not there after 400 steps.' });
    expect(verdict(0.44, 0)).toMatchObject({ isRight: false, headline: '27 steps.' });
    expect(verdict(0.61, 0.45)).toMatchObject({ isRight: true, headline: '8 steps.' });
    expect(model.name.value).toBe('ravine');
    expect(model.endText.value).toBe('At the bottom after 8 steps.');
  });
});

describe('the steepest direction', () => {
  it('is against the gradient, where Cauchy-Schwarz is an equation', () => {
    // ∇C = (-0.4, 1.2) at the ball, so the steepest way down is at -71.57°.
    expect(largestChange).toBeCloseTo(0.05 * Math.hypot(0.4, 1.2), 12);
    expect(steepestAngle).toBe(-70);
    for (const angle of angles) {
      expect(Math.abs(linearChange(angle))).toBeLessThanOrEqual(largestChange);
      const between = ((angle + 71.56505117707799) * Math.PI) / 180;
      expect(linearChange(angle)).toBeCloseTo(-largestChange * Math.cos(between), 12);
    }
  });

  it('is told from the way to the bottom', () => {
    const { direction } = newModel();
    const verdict = (angle: number) => {
      direction.turn(angle);
      direction.exercise.check();
      return direction.exercise.verdict.value!;
    };
    expect(verdict(-10)).toMatchObject({
      isRight: false,
      detail: expect.stringContaining('the way to the bottom'),
    });
    expect(verdict(20)).toMatchObject({ isRight: false, detail: expect.stringContaining('contour line') });
    expect(verdict(110)).toMatchObject({ isRight: false, detail: expect.stringContaining('rises') });
    expect(verdict(-40)).toMatchObject({ isRight: false, detail: expect.stringContaining('falls faster') });
    expect(verdict(-71)).toMatchObject({ isRight: true });
    direction.turn(-179);
    expect(direction.angle.value).toBe(180);
    expect(direction.tried.value).toEqual([90, -10, 20, 110, -40, -70, 180]);
  });
});
