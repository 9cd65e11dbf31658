/** Values from `lowest` to `highest` in equal steps; each is what its decimal text means. */
export function inSteps(lowest: number, highest: number, step: number): number[] {
  const count = Math.round((highest - lowest) / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((lowest + index * step).toFixed(10)));
}

/** `perDecade` values in each factor of ten, from `lowest` to `highest`, with three significant digits. */
export function inLogSteps(lowest: number, highest: number, perDecade: number): number[] {
  const count = Math.round(Math.log10(highest / lowest) * perDecade);
  return Array.from({ length: count + 1 }, (_, index) =>
    Number((lowest * 10 ** (index / perDecade)).toPrecision(3)),
  );
}

/** 0 to 9. */
export const digits = Array.from({ length: 10 }, (_, digit) => digit);

/** An angle in radians. */
export function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}

/** Of one value at least. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The first of the values nearest to a wanted one. */
export function nearest(values: readonly number[], wanted: number): number {
  return values.reduce((best, value) => (Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best));
}

/** "−2", "0.25", "1.2e−7": at most `digits` significant digits, without zeros at the end, with a real minus. */
export function formatFigure(value: number, digits = 4): string {
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 0.0005 && size < 1e6);
  const text = isPlain
    ? String(Number(value.toPrecision(digits)))
    : value
        .toExponential(digits - 1)
        .replace(/(\.\d*?)0+e/, '$1e')
        .replace('.e', 'e')
        .replace('e+', 'e');
  return text.replaceAll('-', '−');
}
