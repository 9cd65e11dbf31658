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

/** Whether a text is a decimal number as a person writes it: "30", "-0.5", ".5", "1e-3"; not "0x10", "1e" or "Infinity". */
export function isNumeral(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
}
