import { describe, expect, it } from 'vitest';
import { binaryInputs } from '../../../src/engine/perceptron/perceptron';
import { claims, cValues, SigmoidModel } from '../../../src/renderer/chapter/sigmoid/sigmoid-model';
import { startChapter } from './start-chapter';

const newModel = () => new SigmoidModel(startChapter().chapter.progress.recordOf('sigmoid'));

describe('SigmoidModel', () => {
  it('has one input for which a sigmoid stays at a half, whatever c', () => {
    const model = newModel();
    const right = binaryInputs(2).filter((input) => {
      model.input.value = input;
      model.exception.check();
      return model.exception.verdict.value?.isRight;
    });
    expect(right).toEqual([[1, 1]]);
    model.input.value = [1, 1];
    for (const c of cValues) {
      model.c.value = c;
      expect(model.activations.value[0][0]).toBe(0.5);
    }
  });

  it('says the same as perceptrons for every c of the slider', () => {
    const model = newModel();
    const says = () => model.cases.value.map((row) => row.says);
    const usual = says();
    for (const c of cValues) {
      model.c.value = c;
      expect(says()).toEqual(usual);
    }
    expect([cValues[0], cValues.at(-1)]).toEqual([0.1, 1000]);
  });

  it('accepts one claim of the four', () => {
    const model = newModel();
    const right = claims.filter((_, index) => {
      model.claim.value = index;
      model.scaling.check();
      return model.scaling.verdict.value?.isRight;
    });
    expect(right).toEqual(['For no c above 0']);
  });
});
