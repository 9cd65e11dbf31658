import { describe, expect, it } from 'vitest';
import { weightedInput } from '../../../src/engine/perceptron/perceptron';
import { goSide, lineThrough } from '../../../src/renderer/chapter/perceptron/half-plane';
import { PerceptronModel } from '../../../src/renderer/chapter/perceptron/perceptron-model';
import { sumText } from '../../../src/renderer/chapter/perceptron/sum-text';
import { startChapter } from './start-chapter';

const newModel = () => new PerceptronModel(startChapter().chapter.progress.recordOf('perceptron'));

describe('PerceptronModel', () => {
  it('says the sum in the form of the bench', () => {
    const model = newModel();
    expect(sumText(model)).toBe('6 · 1 + 2 · 0 + 2 · 0 = 6 > 5: it says 1.');
    model.flip(0);
    model.setWeight(1, -2.5);
    model.form.value = 'bias';
    expect(sumText(model)).toBe('6 · 0 + (−2.5) · 0 + 2 · 0 + (−5) = −5 ≤ 0: it says 0.');
  });

  it('withdraws a verdict once the answer is another', () => {
    const model = newModel();
    model.majority.check();
    expect(model.majority.verdict.value?.headline).toBe('6 of 8 cases.');
    model.setWeight(0, 0);
    expect(model.majority.verdict.value).toBeNull();
    model.setWeight(0, 6);
    expect(model.majority.verdict.value?.headline).toBe('6 of 8 cases.');
  });

  it('never grants the second exercise to weights', () => {
    const model = newModel();
    model.canBeHad.value = true;
    for (const [weight, bias] of [
      [2, -1],
      [-2, 3],
      [0, 0],
      [10, -10],
    ]) {
      model.start({ weights: [weight, weight, 0], threshold: -bias });
      model.exactlyOne.check();
      expect(model.exactlyOne.verdict.value?.isRight).toBe(false);
    }
    model.canBeHad.value = false;
    model.exactlyOne.check();
    expect(model.exactlyOne.verdict.value?.isRight).toBe(true);
  });
});

describe('goSide and lineThrough', () => {
  const range = [0, 1] as const;

  it('part the square along w·x + b = 0', () => {
    const plane = { weights: [1, 1], bias: -1 };
    expect(goSide(plane, range)).toEqual([
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
    for (const point of lineThrough({ weights: [3, -1], bias: -0.7 }, range)!)
      expect(weightedInput({ weights: [3, -1], bias: -0.7 }, point)).toBeCloseTo(0, 12);
  });

  it('have no line where it says the same everywhere', () => {
    expect(lineThrough({ weights: [0, 0], bias: 0 }, range)).toBeNull();
    expect(goSide({ weights: [0, 0], bias: 0 }, range)).toEqual([]);
    expect(goSide({ weights: [0, 0], bias: 1 }, range)).toHaveLength(4);
  });
});
