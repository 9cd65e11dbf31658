import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  choiceNames,
  choiceValues,
  hyperparameterFields,
  numberNames,
} from '../../../src/contract/hyperparameter-fields';
import type { HyperparameterOptions } from '../../../src/cli/training/hyperparameter-options';
import {
  addHyperparameterOptions,
  hyperparametersOf,
  optionNames,
} from '../../../src/cli/training/hyperparameter-options';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';

function hyperparametersFor(...parameters: string[]) {
  const command = addHyperparameterOptions(new Command().exitOverride());
  return hyperparametersOf(command.parse(parameters, { from: 'user' }).opts<HyperparameterOptions>());
}

describe('the options of a run', () => {
  it('are as in the book’s first experiment where none is given', () => {
    expect(hyperparametersFor()).toEqual(defaultHyperparameters);
  });

  it.each(numberNames)('set %s', (name) => {
    const value = hyperparameterFields[name].minimum + (name === 'learningRate' ? 0.5 : 0);
    const other = value === defaultHyperparameters[name] ? hyperparameterFields[name].maximum : value;
    const small = name === 'trainingImages' ? ['--mini-batch', '1'] : [];
    expect(hyperparametersFor(optionNames[name], String(other), ...small)).toMatchObject({ [name]: other });
  });

  it.each(choiceNames.flatMap((name) => choiceValues(name).map((value) => [name, value] as const)))(
    'set %s to %s',
    (name, value) => {
      expect(hyperparametersFor(optionNames[name], value)).toEqual({
        ...defaultHyperparameters,
        [name]: value,
      });
    },
  );

  it('set the layers and the order', () => {
    expect(hyperparametersFor(optionNames.hiddenLayers, '784,7,10').hiddenLayers).toEqual([7]);
    expect(hyperparametersFor(optionNames.shuffle).shuffle).toBe(false);
  });
});
