import { exponential } from '../elementary';

/** What a neuron makes of its weighted input z. */
export interface Activation {
  readonly name: string;
  /** a(z). */
  value(weightedInput: number): number;
  /** da/dz, out of the activation a itself, which every function used here allows. */
  derivative(activation: number): number;
}

/** sigma(z) = 1 / (1 + exp(-z)), from 0 to 1; far from 0 it saturates, and never becomes NaN. */
export const sigmoid: Activation = {
  name: 'sigmoid',
  value(weightedInput) {
    return 1 / (1 + exponential(-weightedInput));
  },
  derivative(activation) {
    return activation * (1 - activation);
  },
};
