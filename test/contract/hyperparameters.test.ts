import { describe, expect, it } from 'vitest';
import {
  advancedNames,
  basicNames,
  choiceNames,
  choiceValues,
  hyperparameterFields,
  numberNames,
} from '../../src/contract/hyperparameter-fields';
import type { HyperparameterField, HyperparameterName } from '../../src/contract/hyperparameter-fields';
import type { CheckedHyperparameters } from '../../src/contract/hyperparameters';
import {
  checkHyperparameters,
  defaultHyperparameters,
  hyperparametersSchema,
} from '../../src/contract/hyperparameters';

const names = Object.keys(hyperparametersSchema.entries);

describe('the hyper-parameters', () => {
  it('each have a field or a choice, and one place: in chapter 1 or beyond it', () => {
    const described = [...numberNames, ...choiceNames, 'hiddenLayers', 'shuffle'];
    expect(described.sort()).toEqual([...names].sort());
    expect([...basicNames, ...advancedNames].sort()).toEqual([...names].sort());
  });

  it('beyond chapter 1 may be left out, and are as there', () => {
    const given = Object.fromEntries(basicNames.map((name) => [name, defaultHyperparameters[name]]));
    expect(checkHyperparameters(given)).toEqual({ ok: true, value: defaultHyperparameters, warnings: [] });
  });
});

describe('checkHyperparameters', () => {
  const withChanged = (name: HyperparameterName, value: unknown) =>
    checkHyperparameters({ ...defaultHyperparameters, miniBatchSize: 1, [name]: value });
  const wrongFields = (checked: CheckedHyperparameters) =>
    checked.ok ? [] : checked.errors.map(({ field }) => field);

  it.each(numberNames)('takes %s from its least to its most, and names it beyond', (name) => {
    const { minimum, maximum, isWhole = false }: HyperparameterField = hyperparameterFields[name];
    for (const value of [minimum, maximum]) expect(withChanged(name, value).ok).toBe(true);
    for (const value of [minimum - 1, maximum + 1, Number.NaN, '1', null]) {
      expect(wrongFields(withChanged(name, value))).toContain(name);
    }
    const between = (minimum + Math.min(maximum, minimum + 1)) / 2;
    expect(withChanged(name, between).ok).toBe(!isWhole);
  });

  it.each(choiceNames)('takes every value of %s, and names it for another', (name) => {
    for (const value of choiceValues(name)) expect(withChanged(name, value).ok).toBe(true);
    for (const value of ['swish', 0, null]) expect(wrongFields(withChanged(name, value))).toContain(name);
  });
});
