import type { DenseLayer } from '../../contract/network';

/** What one neuron adds to the weighted input of a neuron in the next layer: weight times activation. */
export interface Contribution {
  from: number;
  to: number;
  value: number;
}

/**
 * Returns the `count` contributions of largest magnitude that a layer's weights make of the activations before it,
 * strongest first; none that is 0. With `into`, only those of this neuron of the layer.
 */
export function strongestContributions(
  { weight, bias }: DenseLayer,
  before: ArrayLike<number>,
  count: number,
  into?: number,
): Contribution[] {
  const strongest: Contribution[] = [];
  if (count === 0) return strongest;
  let least = 0;
  const [first, last] = into === undefined ? [0, bias.length - 1] : [into, into];
  for (let to = first, at = first * before.length; to <= last; to++) {
    for (let from = 0; from < before.length; from++, at++) {
      const value = weight[at] * before[from];
      if (Math.abs(value) <= least) continue;
      insert(strongest, { from, to, value }, count);
      if (strongest.length === count) least = Math.abs(strongest[count - 1].value);
    }
  }
  return strongest;
}

/** Puts a contribution in its place among the strongest, of which `count` remain. */
function insert(strongest: Contribution[], contribution: Contribution, count: number): void {
  if (strongest.length === count) strongest.pop();
  let at = strongest.length;
  while (at > 0 && Math.abs(strongest[at - 1].value) < Math.abs(contribution.value)) at--;
  strongest.splice(at, 0, contribution);
}
