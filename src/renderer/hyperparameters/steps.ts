import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import { nextLogStep, rateMantissas, sizeMantissas } from './log-steps';
import type { NumberFieldName } from './panel-entry';

/** Fields that go up and down by factors; from 0 they go to 1. */
const mantissas: Partial<Record<NumberFieldName, readonly number[]>> = {
  learningRate: rateMantissas,
  l2: rateMantissas,
  l1: rateMantissas,
  miniBatchSize: sizeMantissas,
  trainingImages: sizeMantissas,
  strokeDigits: sizeMantissas,
};
/** What the other fields go up and down by, where it is not 1. */
const increments: Partial<Record<NumberFieldName, number>> = {
  dropout: 0.1,
  momentum: 0.1,
  scaling: 0.05,
  shear: 0.05,
  elastic: 0.5,
};
const decimals = 6;

/** The next larger (+1) or smaller (-1) value of a field, within its range. */
export function nextValue(field: NumberFieldName, present: number, direction: 1 | -1): number {
  const { minimum, maximum } = hyperparameterFields[field];
  const steps = mantissas[field];
  const next =
    steps !== undefined && present > 0
      ? nextLogStep(present, direction, steps)
      : Number((present + direction * (increments[field] ?? 1)).toFixed(decimals));
  return Math.min(maximum, Math.max(minimum, next));
}
