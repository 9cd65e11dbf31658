import { InvalidArgumentError } from 'commander';
import type { HyperparameterName, Hyperparameters } from '../contract/hyperparameters';
import {
  checkHyperparameters,
  defaultHyperparameters,
  inputNeurons,
  networkSizes,
  outputNeurons,
  presets,
} from '../contract/hyperparameters';
import { wrongUsage } from './command-error';

/** The options of `train` that say how to train; what is not given comes from the preset. */
export interface RunOptions {
  preset?: string;
  sizes?: number[];
  epochs?: number;
  miniBatch?: number;
  eta?: number;
  seed?: number;
  trainSize?: number;
  shuffle: boolean;
}

const optionNames: Record<HyperparameterName, string> = {
  hiddenLayers: '--sizes',
  learningRate: '--eta',
  miniBatchSize: '--mini-batch',
  epochs: '--epochs',
  trainingImages: '--train-size',
  seed: '--seed',
  shuffle: '--no-shuffle',
};

/** Reads a number as it stands on the command line; the schema says later whether it is a good one. */
export function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) throw new InvalidArgumentError('It is not a number.');
  return number;
}

/** Reads "784,30,10". */
export function parseSizes(text: string): number[] {
  const sizes = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (sizes.length < 2 || sizes[0] !== inputNeurons || sizes[sizes.length - 1] !== outputNeurons) {
    throw new InvalidArgumentError(
      `It must begin with ${inputNeurons} and end with ${outputNeurons}, as in ${inputNeurons},30,${outputNeurons}.`,
    );
  }
  return sizes;
}

/**
 * Preset, then options; both from the one schema that the app uses too. A network that training starts from
 * brings its own sizes. Ends the command when something is out of range.
 */
export function hyperparametersOf(options: RunOptions, startSizes?: readonly number[]): Hyperparameters {
  const preset =
    presets.find(({ name }) => name === options.preset)?.hyperparameters ?? defaultHyperparameters;
  const sizes = options.sizes ?? startSizes ?? networkSizes(preset.hiddenLayers);
  if (startSizes && String(startSizes) !== String(sizes)) {
    throw wrongUsage(
      `--sizes ${sizes.join()} does not fit the network to start from, which is ${startSizes.join()}.`,
    );
  }
  const checked = checkHyperparameters({
    hiddenLayers: sizes.slice(1, -1),
    learningRate: options.eta ?? preset.learningRate,
    miniBatchSize: options.miniBatch ?? preset.miniBatchSize,
    epochs: options.epochs ?? preset.epochs,
    trainingImages: options.trainSize ?? preset.trainingImages,
    seed: options.seed ?? preset.seed,
    shuffle: options.shuffle && preset.shuffle,
  });
  if (checked.ok) return checked.value;
  throw wrongUsage(checked.errors.map(({ field, message }) => `${optionNames[field]}: ${message}`).join(' '));
}
