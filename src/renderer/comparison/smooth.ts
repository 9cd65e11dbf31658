/**
 * Exponential moving average, without the pull of its first value: `weight` from 0, the values themselves, to below 1.
 */
export function smooth(values: readonly number[], weight: number): number[] {
  if (weight === 0) return [...values];
  let sum = 0;
  let sumOfWeights = 0;
  return values.map((value) => {
    sum = weight * sum + (1 - weight) * value;
    sumOfWeights = weight * sumOfWeights + (1 - weight);
    return sum / sumOfWeights;
  });
}
