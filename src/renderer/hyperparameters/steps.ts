import type { NumberName } from '../../contract/hyperparameter-fields';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import { nextLogStep, rateMantissas, sizeMantissas } from './log-steps';

/** The step of each field: a fixed amount, or from one of these leading digits to the next, and from 0 to 1. */
const steps: Record<NumberName, number | readonly number[]> = {
  learningRate: rateMantissas,
  miniBatchSize: sizeMantissas,
  epochs: 1,
  trainingImages: sizeMantissas,
  seed: 1,
  l2: rateMantissas,
  l1: rateMantissas,
  dropout: 0.1,
  momentum: 0.1,
  patience: 1,
  earlyStopping: 1,
  shift: 1,
  rotation: 1,
  scaling: 0.05,
  shear: 0.05,
  elastic: 0.5,
  strokeDigits: sizeMantissas,
};
const decimals = 6;

/** The next larger (+1) or smaller (-1) value of a field, within its range. */
export function nextValue(field: NumberName, present: number, direction: 1 | -1): number {
  const { minimum, maximum } = hyperparameterFields[field];
  const step = steps[field];
  const next =
    typeof step !== 'number' && present > 0
      ? nextLogStep(present, direction, step)
      : Number((present + direction * (typeof step === 'number' ? step : 1)).toFixed(decimals));
  return Math.min(maximum, Math.max(minimum, next));
}
