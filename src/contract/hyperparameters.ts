import * as v from 'valibot';
import { formatCount } from './number-format';
import type {
  ChoiceName,
  ChoiceValue,
  HyperparameterField,
  HyperparameterName,
  NumberName,
} from './hyperparameter-fields';
import { choiceValues, hyperparameterChoices, hyperparameterFields } from './hyperparameter-fields';
import { hiddenLayersSchema } from './hidden-layers';

function number(name: NumberName) {
  const { label, minimum, maximum, isWhole = false }: HyperparameterField = hyperparameterFields[name];
  const kind = isWhole ? 'whole number' : 'number';
  const message = `${label} must be a ${kind} from ${formatCount(minimum)} to ${formatCount(maximum)}.`;
  return v.pipe(
    v.number(message),
    v.minValue(minimum, message),
    v.maxValue(maximum, message),
    v.check((value) => !isWhole || Number.isInteger(value), message),
  );
}

/** A missing value gets the default of chapter 1, so that model files from before the choice existed can be read. */
function choice<Name extends ChoiceName>(name: Name, usual: ChoiceValue<Name>) {
  const values = choiceValues(name);
  return v.optional(
    v.picklist(values, `${hyperparameterChoices[name].label}: choose ${values.join(' or ')}.`),
    () => usual,
  );
}

/** All settings of a training run; valid by construction once parsed. */
export const hyperparametersSchema = v.pipe(
  v.object({
    hiddenLayers: hiddenLayersSchema,
    learningRate: number('learningRate'),
    miniBatchSize: number('miniBatchSize'),
    epochs: number('epochs'),
    trainingImages: number('trainingImages'),
    seed: number('seed'),
    shuffle: v.boolean('Shuffle must be true or false.'),
    hiddenActivation: choice('hiddenActivation', 'sigmoid'),
    outputActivation: choice('outputActivation', 'sigmoid'),
    cost: choice('cost', 'quadratic'),
    initialWeights: choice('initialWeights', 'standard-normal'),
    l2: v.optional(number('l2'), 0),
    l1: v.optional(number('l1'), 0),
    dropout: v.optional(number('dropout'), 0),
    momentum: v.optional(number('momentum'), 0),
    schedule: choice('schedule', 'constant'),
    patience: v.optional(number('patience'), 10),
    earlyStopping: v.optional(number('earlyStopping'), 0),
    shift: v.optional(number('shift'), 0),
    rotation: v.optional(number('rotation'), 0),
    scaling: v.optional(number('scaling'), 0),
    shear: v.optional(number('shear'), 0),
    elastic: v.optional(number('elastic'), 0),
    strokeDigits: v.optional(number('strokeDigits'), 0),
  }),
  v.forward(
    v.partialCheck(
      [['miniBatchSize'], ['trainingImages']],
      ({ miniBatchSize, trainingImages }) => miniBatchSize <= trainingImages,
      'A mini-batch cannot hold more images than there are training images.',
    ),
    ['miniBatchSize'],
  ),
);

export type Hyperparameters = v.InferOutput<typeof hyperparametersSchema>;

/** The settings that determine a network before it has learned anything. */
export const newNetworkSchema = v.pick(v.object(hyperparametersSchema.entries), [
  'hiddenLayers',
  'hiddenActivation',
  'outputActivation',
  'initialWeights',
  'seed',
]);

export type NewNetwork = v.InferOutput<typeof newNetworkSchema>;

/** The first experiment of the book. */
export const defaultHyperparameters: Hyperparameters = v.parse(hyperparametersSchema, {
  hiddenLayers: [30],
  learningRate: 3,
  miniBatchSize: 10,
  epochs: 30,
  trainingImages: 50_000,
  seed: 1,
  shuffle: true,
});

/** An error in one field, or a remark on it. */
export interface FieldMessage {
  field: HyperparameterName;
  message: string;
}

export type CheckedHyperparameters =
  { ok: true; value: Hyperparameters; warnings: FieldMessage[] } | { ok: false; errors: FieldMessage[] };

/** Checks a complete set of hyper-parameters; errors name their fields, at most one message per field. */
export function checkHyperparameters(input: unknown): CheckedHyperparameters {
  const parsed = v.safeParse(hyperparametersSchema, input);
  if (parsed.success) return { ok: true, value: parsed.output, warnings: warningsFor(parsed.output) };
  const errors: FieldMessage[] = [];
  for (const issue of parsed.issues) {
    const field = (issue.path?.[0]?.key ?? 'hiddenLayers') as HyperparameterName;
    if (!errors.some((error) => error.field === field)) errors.push({ field, message: issue.message });
  }
  return { ok: false, errors };
}

function warningsFor(hyperparameters: Hyperparameters): FieldMessage[] {
  const { hiddenLayers, learningRate, miniBatchSize, trainingImages, l2, dropout } = hyperparameters;
  const warnings: FieldMessage[] = [];
  if (learningRate >= 20) {
    warnings.push({
      field: 'learningRate',
      message: 'Very high: the steps overshoot, and the network will probably learn nothing. Try it and see.',
    });
  } else if (learningRate <= 0.002) {
    warnings.push({ field: 'learningRate', message: 'Very low: the network will learn only slowly.' });
  }
  if (miniBatchSize > 1000) {
    warnings.push({
      field: 'miniBatchSize',
      message: 'Very large: only a few steps an epoch, so the network will learn slowly.',
    });
  }
  if ((learningRate * l2) / trainingImages >= 1) {
    warnings.push({
      field: 'l2',
      message: 'Very strong for so few images: each step takes every weight to 0 or beyond.',
    });
  }
  if (dropout > 0 && !hiddenLayers.some((layer) => typeof layer === 'number')) {
    warnings.push({ field: 'dropout', message: 'There are no hidden neurons to leave out.' });
  }
  return warnings;
}
