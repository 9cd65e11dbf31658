import type { HyperparameterField, HyperparameterName } from './hyperparameter-fields';
import {
  advancedNames,
  basicNames,
  hyperparameterChoices,
  hyperparameterFields,
  isChoice,
} from './hyperparameter-fields';
import type { Hyperparameters } from './hyperparameters';
import { formatHiddenLayers } from './hidden-layers';
import { formatCount } from './number-format';

/** All settings, in display order. */
export const settingNames: readonly HyperparameterName[] = [...basicNames, ...advancedNames];

/** The name of a setting, as the panel shows it. */
export function settingLabel(name: HyperparameterName): string {
  if (name === 'shuffle') return 'Shuffled in each epoch';
  return isChoice(name) ? hyperparameterChoices[name].label : hyperparameterFields[name].label;
}

/** The value of a setting, without its name. */
export function settingText(name: HyperparameterName, hyperparameters: Hyperparameters): string {
  if (name === 'hiddenLayers') return formatHiddenLayers(hyperparameters.hiddenLayers) || 'none';
  if (name === 'shuffle') return hyperparameters.shuffle ? 'yes' : 'no';
  if (isChoice(name)) {
    const { options }: { options: Readonly<Record<string, string>> } = hyperparameterChoices[name];
    return options[hyperparameters[name]];
  }
  const { isWhole }: HyperparameterField = hyperparameterFields[name];
  return isWhole && name !== 'seed' ? formatCount(hyperparameters[name]) : String(hyperparameters[name]);
}

export function haveSameSetting(
  name: HyperparameterName,
  one: Hyperparameters,
  other: Hyperparameters,
): boolean {
  return String(one[name]) === String(other[name]);
}
