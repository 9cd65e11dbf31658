import type { Remedy } from '../../contract/diagnosis';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import { formatCount } from '../../contract/number-format';
import { stableRate, usualMiniBatch, usualRate } from './usual-rate';

/** A new run with these changes, unless they change nothing. */
export function newRun(
  label: string,
  settings: Hyperparameters,
  changes: Partial<Hyperparameters>,
): Remedy[] {
  const names = Object.keys(changes) as (keyof Hyperparameters)[];
  const isChange = names.some((name) => changes[name] !== settings[name]);
  return isChange ? [{ kind: 'new-run', label, changes }] : [];
}

export function withRate(settings: Hyperparameters, learningRate: number): Remedy[] {
  return newRun(`η = ${learningRate}`, settings, { learningRate });
}

/** The usual rate for the run's mini-batches. */
export function withStableRate(settings: Hyperparameters): Remedy[] {
  return withRate(settings, stableRate(settings));
}

export function withUsualMiniBatch(settings: Hyperparameters): Remedy[] {
  return newRun(`a mini-batch of ${usualMiniBatch}`, settings, { miniBatchSize: usualMiniBatch });
}

export function withScaledWeights(settings: Hyperparameters): Remedy[] {
  return newRun('scaled weights', settings, { initialWeights: 'scaled-normal' });
}

/** The cost with which a confidently wrong output learns fastest, at its usual rate. */
export function withCrossEntropy(settings: Hyperparameters): Remedy[] {
  if (settings.cost === 'cross-entropy') return [];
  const cost = 'cross-entropy';
  const learningRate = usualRate({ ...settings, cost });
  return newRun('cross-entropy cost', settings, { cost, learningRate });
}

export function withAnotherSeed(settings: Hyperparameters): Remedy[] {
  const seed = settings.seed === hyperparameterFields.seed.maximum ? 0 : settings.seed + 1;
  return newRun(`seed ${seed}`, settings, { seed });
}

/** More epochs for a run that has made this many: as many again, rounded up. */
export function moreEpochs(done: number): Remedy[] {
  const more = [10, 30, 100].find((count) => count >= done) ?? 100;
  if (done + more > hyperparameterFields.epochs.maximum) return [];
  return [{ kind: 'train-on', label: `${formatCount(more)} more epochs`, epochs: more }];
}
