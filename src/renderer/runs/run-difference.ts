import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import { augmentationNames, hyperparameterChoices } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import { formatHiddenLayers } from '../../contract/hidden-layers';
import type { RunSummary } from '../../contract/run';
import { isHistoryUnknown } from '../../contract/run';
import { describeVoters } from '../../contract/run-words';
import { formatCount } from '../ui/number-format';

type Words = (hyperparameters: Hyperparameters) => string;

const orNone =
  (name: 'l2' | 'l1' | 'dropout' | 'momentum' | 'shift' | 'scaling' | 'shear' | 'elastic', label: string) =>
  (hyperparameters: Hyperparameters) =>
    hyperparameters[name] === 0 ? `no ${label}` : `${label} ${hyperparameters[name]}`;

/** The text for each setting in a list of differences, in this order. */
const words: Record<HyperparameterName, Words> = {
  hiddenLayers: ({ hiddenLayers }) =>
    hiddenLayers.length === 0 ? 'no hidden layer' : `${formatHiddenLayers(hiddenLayers)} hidden`,
  learningRate: ({ learningRate }) => `η ${learningRate}`,
  miniBatchSize: ({ miniBatchSize }) => `mini-batch ${formatCount(miniBatchSize)}`,
  epochs: ({ epochs }) => `${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`,
  trainingImages: ({ trainingImages }) => `${formatCount(trainingImages)} images`,
  shuffle: ({ shuffle }) => (shuffle ? 'shuffled' : 'not shuffled'),
  hiddenActivation: ({ hiddenActivation }) =>
    hiddenActivation === 'sigmoid'
      ? 'sigmoid hidden'
      : hyperparameterChoices.hiddenActivation.options[hiddenActivation],
  outputActivation: ({ outputActivation }) =>
    outputActivation === 'sigmoid'
      ? 'sigmoid output'
      : hyperparameterChoices.outputActivation.options[outputActivation],
  cost: ({ cost }) => hyperparameterChoices.cost.options[cost],
  initialWeights: ({ initialWeights }) =>
    `weights ${hyperparameterChoices.initialWeights.options[initialWeights]}`,
  l2: orNone('l2', 'L2 λ'),
  l1: orNone('l1', 'L1 λ'),
  dropout: orNone('dropout', 'dropout'),
  momentum: orNone('momentum', 'momentum'),
  schedule: ({ schedule, patience }) =>
    schedule === 'halving' ? `η halved after ${patience}` : 'η constant',
  patience: ({ patience }) => `η halved after ${patience}`,
  earlyStopping: ({ earlyStopping }) =>
    earlyStopping === 0 ? 'no early stopping' : `early stopping after ${earlyStopping}`,
  shift: orNone('shift', 'shift'),
  rotation: ({ rotation }) => (rotation === 0 ? 'no rotation' : `rotation ${rotation}°`),
  scaling: orNone('scaling', 'scaling'),
  shear: orNone('shear', 'shear'),
  elastic: orNone('elastic', 'elastic'),
  strokeDigits: ({ strokeDigits }) =>
    strokeDigits === 0 ? 'no stroke digits' : `${formatCount(strokeDigits)} stroke digits`,
  seed: ({ seed }) => `seed ${seed}`,
};

const names = Object.keys(words) as HyperparameterName[];

/** "η 0.5 · cross-entropy": how a run's settings differ from another's; "same settings" if they do not. */
export function describeDifference(run: RunSummary, other: RunSummary): string {
  return differenceParts(run, other).join(' · ');
}

/** The same, part by part; at least one. */
export function differenceParts(run: RunSummary, other: RunSummary): string[] {
  if (run.origin.kind === 'voting') return describeOrigin(run);
  if (isHistoryUnknown(run)) return ['settings not known'];
  const different = isHistoryUnknown(other)
    ? names.filter((name) => usual.has(name))
    : differentSettings(run, other);
  const said = describeAll(different, run.hyperparameters);
  const data = run.data !== undefined && run.data.sha256 !== other.data?.sha256 && other.data !== undefined;
  const all = [
    ...said,
    ...(data ? [run.data!.name] : []),
    ...describeEngine(run, other),
    ...describeOrigin(run),
  ];
  return all.length === 0 ? ['same settings'] : all;
}

/**
 * "30 hidden · η 3 · mini-batch 10 · 30 epochs": the usual settings, and others that differ from the book's first
 * experiment.
 */
export function describeSettings(hyperparameters: Hyperparameters): string {
  const different = differentSettings({ hyperparameters }, { hyperparameters: defaultHyperparameters });
  return names
    .filter((name) => name !== 'seed' && (usual.has(name) || different.includes(name)))
    .map((name) => words[name](hyperparameters))
    .join(' · ');
}

/**
 * Names of the settings that differ in a way that matters; the patience of a constant learning rate does not matter.
 */
export function differentSettings(
  { hyperparameters: one }: Pick<RunSummary, 'hyperparameters'>,
  { hyperparameters: other }: Pick<RunSummary, 'hyperparameters'>,
): HyperparameterName[] {
  return names.filter((name) => {
    if (name === 'patience' && (one.schedule === 'constant' || one.schedule !== other.schedule)) return false;
    if (name === 'hiddenActivation' && one.hiddenLayers.length === 0) return false;
    return String(one[name]) !== String(other[name]);
  });
}

/** Describes these settings; if all kinds of augmentation are off, one phrase says so. */
function describeAll(settings: readonly HyperparameterName[], hyperparameters: Hyperparameters): string[] {
  const isAugmented = augmentationNames.some((name) => hyperparameters[name] > 0);
  const left = settings.filter((name) => isAugmented || !isAugmentation(name));
  const said = left.map((name) => words[name](hyperparameters));
  return left.length === settings.length ? said : [...said, 'no augmentation'];
}

function isAugmentation(name: HyperparameterName): boolean {
  return (augmentationNames as readonly HyperparameterName[]).includes(name);
}

/** The settings that are listed for every run. */
const usual: ReadonlySet<HyperparameterName> = new Set([
  'hiddenLayers',
  'learningRate',
  'miniBatchSize',
  'epochs',
]);

function describeEngine({ engine }: RunSummary, other: RunSummary): string[] {
  if (engine === other.engine) return [];
  return [engine === 'plain' ? 'plain engine' : 'kernels'];
}

function describeOrigin({ origin }: RunSummary): string[] {
  switch (origin.kind) {
    case 'new':
      return [];
    case 'continued':
      return [`continued from “${origin.name}”`];
    case 'fine-tuned':
      return [`taught ${formatCount(origin.ownDigits)} of your digits`];
    case 'opened':
      return ['opened from a file'];
    case 'voting':
      return [describeVoters(origin)];
  }
}
