import type { Hyperparameters } from '../../src/contract/hyperparameters';
import type { BookLayer } from './book-rule';

/** What the rule needs to know of a network beyond its layers, and of its training. */
export type Rules = Pick<Hyperparameters, 'hiddenActivation' | 'outputActivation' | 'cost' | 'l1' | 'l2'>;

const hidden: Record<Rules['hiddenActivation'], (z: number) => number> = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
};

const output: Record<Rules['outputActivation'], (z: readonly number[]) => number[]> = {
  sigmoid: (z) => z.map(hidden.sigmoid),
  softmax: (z) => z.map((zj) => 1 / z.reduce((sum, zk) => sum + Math.exp(zk - zj), 0)),
};

/** The output activations, as the definitions say; `factors` multiply what the hidden layers hand on. */
export function generalOutputs(
  layers: readonly BookLayer[],
  input: readonly number[],
  rules: Pick<Rules, 'hiddenActivation' | 'outputActivation'>,
  factors?: readonly Float64Array[],
): number[] {
  let values = [...input];
  layers.forEach(({ weight, bias }, l) => {
    const z = weight.map((row, j) => row.reduce((sum, w, k) => sum + w * values[k], bias[j]));
    values =
      l === layers.length - 1
        ? output[rules.outputActivation](z)
        : z.map((zj, j) => hidden[rules.hiddenActivation](zj) * (factors?.[l][j] ?? 1));
  });
  return values;
}

type CostRule = (a: readonly number[], digit: number) => number;

const quadratic: CostRule = (a, digit) =>
  a.reduce((sum, aj, j) => sum + (aj - (j === digit ? 1 : 0)) ** 2 / 2, 0);

const costs: Record<Rules['outputActivation'], Record<Rules['cost'], CostRule>> = {
  sigmoid: {
    quadratic,
    'cross-entropy': (a, digit) => -a.reduce((sum, aj, j) => sum + Math.log(j === digit ? aj : 1 - aj), 0),
  },
  softmax: { quadratic, 'cross-entropy': (a, digit) => -Math.log(a[digit]) },
};

/** The cost of one image, without regularisation. */
export function generalCost(a: readonly number[], digit: number, { cost, outputActivation }: Rules): number {
  return costs[outputActivation][cost](a, digit);
}

/** l2/2n times the sum of all w² and l1/n times the sum of all |w|. */
export function regularisation(layers: readonly BookLayer[], { l1, l2 }: Rules, images: number): number {
  const weights = layers.flatMap(({ weight }) => weight.flat());
  return weights.reduce((sum, w) => sum + ((l2 / 2) * w * w + l1 * Math.abs(w)) / images, 0);
}
