const grouped = new Intl.NumberFormat('en-US');

/** "50,000". */
export function formatCount(count: number): string {
  return grouped.format(count);
}

/** "94.61 %"; nothing out of nothing is 0. */
export function formatPercent(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(2)} %`;
}
