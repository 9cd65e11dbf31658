import { hyperparameterChoices } from './hyperparameter-fields';
import type { Hyperparameters } from './hyperparameters';
import { defaultHyperparameters } from './hyperparameters';
import { modelFormatOf, modelFormats } from './model-files';
import { formatHiddenLayers } from './hidden-layers';
import { presets } from './presets';

const english = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** Maximum length of a run's name. */
const longestName = 120;

/**
 * Names a new run: by its preset, else by its layers and other differences from the book's first experiment. The seed
 * is added when it is not the preset's, and always with `isOneOfSeveral`; it comes early, where a narrow list shows it.
 */
export function nameOfNewRun(hyperparameters: Hyperparameters, isOneOfSeveral = false): string {
  const { seed } = hyperparameters;
  const preset = presets.find((each) => haveSameExperiment(each.hyperparameters, hyperparameters));
  const usualSeed = (preset?.hyperparameters ?? defaultHyperparameters).seed;
  const [first, ...others] = preset ? [preset.label] : partsOf(hyperparameters);
  const isSeedSaid = isOneOfSeveral || seed !== usualSeed;
  return joinParts([first, ...(isSeedSaid ? [`seed ${seed}`] : []), ...others]);
}

/** Describes the layers and other differences from the book's first experiment, except the seed. */
export function describeSettings(hyperparameters: Hyperparameters): string {
  return partsOf(hyperparameters).join(', ');
}

function partsOf(hyperparameters: Hyperparameters): string[] {
  return [describeLayers(hyperparameters), ...describeRest(hyperparameters)];
}

/** The name of a run that teaches a person's own digits. */
export function nameOfLesson(name: string): string {
  return withEnding(name, ', with my digits');
}

/** The name of a run that trains the network of another one, which stays as it is. */
export function nameOfTrainedOn(name: string): string {
  return withEnding(name, ', trained on');
}

function withEnding(name: string, ending: string): string {
  return name.endsWith(ending) ? name : `${name.slice(0, longestName - ending.length)}${ending}`;
}

/** The name of a run of networks that vote: how many, and what the names of theirs begin with. */
export function nameOfVoting(names: readonly string[]): string {
  const [first, ...others] = names;
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  const common = first.slice(0, length).replace(/[\s,]*(\bseed)?[\s,]*$/, '');
  return shorten(`${names.length} voting${common === '' ? '' : `: ${common}`}`);
}

/** The name of a run opened from this file. */
export function nameOfOpened(file: string): string {
  const format = modelFormatOf(file);
  const ending = format === undefined ? '' : `.${modelFormats[format].ending}`;
  const withoutEnding = file.slice(0, file.length - ending.length).trim();
  return shorten(withoutEnding || file.trim() || 'Unnamed');
}

/** As many whole parts as a name has room for. */
function joinParts(parts: readonly string[]): string {
  const name = parts.join(', ');
  if (name.length <= longestName) return name;
  const kept = parts
    .map((_, last) => parts.slice(0, last + 1).join(', '))
    .findLast((start) => start.length < longestName);
  return kept === undefined ? shorten(name) : `${kept}…`;
}

function shorten(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;
}

function haveSameExperiment(one: Hyperparameters, other: Hyperparameters): boolean {
  const names = Object.keys(one) as (keyof Hyperparameters)[];
  return names.every((name) => name === 'seed' || String(one[name]) === String(other[name]));
}

function describeLayers({ hiddenLayers }: Hyperparameters): string {
  return hiddenLayers.length === 0 ? 'No hidden layer' : `${formatHiddenLayers(hiddenLayers)} hidden`;
}

/** In the order in which they appear in a name, after the layers and the seed. */
const descriptions: Omit<
  Record<keyof Hyperparameters, (hyperparameters: Hyperparameters) => string>,
  'hiddenLayers' | 'seed'
> = {
  learningRate: ({ learningRate }) => `η ${english.format(learningRate)}`,
  miniBatchSize: ({ miniBatchSize }) => `mini-batch ${miniBatchSize}`,
  epochs: ({ epochs }) => `${english.format(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`,
  trainingImages: ({ trainingImages }) => `${english.format(trainingImages)} images`,
  shuffle: () => 'not shuffled',
  hiddenActivation: ({ hiddenActivation }) =>
    hyperparameterChoices.hiddenActivation.options[hiddenActivation],
  outputActivation: ({ outputActivation }) =>
    hyperparameterChoices.outputActivation.options[outputActivation],
  cost: ({ cost }) => hyperparameterChoices.cost.options[cost],
  initialWeights: ({ initialWeights }) =>
    `weights ${hyperparameterChoices.initialWeights.options[initialWeights]}`,
  l2: ({ l2 }) => `L2 λ ${english.format(l2)}`,
  l1: ({ l1 }) => `L1 λ ${english.format(l1)}`,
  dropout: ({ dropout }) => `dropout ${english.format(dropout)}`,
  momentum: ({ momentum }) => `momentum ${english.format(momentum)}`,
  schedule: () => 'η halving',
  patience: ({ patience }) => `patience ${patience}`,
  earlyStopping: ({ earlyStopping }) => `early stopping ${earlyStopping}`,
  shift: ({ shift }) => `shift ${english.format(shift)}`,
  rotation: ({ rotation }) => `rotation ${english.format(rotation)}°`,
  scaling: ({ scaling }) => `scaling ${english.format(scaling)}`,
  shear: ({ shear }) => `shear ${english.format(shear)}`,
  elastic: ({ elastic }) => `elastic ${english.format(elastic)}`,
  strokeDigits: ({ strokeDigits }) => `${english.format(strokeDigits)} stroke digits`,
};

function describeRest(hyperparameters: Hyperparameters): string[] {
  const names = Object.keys(descriptions) as (keyof typeof descriptions)[];
  return names
    .filter((name) => hyperparameters[name] !== defaultHyperparameters[name])
    .filter((name) => name !== 'hiddenActivation' || hyperparameters.hiddenLayers.length > 0)
    .filter((name) => name !== 'patience' || hyperparameters.schedule !== 'constant')
    .map((name) => descriptions[name](hyperparameters));
}
