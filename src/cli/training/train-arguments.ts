import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import { networkSizes } from '../../contract/network';
import { optionNames } from './hyperparameter-options';

/** The options of `inkling train` that give these settings; those at their default are left out, except the usual ones. */
export function trainArguments(hyperparameters: Hyperparameters): string[] {
  const names = Object.keys(optionNames) as HyperparameterName[];
  return names
    .filter(
      (name) =>
        alwaysGiven.has(name) || String(hyperparameters[name]) !== String(defaultHyperparameters[name]),
    )
    .flatMap((name) => {
      if (name === 'shuffle') return [optionNames[name]];
      const value = name === 'hiddenLayers' ? networkSizes(hyperparameters[name]) : hyperparameters[name];
      return [optionNames[name], String(value)];
    });
}

const alwaysGiven: ReadonlySet<HyperparameterName> = new Set([
  'hiddenLayers',
  'learningRate',
  'miniBatchSize',
  'epochs',
  'seed',
]);
