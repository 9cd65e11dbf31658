import { formatCount } from '../../contract/number-format';

/** "5", "5 or 8", "3, 5 or 8". */
export function anyOf(items: readonly (number | string)[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(items.map(String));
}

/** "94.6 %", of a share from 0 to 1. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** "1 epoch", "1,000 images". */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
