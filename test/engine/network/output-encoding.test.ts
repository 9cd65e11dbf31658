import { describe, expect, it } from 'vitest';
import { encodingNames } from '../../../src/contract/encodings';
import { outputEncodings } from '../../../src/engine/network/output-encoding';
import { createRandom } from '../../../src/engine/random';

const rules = { outputActivation: 'sigmoid', cost: 'quadratic' } as const;
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

describe.each(encodingNames)('the encoding in %s outputs', (name) => {
  const { outputs, cost, answer } = outputEncodings[name](rules);
  const costOf = (z: Float64Array, digit: number, errors = new Float64Array(outputs)) =>
    cost(z, z.map(sigmoid), digit, errors);

  it('has the slopes of its cost, digit by digit', () => {
    const random = createRandom(7);
    for (let digit = 0; digit < 10; digit++) {
      const z = Float64Array.from({ length: outputs }, () => 2 * random.gaussian());
      const errors = new Float64Array(outputs);
      costOf(z, digit, errors);
      z.forEach((value, output) => {
        const [up, down] = [1e-6, -1e-6].map((step) => costOf(z.with(output, value + step), digit));
        expect(errors[output]).toBeCloseTo((up - down) / 2e-6, 6);
      });
    }
  });

  it('costs nothing where each output is as it should be, and reads the digit there', () => {
    for (let digit = 0; digit < 10; digit++) {
      // Downhill until all outputs are near 0 or 1.
      const z = new Float64Array(outputs);
      const errors = new Float64Array(outputs);
      for (let step = 0; step < 500; step++) {
        costOf(z, digit, errors);
        errors.forEach((error, output) => (z[output] -= 10 * error));
      }
      expect(costOf(z, digit)).toBeLessThan(0.001);
      expect(answer(z.map(sigmoid))).toBe(digit);
    }
  });
});

it('reads four outputs as a number that need not be a digit', () => {
  const { answer } = outputEncodings.four(rules);
  expect(answer(Float64Array.of(0.9, 0.1, 0.6, 0.2))).toBe(10);
  expect(answer(Float64Array.of(0.5, 0.5, 0.5, 0.51))).toBe(1);
});
