import { areDense } from '../../contract/hidden-layers';
import type { Hyperparameters } from '../../contract/hyperparameters';

type RateSettings = Pick<
  Hyperparameters,
  'hiddenLayers' | 'hiddenActivation' | 'outputActivation' | 'cost' | 'momentum' | 'dropout'
>;

/** Mini-batch size of the usual rates. */
export const usualMiniBatch = 10;

/** In a convolution every place moves the same weights, so that the book takes about a third of the rate there. */
const shareWithConvolutions = 1 / 3;

/**
 * A learning rate that does well with mini-batches of 10: the book's for sigmoid neurons (3 with the quadratic cost, 0.5
 * with cross-entropy), 0.1 where ReLU or tanh neurons hand on steeper gradients, and a third of these with convolutions.
 * Momentum μ makes every step count 1 / (1 - μ) times. With dropout d, activations and gradients are divided by 1 - d, so
 * that the weights behind ReLU and tanh neurons move 1 / (1 - d)² times as far.
 */
export function usualRate(settings: RateSettings): number {
  const { hiddenLayers, hiddenActivation, momentum, dropout } = settings;
  const isSteep = hiddenLayers.length > 0 && hiddenActivation !== 'sigmoid';
  const rate = isSteep ? 0.1 * (1 - dropout) * (1 - dropout) : rateOfOutputs(settings);
  return toOneDigit((1 - momentum) * rate * (areDense(hiddenLayers) ? 1 : shareWithConvolutions));
}

function rateOfOutputs({ outputActivation, cost }: RateSettings): number {
  return outputActivation === 'sigmoid' && cost === 'quadratic' ? 3 : 0.5;
}

/** 0.0333… becomes 0.03. */
function toOneDigit(rate: number): number {
  return Number(rate.toPrecision(1));
}

/**
 * How this run's rate compares with the usual one for its mini-batches: 1 is usual. Smaller mini-batches make more steps,
 * each as long; larger ones need a proportionally larger rate only to learn as fast, not to be stable.
 */
export function relativeRate(settings: Hyperparameters): number {
  return settings.learningRate / stableRate(settings);
}

/** The usual rate, lowered for mini-batches of fewer images than usual. */
export function stableRate(settings: Hyperparameters): number {
  const { miniBatchSize } = settings;
  return toOneDigit(usualRate(settings) * Math.min(1, miniBatchSize / usualMiniBatch));
}
