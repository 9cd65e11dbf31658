export { formatCount, formatPercent } from '../../contract/number-format';

const rounded = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** "52,000": two significant digits, for speeds. */
export function formatRounded(value: number): string {
  return rounded.format(value);
}

/** "0.9 s", "42 s", "3 min 20 s", "1 h 5 min". */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return `${Math.max(0, seconds).toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** "3.2 MB", in the units of a download. */
export function formatMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
