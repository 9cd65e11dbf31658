export { formatCount, formatDuration, formatPercent } from '../../contract/number-format';

const rounded = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** "52,000": two significant digits, for speeds. */
export function formatRounded(value: number): string {
  return rounded.format(value);
}

/** "3.2 MB", in the units of a download. */
export function formatMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
