const english = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** "50,000", "0.000001": a count, or the bound of a range. */
export function formatCount(count: number): string {
  return english.format(count);
}

/** 94.61; nothing out of nothing is 0. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

/** "94.61 %"; nothing out of nothing is 0. */
export function formatPercent(part: number, whole: number): string {
  return `${percentOf(part, whole).toFixed(2)} %`;
}
