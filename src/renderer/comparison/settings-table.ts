import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import { hyperparameterChoices, isChoice } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { formatHiddenLayers } from '../../contract/hidden-layers';
import type { RunSummary } from '../../contract/run';
import { isHistoryUnknown } from '../../contract/run';
import { differentSettings } from '../runs/run-difference';
import { formatCount } from '../ui/number-format';

/** A setting in which compared runs differ, with the value of each. */
export interface DifferingSetting {
  head: string;
  /** One for each compared run or group. */
  values: readonly string[];
}

const heads: Record<HyperparameterName, string> = {
  hiddenLayers: 'hidden',
  learningRate: 'η',
  miniBatchSize: 'mini-batch',
  epochs: 'epochs',
  trainingImages: 'images',
  shuffle: 'shuffled',
  hiddenActivation: 'hidden neurons',
  outputActivation: 'output neurons',
  cost: 'cost',
  initialWeights: 'weights',
  l2: 'L2 λ',
  l1: 'L1 λ',
  dropout: 'dropout',
  momentum: 'momentum',
  schedule: 'schedule of η',
  patience: 'patience',
  earlyStopping: 'early stopping',
  shift: 'shift',
  rotation: 'rotation',
  scaling: 'scaling',
  shear: 'shear',
  elastic: 'elastic',
  strokeDigits: 'stroke digits',
  seed: 'seed',
};

const names = Object.keys(heads) as HyperparameterName[];

/** The settings in which these runs differ, each of which stands for a group or itself; the seed only where asked. */
export function differingSettings(runs: readonly RunSummary[], hasSeed: boolean): DifferingSetting[] {
  const [first, ...others] = runs;
  if (others.length === 0) return [];
  const differing = new Set(others.flatMap((run) => differentSettings(run, first)));
  const settings = names
    .filter((name) => differing.has(name) && (name !== 'seed' || hasSeed))
    .map((name) => ({
      head: heads[name],
      values: runs.map((run) => (isHistoryUnknown(run) ? 'not known' : valueText(name, run.hyperparameters))),
    }));
  const facts = [
    { head: 'data', values: runs.map(({ data }) => data?.name ?? 'none') },
    { head: 'engine', values: runs.map(({ engine }) => engine) },
    { head: 'start', values: runs.map(startText) },
  ];
  return [...settings, ...facts.filter(({ values }) => new Set(values).size > 1)];
}

/** The value of a setting, without its name. */
export function valueText(name: HyperparameterName, hyperparameters: Hyperparameters): string {
  if (name === 'hiddenLayers') return formatHiddenLayers(hyperparameters.hiddenLayers) || 'none';
  if (name === 'shuffle') return hyperparameters.shuffle ? 'yes' : 'no';
  if (name === 'learningRate') return String(hyperparameters.learningRate);
  if (isChoice(name)) {
    return (hyperparameterChoices[name].options as Record<string, string>)[hyperparameters[name]];
  }
  const value = hyperparameters[name];
  return name === 'seed' || value < 1 ? String(value) : formatCount(value);
}

function startText({ origin }: RunSummary): string {
  switch (origin.kind) {
    case 'new':
      return 'new weights';
    case 'continued':
      return `“${origin.name}”`;
    case 'fine-tuned':
      return `“${origin.name}”, taught`;
    case 'opened':
      return 'a file';
    case 'voting':
      return `${origin.voters.length} that vote`;
  }
}
