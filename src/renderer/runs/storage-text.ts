import type { StorageUse } from '../../contract/api';
import { formatCount } from '../ui/number-format';

const megabyte = 1_000_000;
const gigabyte = 1000 * megabyte;

/** Limits for the runs' disk space, in bytes; null for no limit. */
export const limitChoices: readonly (number | null)[] = [
  200 * megabyte,
  500 * megabyte,
  gigabyte,
  2 * gigabyte,
  5 * gigabyte,
  10 * gigabyte,
  50 * gigabyte,
  null,
];

/** "850 kB", "23 MB", "1.4 GB": two or three digits, in powers of 1000 like file managers. */
export function formatBytes(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 999.5 && unit < units.length - 1; unit++) value /= 1000;
  const digits = value < 9.95 && unit > 0 ? 1 : 0;
  return `${Number(value.toFixed(digits))} ${units[unit]}`;
}

export function formatLimit(bytes: number | null): string {
  return bytes === null ? 'none' : formatBytes(bytes);
}

/** The choices, including the current limit if it was set elsewhere. */
export function limitsToChooseFrom(present: number | null): (number | null)[] {
  const isKnown = limitChoices.includes(present);
  return isKnown ? [...limitChoices] : [present, ...limitChoices];
}

/** The lowest limit at which nothing has to be deleted. */
export function limitThatKeepsAll({ bytes }: StorageUse): number | null {
  return limitChoices.find((choice) => choice === null || choice >= 1.2 * bytes) ?? null;
}

/** Says what happens to runs beyond the limit. */
export function describeDue(count: number): string {
  return count === 1
    ? 'The oldest run without a star will be deleted at the next start.'
    : `The ${formatCount(count)} oldest runs without a star will be deleted at the next start.`;
}

/** Label of the button that raises the limit so that nothing has to be deleted. */
export function describeKeeping(limit: number | null): string {
  return limit === null ? 'Keep them: no limit' : `Keep them: raise the limit to ${formatBytes(limit)}`;
}
