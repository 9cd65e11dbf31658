/** How one field is shown, explained and checked, everywhere it is entered. */
export interface HyperparameterField {
  label: string;
  /** One sentence that says what the number does. */
  hint: string;
  unit?: string;
  minimum: number;
  maximum: number;
  /** Absent: any number in the range. */
  isWhole?: boolean;
}

/** Ranges, labels and units, used by the panel, the terminal and the trainer. */
export const hyperparameterFields = {
  hiddenLayers: {
    label: 'Hidden layers',
    hint: 'Neurons of each hidden layer, for example 30 or 100, 30; empty for none. 20c5 is a convolution: 20 maps, each with a window of 5 × 5. p2 pools 2 × 2.',
    unit: 'neurons',
    minimum: 1,
    maximum: 5000,
    isWhole: true,
  },
  learningRate: {
    label: 'Learning rate η',
    hint: 'How far each mini-batch moves the weights down the gradient.',
    minimum: 1e-6,
    maximum: 1000,
  },
  miniBatchSize: {
    label: 'Mini-batch size',
    hint: 'Images whose gradients are averaged before each step of the weights.',
    unit: 'images',
    minimum: 1,
    maximum: 50_000,
    isWhole: true,
  },
  epochs: {
    label: 'Epochs',
    hint: 'Passes over all training images.',
    minimum: 1,
    maximum: 10_000,
    isWhole: true,
  },
  trainingImages: {
    label: 'Training images',
    hint: 'The network learns from only the first N training images.',
    unit: 'images',
    minimum: 1,
    maximum: 50_000,
    isWhole: true,
  },
  seed: {
    label: 'Seed',
    hint: 'The same seed and settings give the same weights again.',
    minimum: 0,
    maximum: 4_294_967_295,
    isWhole: true,
  },
  l2: {
    label: 'L2 regularisation λ',
    hint: 'Pulls each weight towards 0 in proportion to its size; the book uses 5 with 50,000 images.',
    minimum: 0,
    maximum: 1000,
  },
  l1: {
    label: 'L1 regularisation λ',
    hint: 'Pulls each weight towards 0 by the same amount, whatever its size.',
    minimum: 0,
    maximum: 1000,
  },
  dropout: {
    label: 'Dropout',
    hint: 'Fraction of the hidden neurons that are left out during training, different ones for each image.',
    minimum: 0,
    maximum: 0.9,
  },
  momentum: {
    label: 'Momentum μ',
    hint: 'How much of the last step is added to the next one.',
    minimum: 0,
    maximum: 0.99,
  },
  patience: {
    label: 'Patience',
    hint: 'The learning rate is halved after this many epochs without improvement in validation accuracy.',
    unit: 'epochs',
    minimum: 1,
    maximum: 10_000,
    isWhole: true,
  },
  earlyStopping: {
    label: 'Early stopping',
    hint: 'Training ends after this many epochs without improvement in validation accuracy; 0: never.',
    unit: 'epochs',
    minimum: 0,
    maximum: 10_000,
    isWhole: true,
  },
  shift: {
    label: 'Shift',
    hint: 'In every epoch each training image is randomly shifted by up to this many pixels, across and down.',
    unit: 'pixels',
    minimum: 0,
    maximum: 8,
  },
  rotation: {
    label: 'Rotation',
    hint: 'In every epoch each training image is randomly rotated by up to this many degrees, either way.',
    unit: 'degrees',
    minimum: 0,
    maximum: 45,
  },
  scaling: {
    label: 'Scaling',
    hint: 'In every epoch each training image is randomly stretched or shrunk by up to this fraction of its width and height.',
    minimum: 0,
    maximum: 0.5,
  },
  shear: {
    label: 'Shear',
    hint: 'In every epoch each training image is randomly slanted by up to this many pixels sideways per pixel of height.',
    minimum: 0,
    maximum: 1,
  },
  elastic: {
    label: 'Elastic distortion',
    hint: 'In every epoch each training image is randomly bent: its pixels move by about this many pixels, neighbours together.',
    unit: 'pixels',
    minimum: 0,
    maximum: 4,
  },
  strokeDigits: {
    label: 'Added stroke digits',
    hint: 'Adds this many digits that Inkling draws itself, in handwriting styles from all over the world, to the training images.',
    unit: 'images',
    minimum: 0,
    maximum: 50_000,
    isWhole: true,
  },
} as const satisfies Record<string, HyperparameterField>;

/** How one field with a few possible values is shown and explained; the keys of `options` are the values. */
export interface HyperparameterChoice {
  label: string;
  /** One sentence that explains the choice. */
  hint: string;
  options: Readonly<Record<string, string>>;
}

/** The fields with a few possible values, and their labels. */
export const hyperparameterChoices = {
  hiddenActivation: {
    label: 'Hidden neurons',
    hint: 'How a hidden neuron turns its weighted input into its activation.',
    options: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' },
  },
  outputActivation: {
    label: 'Output neurons',
    hint: 'How the ten output neurons turn their weighted inputs into activations; with softmax these add up to 1.',
    options: { sigmoid: 'sigmoid', softmax: 'softmax' },
  },
  cost: {
    label: 'Cost function',
    hint: 'What training minimises; with softmax, cross-entropy is the log-likelihood cost.',
    options: { quadratic: 'quadratic', 'cross-entropy': 'cross-entropy' },
  },
  initialWeights: {
    label: 'New weights are drawn from',
    hint: 'The normal distribution that new weights are drawn from; n is the number of a neuron’s inputs. Biases always come from N(0, 1).',
    options: { 'standard-normal': 'N(0, 1)', 'scaled-normal': 'N(0, 1/n)' },
  },
  schedule: {
    label: 'Schedule of η',
    hint: 'With halving, η is halved whenever validation accuracy stalls; training ends when it is down to 1/128.',
    options: { constant: 'constant', halving: 'halving' },
  },
} as const satisfies Record<string, HyperparameterChoice>;

export type FieldName = keyof typeof hyperparameterFields;
/** A field with one number as its value. */
export type NumberName = Exclude<FieldName, 'hiddenLayers'>;
export type ChoiceName = keyof typeof hyperparameterChoices;
export type HyperparameterName = FieldName | ChoiceName | 'shuffle';

export const numberNames = (Object.keys(hyperparameterFields) as FieldName[]).filter(
  (name): name is NumberName => name !== 'hiddenLayers',
);

/** A field that a sweep can vary: its seeds are repeats, and the curve of one run shows all of its epochs. */
export type SweepName = Exclude<FieldName, 'seed' | 'epochs'>;
export const sweepNames = (Object.keys(hyperparameterFields) as FieldName[]).filter(
  (name): name is SweepName => name !== 'seed' && name !== 'epochs',
);

export const choiceNames = Object.keys(hyperparameterChoices) as ChoiceName[];

/** Value of a field with a few possible values. */
export type ChoiceValue<Name extends ChoiceName> = keyof (typeof hyperparameterChoices)[Name]['options'] &
  string;

/** The possible values of a field, in the order in which they are shown. */
export function choiceValues<Name extends ChoiceName>(
  name: Name,
): [ChoiceValue<Name>, ...ChoiceValue<Name>[]] {
  return Object.keys(hyperparameterChoices[name].options) as [ChoiceValue<Name>, ...ChoiceValue<Name>[]];
}

export function isChoice(name: HyperparameterName): name is ChoiceName {
  return name in hyperparameterChoices;
}

/** Fields that change the training images in every epoch; all 0: the images stay unchanged. */
export const augmentationNames = [
  'shift',
  'rotation',
  'scaling',
  'shear',
  'elastic',
] as const satisfies readonly FieldName[];

/** The fields used by the experiments of chapter 1. */
export const basicNames = [
  'hiddenLayers',
  'learningRate',
  'miniBatchSize',
  'epochs',
  'trainingImages',
  'seed',
  'shuffle',
] as const satisfies readonly HyperparameterName[];

/** The fields beyond chapter 1, in display order; folded away until needed. */
export const advancedNames = [
  'hiddenActivation',
  'outputActivation',
  'cost',
  'initialWeights',
  'l2',
  'l1',
  'dropout',
  'momentum',
  'schedule',
  'patience',
  'earlyStopping',
  ...augmentationNames,
  'strokeDigits',
] as const satisfies readonly HyperparameterName[];

export type AdvancedName = (typeof advancedNames)[number];
