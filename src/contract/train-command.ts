import type { HyperparameterName } from './hyperparameter-fields';
import type { Hyperparameters } from './hyperparameters';
import { defaultHyperparameters } from './hyperparameters';
import { allLayers } from './hidden-layers';
import type { Result } from './result';
import { failure, success } from './result';
import type { RunSummary } from './run';
import { obstacleOfHistory } from './run';

/** The terminal's option for each hyper-parameter, in the order in which a command gives them. */
export const optionNames: Record<HyperparameterName, string> = {
  hiddenLayers: '--sizes',
  learningRate: '--eta',
  miniBatchSize: '--mini-batch',
  epochs: '--epochs',
  trainingImages: '--train-size',
  seed: '--seed',
  shuffle: '--no-shuffle',
  hiddenActivation: '--hidden-activation',
  outputActivation: '--output-activation',
  cost: '--cost',
  initialWeights: '--initial-weights',
  l2: '--l2',
  l1: '--l1',
  dropout: '--dropout',
  momentum: '--momentum',
  schedule: '--schedule',
  patience: '--patience',
  earlyStopping: '--early-stopping',
  shift: '--shift',
  rotation: '--rotation',
  scaling: '--scaling',
  shear: '--shear',
  elastic: '--elastic',
  strokeDigits: '--stroke-digits',
};

/** Given in every command, so that a line says what it trains. */
const alwaysGiven: ReadonlySet<HyperparameterName> = new Set([
  'hiddenLayers',
  'learningRate',
  'miniBatchSize',
  'epochs',
  'seed',
]);

/**
 * The words after `inkling train` that give these settings: the usual ones, and those that differ from the book's first
 * experiment. None needs quotes in any shell.
 */
export function trainArguments(hyperparameters: Hyperparameters): string[] {
  const names = Object.keys(optionNames) as HyperparameterName[];
  return names
    .filter(
      (name) =>
        alwaysGiven.has(name) || String(hyperparameters[name]) !== String(defaultHyperparameters[name]),
    )
    .flatMap((name) => {
      if (name === 'shuffle') return [optionNames.shuffle];
      const value = name === 'hiddenLayers' ? allLayers(hyperparameters.hiddenLayers) : hyperparameters[name];
      return [optionNames[name], String(value)];
    });
}

/** The command that trains a new network with these settings. */
export function trainCommand(hyperparameters: Hyperparameters): string {
  return ['inkling train', ...trainArguments(hyperparameters)].join(' ');
}

/** The command that repeats a run's training; fails with 'training-not-possible' where its settings alone do not say it. */
export function commandOfRun(run: RunSummary): Result<string> {
  const { origin, hyperparameters, data } = run;
  const unknown = obstacleOfHistory(run);
  if (unknown !== undefined) return failure('training-not-possible', unknown);
  if (origin.kind === 'fine-tuned')
    return failure('training-not-possible', 'This run learned digits of yours, which a command cannot hold.');
  if (origin.kind === 'continued' && origin.from === undefined)
    return failure('training-not-possible', 'This run began with the network of a file.');
  const place = data?.place === 'synthetic' ? ' --data synthetic' : '';
  if (origin.kind !== 'continued') return success(`${trainCommand(hyperparameters)}${place}`);
  // Continued runs count the epochs of the run they began with.
  const epochs = hyperparameters.epochs - origin.epochs;
  return success(`${trainCommand({ ...hyperparameters, epochs })} --init-from ${origin.from}${place}`);
}
