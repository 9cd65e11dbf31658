import { denseShapes } from '../../../src/contract/layers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters, hyperparametersSchema } from '../../../src/contract/hyperparameters';
import { presets } from '../../../src/contract/presets';
import type { HyperparameterField } from '../../../src/contract/hyperparameter-fields';
import {
  choiceNames,
  choiceValues,
  hyperparameterFields,
  numberNames,
} from '../../../src/contract/hyperparameter-fields';
import { checkEntry, entryFor } from '../../../src/renderer/hyperparameters/panel-entry';
import { parseNumber } from '../../../src/renderer/ui/parse-number';
import { formatLayers, shortenLayers } from '../../../src/renderer/hyperparameters/network-shape';
import * as v from 'valibot';

describe('parseNumber', () => {
  it.each([
    ['3', 3],
    [' 3.0 ', 3],
    ['.5', 0.5],
    ['0,5', 0.5],
    ['1e-3', 0.001],
    ['3,0', 3],
    ['0,005', 0.005],
    ['0.005', 0.005],
    ['1.125', 1.125],
    ['10 000,5', 10_000.5],
    ['10,000.5', 10_000.5],
    ['50 000', 50_000],
    ['4,294,967,295', 4_294_967_295],
    ['-1', -1],
  ])('reads %j', (text, number) => {
    expect(parseNumber(text, 'any')).toBe(number);
  });

  it.each([
    ['50,000', 50_000],
    ['50.000', 50_000],
    ['1.250.000', 1_250_000],
    ['50’000', 50_000],
    ['50\u00a0000', 50_000],
    ['3,0', 3],
    ['0,5', 0.5],
    ['1e3', 1000],
  ])('reads %j where a whole number is meant', (text, number) => {
    expect(parseNumber(text, 'whole')).toBe(number);
  });

  it.each(['', 'ten', '1,2,3', '3.0.0', '0x10', 'Infinity', '1 2', '5,00,0'])('does not read %j', (text) => {
    expect(parseNumber(text, 'any')).toBeNaN();
    expect(parseNumber(text, 'whole')).toBeNaN();
  });

  it('does not guess what a comma means', () => {
    expect(parseNumber('1,000', 'any')).toBeNaN();
  });
});

describe('checkEntry', () => {
  const entry = entryFor(defaultHyperparameters);

  it.each(presets.map((preset) => [preset.name, preset] as const))(
    'reads back what the panel writes for %s',
    (_name, { hyperparameters }) => {
      expect(checkEntry(entryFor(hyperparameters))).toMatchObject({ ok: true, value: hyperparameters });
    },
  );

  it('reads back what the panel writes for any valid hyper-parameters', () => {
    const choices = choiceNames.map((name) => [name, fc.constantFrom(...choiceValues(name))]);
    const numbers = numberNames.map((name) => {
      const { minimum, maximum, isWhole = false }: HyperparameterField = hyperparameterFields[name];
      const range = { min: minimum, max: maximum };
      return [name, isWhole ? fc.integer(range) : fc.double({ ...range, noNaN: true })];
    });
    const any = fc.record({
      ...(Object.fromEntries([...choices, ...numbers]) as Record<string, fc.Arbitrary<unknown>>),
      hiddenLayers: fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 8 }),
      shuffle: fc.boolean(),
      miniBatchSize: fc.integer({ min: 1, max: 100 }),
      trainingImages: fc.integer({ min: 100, max: 50_000 }),
    }) as unknown as fc.Arbitrary<Hyperparameters>;
    fc.assert(
      fc.property(any, (hyperparameters) => {
        expect(v.is(hyperparametersSchema, hyperparameters)).toBe(true);
        expect(checkEntry(entryFor(hyperparameters))).toMatchObject({ ok: true, value: hyperparameters });
      }),
    );
  });

  it('says how to write what can be read in two ways', () => {
    const checked = checkEntry({ ...entry, learningRate: '1,500', l2: '1,000', trainingImages: '1,500' });
    expect(checked.ok ? [] : checked.errors).toEqual([
      { field: 'learningRate', message: 'Write 1.5 or 1500: “1,500” can mean either.' },
      { field: 'l2', message: 'Write 1 or 1000: “1,000” can mean either.' },
    ]);
  });

  it('refuses a decimal comma in a layer, which would be two layers', () => {
    expect(checkEntry({ ...entry, hiddenLayers: '3,0' })).toMatchObject({
      ok: false,
      errors: [{ field: 'hiddenLayers', message: expect.stringContaining('whole number of neurons') }],
    });
  });

  it('names every wrong field at once', () => {
    const wrong = { ...entry, hiddenLayers: '30, x', epochs: 'ten', miniBatchSize: '0' };
    const checked = checkEntry(wrong);
    expect(checked.ok).toBe(false);
    expect(checked.ok ? [] : checked.errors.map(({ field }) => field).sort()).toEqual([
      'epochs',
      'hiddenLayers',
      'miniBatchSize',
    ]);
  });

  it('refuses a mini-batch that is larger than the training set', () => {
    const checked = checkEntry({ ...entry, miniBatchSize: '200', trainingImages: '100' });
    expect(checked).toMatchObject({ ok: false, errors: [{ field: 'miniBatchSize' }] });
  });

  it.each([
    ['dropout', '1', 'Dropout must be a number from 0 to 0.9.'],
    ['momentum', '-0.1', 'Momentum μ must be a number from 0 to 0.99.'],
    ['l2', 'strong', 'L2 regularisation λ must be a number from 0 to 1,000.'],
    ['shift', '8.5', 'Shift must be a number from 0 to 8.'],
    ['elastic', '-1', 'Elastic distortion must be a number from 0 to 4.'],
    ['patience', '0', 'Patience must be a whole number from 1 to 10,000.'],
  ] as const)('refuses %s %s', (field, text, message) => {
    expect(checkEntry({ ...entry, [field]: text })).toEqual({ ok: false, errors: [{ field, message }] });
  });

  it('warns of regularisation that is too strong for the images, and of dropout without hidden neurons', () => {
    const strong = { ...entry, l2: '5', trainingImages: '10' };
    expect(checkEntry(strong)).toMatchObject({ ok: true, warnings: [{ field: 'l2' }] });
    const none = { ...entry, hiddenLayers: '', dropout: '0.5' };
    expect(checkEntry(none)).toMatchObject({ ok: true, warnings: [{ field: 'dropout' }] });
  });

  it('allows a learning rate of 100 with a warning', () => {
    const checked = checkEntry({ ...entry, learningRate: '100' });
    expect(checked).toMatchObject({ ok: true, warnings: [{ field: 'learningRate' }] });
  });
});

describe('formatLayers', () => {
  it('writes the layers in their order', () => {
    expect(formatLayers(denseShapes([784, 30, 10]))).toBe('784 → 30 → 10');
  });
});

describe('shortenLayers', () => {
  it.each([
    [[784, 10], '784 → 10'],
    [[784, 30, 10], '784 → 30 → 10'],
    [[784, 100, 10], '784 → 100 → 10'],
    [[784, 300, 100, 10], '784-300-100-10'],
    [[784, 300, 100, 30, 10], '784-300-…-10'],
    [[784, 2000, 2000, 10], '784-2000-…-10'],
  ])('begins with the input and ends with the output: %j', (sizes, text) => {
    expect(shortenLayers(denseShapes(sizes))).toBe(text);
  });
});
