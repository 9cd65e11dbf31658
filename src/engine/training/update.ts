import type { NetworkShape } from '../../contract/network';
import type { Layer, Network } from '../network/network';
import { zerosLike } from '../network/network';
import type { TrainingRules } from './training-engine';

/** The factors of one step of a row of parameters. */
export interface Step {
  /** eta/m: factor of the mini-batch's summed gradient. */
  gradientFactor: number;
  momentum: number;
  /** eta l2/n. */
  decay: number;
  /** eta l1/n. */
  shrinkage: number;
}

/**
 * The rule by which a mini-batch moves weights and biases; see `TrainingRules`.
 * Equation (20) of the book, with its chapter 3's regularisation and momentum.
 */
export class UpdateRule {
  /** Velocity of every parameter; absent without momentum. */
  readonly velocity?: Network;
  readonly #rules: TrainingRules;

  constructor(rules: TrainingRules, shape: NetworkShape) {
    this.#rules = rules;
    if (rules.momentum > 0) this.velocity = zerosLike(shape);
  }

  /** Moves `layers` by their summed gradient, and sets that to 0. */
  apply(
    { layers }: Network,
    gradient: Network,
    { learningRate, images, imagesInEpoch }: { learningRate: number; images: number; imagesInEpoch: number },
  ): void {
    const { momentum, l1, l2 } = this.#rules;
    const gradientFactor = learningRate / images;
    const weightStep: Step = {
      gradientFactor,
      momentum,
      decay: (learningRate * l2) / imagesInEpoch,
      shrinkage: (learningRate * l1) / imagesInEpoch,
    };
    const biasStep: Step = { gradientFactor, momentum, decay: 0, shrinkage: 0 };
    layers.forEach((layer, index) => {
      const velocity: Layer | undefined = this.velocity?.layers[index];
      moveDownhill(layer.weight, gradient.layers[index].weight, velocity?.weight, weightStep);
      moveDownhill(layer.bias, gradient.layers[index].bias, velocity?.bias, biasStep);
      gradient.layers[index].weight.fill(0);
      gradient.layers[index].bias.fill(0);
    });
  }
}

/** Moves parameters, and their velocities where there are any, one step against their gradient; all of one length. */
export function moveDownhill(
  values: Float64Array,
  gradient: ArrayLike<number>,
  velocity: Float64Array | undefined,
  step: Step,
): void {
  const { gradientFactor, momentum, decay, shrinkage } = step;
  if (velocity === undefined && decay === 0 && shrinkage === 0) {
    for (let index = 0; index < values.length; index++) values[index] -= gradientFactor * gradient[index];
  } else {
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      let change = -gradientFactor * gradient[index] - decay * value - shrinkage * Math.sign(value);
      if (velocity) {
        change += momentum * velocity[index];
        velocity[index] = change;
      }
      values[index] = value + change;
    }
  }
}
