import { denseLayer } from '../../../src/contract/network';
import { describe, expect, it } from 'vitest';
import type { ChoiceValue } from '../../../src/contract/hyperparameter-fields';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { costFunction } from '../../../src/engine/network/costs';
import { ForwardPass } from '../../../src/engine/network/forward';

/** Cost and errors of a network without hidden layers whose weighted inputs are these. */
function measure(
  z: readonly number[],
  digit: number,
  outputActivation: ChoiceValue<'outputActivation'>,
  cost: ChoiceValue<'cost'>,
) {
  const forward = new ForwardPass({
    sizes: [1, z.length],
    layers: [denseLayer(new Float64Array(z.length), Float64Array.from(z))],
    activations: { hidden: 'sigmoid', output: outputActivation },
  });
  const a = forward.run();
  const errors = new Float64Array(z.length);
  const value = costFunction({ outputActivation, cost })(forward.weightedOutputs, a, digit, errors);
  return { value, errors };
}

describe('costFunction', () => {
  it('gives the values and errors of the book', () => {
    const sigmoid = measure([0, 0], 1, 'sigmoid', 'quadratic');
    expect(sigmoid).toEqual({ value: 0.25, errors: Float64Array.of(0.125, -0.125) });
    const entropy = measure([0, 0], 1, 'sigmoid', 'cross-entropy');
    expect(entropy.value).toBeCloseTo(2 * Math.LN2, 15);
    expect(entropy.errors).toEqual(Float64Array.of(0.5, -0.5));
    const likelihood = measure([0, 0], 1, 'softmax', 'cross-entropy');
    expect(likelihood.value).toBeCloseTo(Math.LN2, 15);
    expect(likelihood.errors).toEqual(Float64Array.of(0.5, -0.5));
    const softmax = measure([0, 0], 1, 'softmax', 'quadratic');
    expect(softmax).toEqual({ value: 0.25, errors: Float64Array.of(0.25, -0.25) });
  });

  it('stays exact and finite where the activations are rounded to 0 and 1', () => {
    expect(measure([800, -800], 0, 'sigmoid', 'cross-entropy').value).toBe(0);
    expect(measure([800, -800], 1, 'sigmoid', 'cross-entropy').value).toBe(1600);
    expect(measure([800, -800], 1, 'softmax', 'cross-entropy').value).toBe(1600);
    expect(measure([1e300, -1e300], 1, 'softmax', 'cross-entropy').errors).toEqual(Float64Array.of(1, -1));
  });

  it('has errors that add up to 0 with softmax, since raising all weighted inputs alike changes nothing', () => {
    for (const cost of choiceValues('cost')) {
      const { errors } = measure([0.3, -2, 1.5, 0], 2, 'softmax', cost);
      expect(errors.reduce((sum, error) => sum + error, 0)).toBeCloseTo(0, 15);
    }
  });
});
