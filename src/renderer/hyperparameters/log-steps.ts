/** Leading digits of the steps: 1, 3, 10, 30 … for rates, 1, 2, 5, 10 … for sizes. */
export const rateMantissas = [1, 3] as const;
export const sizeMantissas = [1, 2, 5] as const;

/** The next larger (+1) or smaller (-1) step after a positive value, which need not be a step itself. */
export function nextLogStep(value: number, direction: 1 | -1, mantissas: readonly number[]): number {
  const exponent = Math.floor(Math.log10(value));
  const steps = [-1, 0, 1, 2].flatMap((shift) =>
    // Parsed from text so that a step is 0.3 and not 0.30000000000000004.
    mantissas.map((mantissa) => Number(`${mantissa}e${exponent + shift}`)),
  );
  return direction > 0 ? steps.find((step) => step > value)! : steps.findLast((step) => step < value)!;
}
