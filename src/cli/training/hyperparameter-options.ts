import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { AdvancedName } from '../../contract/hyperparameter-fields';
import {
  advancedNames,
  choiceValues,
  hyperparameterChoices,
  hyperparameterFields,
  isChoice,
} from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { checkHyperparameters, defaultHyperparameters } from '../../contract/hyperparameters';
import type { NetworkShape } from '../../contract/network';
import type { HiddenLayer } from '../../contract/hidden-layers';
import { allLayers, hiddenLayersOf, parseHiddenLayers } from '../../contract/hidden-layers';
import { inputNeurons, outputNeurons, haveSameActivations } from '../../contract/network';
import { isNumeral } from '../../contract/number-format';
import { presets } from '../../contract/presets';
import { optionNames } from '../../contract/train-command';
import { usualRate } from '../../engine/inspection/usual-rate';
import { shapeOf } from '../../engine/network/network';
import { wrongUsage } from '../command-error';

/** The options of `train` for hyper-parameters; the preset gives the missing ones. */
export interface HyperparameterOptions extends Partial<Pick<Hyperparameters, AdvancedName>> {
  preset?: string;
  /** Hidden layers. */
  sizes?: HiddenLayer[];
  epochs?: number;
  miniBatch?: number;
  eta?: number;
  seed?: number;
  trainSize?: number;
  shuffle: boolean;
}

/** Adds the hyper-parameter options; those beyond chapter 1 are explained in the schema's words. */
export function addHyperparameterOptions(command: Command): Command {
  const usual = defaultHyperparameters;
  command
    .addOption(
      new Option(
        '--preset <name>',
        'settings by name: an experiment of the book, or “handwriting” for what people draw',
      ).choices(presets.map(({ name }) => name)),
    )
    .option(
      '--sizes <list>',
      'neurons of each layer, as in 784,30,10; 20c5 is a convolution of 20 maps with a 5 x 5 window, p2 pools 2 x 2, as in 784,20c5,p2,100,10',
      parseSizes,
    )
    .option('--epochs <number>', `passes over the training images (${usual.epochs})`, parseNumber)
    .option('--mini-batch <size>', `images per step of the weights (${usual.miniBatchSize})`, parseNumber)
    .option('--eta <number>', `learning rate (${usual.learningRate.toFixed(1)})`, parseNumber)
    .option(
      '--seed <number>',
      `for new weights and the order of images; the same seed gives the same network (${usual.seed})`,
      parseNumber,
    )
    .option(
      '--train-size <N>',
      `learn from only the first N training images (${usual.trainingImages})`,
      parseNumber,
    )
    .option('--no-shuffle', 'take the images in file order in every epoch');
  for (const name of advancedNames) command.addOption(advancedOption(name));
  return command;
}

function advancedOption(name: AdvancedName): Option {
  const { hint } = isChoice(name) ? hyperparameterChoices[name] : hyperparameterFields[name];
  const phrase = hint[0].toLowerCase() + hint.slice(1).replace(/\.$/, '');
  const description = `${phrase} (${defaultHyperparameters[name]})`;
  return isChoice(name)
    ? new Option(`${optionNames[name]} <name>`, description).choices(choiceValues(name))
    : new Option(`${optionNames[name]} <number>`, description).argParser(parseNumber);
}

/** Reads a number from the command line; the schema checks its range later. */
export function parseNumber(text: string): number {
  const trimmed = text.trim();
  if (!isNumeral(trimmed)) throw new InvalidArgumentError('It is not a number, such as 30, 0.5 or 1e-3.');
  return Number(trimmed);
}

/** Reads the hidden layers of "784,30,10". */
function parseSizes(text: string): HiddenLayer[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length < 2 || parts[0] !== String(inputNeurons) || parts.at(-1) !== String(outputNeurons)) {
    throw new InvalidArgumentError(
      `It must begin with ${inputNeurons} and end with ${outputNeurons}, as in ${allLayers([30]).join()}.`,
    );
  }
  if (parts.includes('')) throw new InvalidArgumentError(`“${text}” has an empty entry.`);
  const read = parseHiddenLayers(parts.slice(1, -1).join());
  if (!read.ok) throw new InvalidArgumentError(read.message);
  return read.value;
}

/**
 * Combines preset and options; both follow the app's schema. A starting network brings its own sizes and activations, and
 * without a preset the rate that is usual for them. Ends the command when something is out of range.
 */
export function hyperparametersOf(options: HyperparameterOptions, start?: NetworkShape): Hyperparameters {
  const preset = presets.find(({ name }) => name === options.preset)?.hyperparameters;
  const usual = { ...(preset ?? defaultHyperparameters), ...(start && describeStart(start)) };
  if (start && !preset) {
    const { cost = usual.cost, momentum = usual.momentum, dropout = usual.dropout } = options;
    usual.learningRate = usualRate({ ...usual, cost, momentum, dropout });
  }
  const checked = checkHyperparameters({
    ...Object.fromEntries(advancedNames.map((name) => [name, options[name] ?? usual[name]])),
    hiddenLayers: options.sizes ?? usual.hiddenLayers,
    learningRate: options.eta ?? usual.learningRate,
    miniBatchSize: options.miniBatch ?? usual.miniBatchSize,
    epochs: options.epochs ?? usual.epochs,
    trainingImages: options.trainSize ?? usual.trainingImages,
    seed: options.seed ?? usual.seed,
    shuffle: options.shuffle && usual.shuffle,
  });
  if (!checked.ok) {
    const { errors } = checked;
    throw wrongUsage(errors.map(({ field, message }) => `${optionNames[field]}: ${message}`).join(' '));
  }
  if (start) requireFit(start, shapeOf(checked.value));
  return checked.value;
}

function describeStart({ layers, activations }: NetworkShape): Partial<Hyperparameters> {
  const { hidden, output } = activations;
  return { hiddenLayers: hiddenLayersOf(layers), hiddenActivation: hidden, outputActivation: output };
}

function requireFit(start: NetworkShape, requested: NetworkShape): void {
  const [wanted, present] = [requested, start].map(({ layers }) => allLayers(hiddenLayersOf(layers)).join());
  if (wanted !== present) {
    throw wrongUsage(`--sizes ${wanted} does not match the starting network, which has ${present}.`);
  }
  if (haveSameActivations(start, requested)) return;
  const { hidden, output } = start.activations;
  throw wrongUsage(
    `The starting network has ${hidden} hidden and ${output} output neurons; these cannot be changed.`,
  );
}
