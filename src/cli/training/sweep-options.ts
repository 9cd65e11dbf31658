import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { ChoiceName, SweepName } from '../../contract/hyperparameter-fields';
import {
  advancedNames,
  choiceNames,
  choiceValues,
  hyperparameterChoices,
  hyperparameterFields,
  isChoice,
  sweepNames,
} from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import { presets } from '../../contract/presets';
import type { SweepAxis, SweepRequest, SweepValue } from '../../contract/sweep';
import { optionNames } from '../../contract/train-command';
import type { Parsed } from '../../engine/sweep/sweep-values';
import { formatSweepValue, parseSeeds, parseSweepValues } from '../../engine/sweep/sweep-values';
import { wrongUsage } from '../command-error';
import { parseNumber } from './hyperparameter-options';
import { sweepOptionName } from './sweep-mark';

/** The options of `sweep` for hyper-parameters; the preset gives the missing ones. */
export interface SweepOptions extends Partial<Pick<Hyperparameters, ChoiceName>> {
  preset?: string;
  epochs?: number;
  seeds?: number[];
  shuffle: boolean;
}

/** Those of chapter 1; hidden layers come last, since their many forms are better read from top to bottom. */
const basicNames = ['learningRate', 'miniBatchSize', 'trainingImages', 'hiddenLayers'] as const;
const inOrder: readonly SweepName[] = [
  ...sweepNames.filter((name) => name !== 'hiddenLayers'),
  'hiddenLayers',
];

/** Adds an option for each setting; each may have several values. */
export function addSweepOptions(command: Command): Command {
  command.addOption(
    new Option('--preset <name>', 'the settings that stay the same, by name').choices(
      presets.map(({ name }) => name),
    ),
  );
  for (const name of basicNames) command.addOption(valuesOption(name));
  command
    .option(
      '--epochs <number>',
      `passes over the training images (${defaultHyperparameters.epochs})`,
      parseNumber,
    )
    .option(
      '--seeds <list>',
      'seeds of each combination: 1-3, or 1,2,7 (default: the preset’s one)',
      (text) => readValues(parseSeeds(text)),
    )
    .option('--no-shuffle', 'take the images in file order in every epoch');
  for (const name of advancedNames) {
    if (!isChoice(name)) command.addOption(valuesOption(name));
    else {
      command.addOption(
        new Option(`${optionNames[name]} <name>`, lowerFirst(hyperparameterChoices[name].hint)).choices(
          choiceValues(name),
        ),
      );
    }
  }
  return command;
}

function valuesOption(name: SweepName): Option {
  const hint = name === 'hiddenLayers' ? networksHint : hyperparameterFields[name].hint;
  const usual = formatSweepValue(defaultHyperparameters[name]);
  return new Option(`--${sweepOptionName(name)} <values>`, `${lowerFirst(hint)} (${usual})`).argParser(
    (text) => readValues(parseSweepValues(name, text)),
  );
}

const networksHint =
  'Networks, each by the neurons of its hidden layers, as in 10;30;100,30; none for no hidden layer.';

function readValues<Value>(parsed: Parsed<Value>): Value {
  if (parsed.ok) return parsed.value;
  throw new InvalidArgumentError(parsed.message);
}

function lowerFirst(hint: string): string {
  return hint[0].toLowerCase() + hint.slice(1).replace(/\.$/, '');
}

/** The sweep that the options ask for. Ends the command when they vary no setting, or more than two. */
export function sweepRequestOf(options: SweepOptions): SweepRequest {
  const given = inOrder.flatMap((name): SweepAxis[] => {
    const values = valuesOf(options, name);
    return values ? [{ name, values }] : [];
  });
  const axes = given.filter(({ values }) => values.length > 1);
  if (axes.length === 0) {
    throw wrongUsage(
      'Give one or two options several values, such as --eta 0.1,0.3,1,3 or --hidden "10;30;100,30".',
    );
  }
  if (axes.length > 2) {
    const names = axes.map(({ name }) => `--${sweepOptionName(name)}`).join(', ');
    throw wrongUsage(`A sweep varies one or two settings, and these options have several values: ${names}.`);
  }
  const preset = presets.find(({ name }) => name === options.preset)?.hyperparameters;
  const usual = preset ?? defaultHyperparameters;
  const hyperparameters = {
    ...usual,
    ...Object.fromEntries(choiceNames.map((name) => [name, options[name] ?? usual[name]])),
    ...Object.fromEntries(given.map(({ name, values }) => [name, values[0]])),
    epochs: options.epochs ?? usual.epochs,
    shuffle: options.shuffle && usual.shuffle,
  };
  return { hyperparameters, axes, seeds: options.seeds ?? [usual.seed] };
}

/** Commander names the values of `--mini-batch` "miniBatch". */
function valuesOf(options: SweepOptions, name: SweepName): SweepValue[] | undefined {
  const key = sweepOptionName(name).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return (options as unknown as Partial<Record<string, SweepValue[]>>)[key];
}
