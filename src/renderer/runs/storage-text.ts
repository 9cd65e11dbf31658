import type { StorageUse } from '../../contract/api';
import { formatCount } from '../ui/number-format';

const megabyte = 1_000_000;
const gigabyte = 1000 * megabyte;

/** What the runs may take on disk, in bytes; null: as much as there is. */
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

/** "850 kB", "23 MB", "1.4 GB": two or three digits, in powers of 1000 as systems show files. */
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

/** The choices, with a limit among them that somebody has set by other means. */
export function limitsToChooseFrom(present: number | null): (number | null)[] {
  const isKnown = limitChoices.includes(present);
  return isKnown ? [...limitChoices] : [present, ...limitChoices];
}

/** The lowest limit under which nothing has to be deleted. */
export function limitThatKeepsAll({ bytes }: StorageUse): number | null {
  return limitChoices.find((choice) => choice === null || choice >= 1.2 * bytes) ?? null;
}

/** What happens to runs that are beyond the limit. */
export function describeDue(count: number): string {
  return count === 1
    ? 'The oldest run without a star will be deleted at the next start.'
    : `The ${formatCount(count)} oldest runs without a star will be deleted at the next start.`;
}

/** What the button says under whose limit nothing has to be deleted. */
export function describeKeeping(limit: number | null): string {
  return limit === null ? 'Keep them: no limit' : `Keep them: raise the limit to ${formatBytes(limit)}`;
}
