import { describe, expect, it } from 'vitest';
import {
  advancedNames,
  choiceValues,
  hyperparameterFields,
  isChoice,
} from '../../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { describeAdvanced } from '../../../src/renderer/hyperparameters/advanced-text';

describe('describeAdvanced', () => {
  it('says nothing of what is as in chapter 1', () => {
    expect(describeAdvanced(defaultHyperparameters)).toEqual([]);
  });

  // Patience alone changes nothing; it is said with the schedule that it is for.
  it.each(advancedNames.filter((name) => name !== 'patience'))('says when %s is not', (name) => {
    const values = isChoice(name) ? choiceValues(name) : [hyperparameterFields[name].maximum];
    for (const value of values) {
      const isUsual = value === defaultHyperparameters[name];
      const said = describeAdvanced({ ...defaultHyperparameters, [name]: value });
      expect(said).toHaveLength(isUsual ? 0 : 1);
    }
  });

  it('says nothing of hidden neurons where there are none', () => {
    const none = { ...defaultHyperparameters, hiddenLayers: [], hiddenActivation: 'relu' as const };
    expect(describeAdvanced(none)).toEqual([]);
  });
});
