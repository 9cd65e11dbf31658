const english = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** Formats a count, or the bound of a range: "50,000", "0.000001". */
export function formatCount(count: number): string {
  return english.format(count);
}

/** A percentage such as 94.61; 0 when `whole` is 0. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

/** A percentage such as "94.61 %"; 0 when `whole` is 0. */
export function formatPercent(part: number, whole: number): string {
  return `${percentOf(part, whole).toFixed(2)} %`;
}
