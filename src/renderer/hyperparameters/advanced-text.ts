import type { AdvancedName } from '../../contract/hyperparameter-fields';
import { advancedNames, hyperparameterChoices } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import { formatCount } from '../ui/number-format';

const { hiddenActivation, outputActivation, cost, initialWeights } = hyperparameterChoices;

const schedules: Record<Hyperparameters['schedule'], (patience: number) => string> = {
  constant: () => 'constant η',
  halving: (patience) => `η halved after ${patience}`,
};

/** Text for each setting that differs from chapter 1; empty where none is needed. */
const words: Record<AdvancedName, (all: Hyperparameters) => string> = {
  hiddenActivation: (all) =>
    all.hiddenLayers.length > 0 ? hiddenActivation.options[all.hiddenActivation] : '',
  outputActivation: (all) => outputActivation.options[all.outputActivation],
  cost: (all) => cost.options[all.cost],
  initialWeights: (all) => `weights ${initialWeights.options[all.initialWeights]}`,
  l2: ({ l2 }) => `L2 λ ${l2}`,
  l1: ({ l1 }) => `L1 λ ${l1}`,
  dropout: ({ dropout }) => `dropout ${dropout}`,
  momentum: ({ momentum }) => `momentum ${momentum}`,
  schedule: ({ schedule, patience }) => schedules[schedule](patience),
  // Part of the schedule's text.
  patience: () => '',
  earlyStopping: ({ earlyStopping }) => `early stopping after ${earlyStopping}`,
  shift: ({ shift }) => `shift ${shift}`,
  rotation: ({ rotation }) => `rotation ${rotation}°`,
  scaling: ({ scaling }) => `scaling ${scaling}`,
  shear: ({ shear }) => `shear ${shear}`,
  elastic: ({ elastic }) => `elastic ${elastic}`,
  strokeDigits: ({ strokeDigits }) => `${formatCount(strokeDigits)} stroke digits`,
};

/** How these hyper-parameters differ from chapter 1, in a few words each; empty if they do not. */
export function describeAdvanced(hyperparameters: Hyperparameters): string[] {
  return advancedNames
    .filter((name) => hyperparameters[name] !== defaultHyperparameters[name])
    .map((name) => words[name](hyperparameters))
    .filter((text) => text !== '');
}
