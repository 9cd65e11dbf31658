import { Command } from 'commander';
import fc from 'fast-check';
import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import type { HyperparameterField } from '../../../src/contract/hyperparameter-fields';
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
} from '../../../src/cli/training/hyperparameter-options';
import { defaultHyperparameters, hyperparametersSchema } from '../../../src/contract/hyperparameters';
import { optionNames, trainCommand } from '../../../src/contract/train-command';

function hyperparametersFor(...parameters: string[]) {
  const command = addHyperparameterOptions(new Command().exitOverride());
  return hyperparametersOf(command.parse(parameters, { from: 'user' }).opts<HyperparameterOptions>());
}

/** Any settings that the schema allows. */
function anySettings() {
  const numbers = numberNames.map((name) => {
    const { minimum, maximum, isWhole = false }: HyperparameterField = hyperparameterFields[name];
    const value = isWhole
      ? fc.integer({ min: minimum, max: maximum })
      : fc.double({ min: minimum, max: maximum, noNaN: true });
    return [name, fc.oneof(fc.constant(defaultHyperparameters[name]), value)] as const;
  });
  const choices = choiceNames.map((name) => [name, fc.constantFrom(...choiceValues(name))] as const);
  return fc
    .record({
      ...Object.fromEntries<fc.Arbitrary<unknown>>([...numbers, ...choices]),
      hiddenLayers: fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 8 }),
      shuffle: fc.boolean(),
    })
    .map((settings: Record<string, unknown>) =>
      parse(hyperparametersSchema, {
        ...settings,
        miniBatchSize: Math.min(Number(settings.miniBatchSize), Number(settings.trainingImages)),
      }),
    );
}

describe('trainCommand', () => {
  it('is read back as the same settings', () => {
    fc.assert(
      fc.property(anySettings(), (settings) => {
        const [program, command, ...parameters] = trainCommand(settings).split(' ');
        expect([program, command]).toEqual(['inkling', 'train']);
        expect(hyperparametersFor(...parameters)).toEqual(settings);
      }),
    );
  });
});

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
