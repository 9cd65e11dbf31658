import { mixInto } from '../hash';
import type { TrainingRules } from './training-engine';

/** A hidden neuron is left out when its hash is below this; `dropout` is the share to leave out. */
export function dropoutThreshold(dropout: number): number {
  return Math.ceil(dropout * 2 ** 32);
}

/**
 * Chooses the hidden neurons that are left out while a network learns from one image.
 *
 * Neuron h (from 0) of hidden layer l (from 0) is left out for training image number i in epoch e exactly if
 * mix(mix(mix(mix(mix(0, seed), e), i), l), h) < `dropoutThreshold`: there is no state, so any engine, in any order and
 * after any interruption, chooses the same. The activations of the others are divided by 1 - dropout, so that
 * evaluation, with all neurons, needs no change. As in chapter 6 of the book, only neurons of dense layers are left out.
 */
export class Dropout {
  /** Factors of each hidden layer's activations; 0 for neurons that are left out, none in a layer of maps. */
  readonly factors: readonly Float64Array[];
  readonly #seedHash: number;
  readonly #threshold: number;
  readonly #keptFactor: number;

  /** `hiddenSizes`: neurons of each hidden layer, 0 for a layer of maps. */
  constructor(hiddenSizes: readonly number[], { seed, dropout }: Pick<TrainingRules, 'seed' | 'dropout'>) {
    this.factors = hiddenSizes.map((size) => new Float64Array(size));
    this.#seedHash = mixInto(0, seed);
    this.#threshold = dropoutThreshold(dropout);
    this.#keptFactor = 1 / (1 - dropout);
  }

  /** Sets `factors` for training image number `image` in an epoch. */
  choose(epoch: number, image: number): void {
    const imageHash = mixInto(mixInto(this.#seedHash, epoch), image);
    this.factors.forEach((factors, layer) => {
      const layerHash = mixInto(imageHash, layer);
      for (let neuron = 0; neuron < factors.length; neuron++) {
        factors[neuron] = mixInto(layerHash, neuron) < this.#threshold ? 0 : this.#keptFactor;
      }
    });
  }
}
