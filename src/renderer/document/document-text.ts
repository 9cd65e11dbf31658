import type { DocumentState } from '../../contract/models';
import { formatCount, formatPercent } from '../ui/number-format';

/** "784-100-10 · trained on MNIST for 30 epochs · …": what a network is, and how it came to be. */
export function describeNetwork({ sizes, provenance }: DocumentState): string {
  const { dataset, epochs } = provenance;
  const last = epochs.at(-1);
  if (last === undefined) return `${sizes.join('-')} · no training known of`;
  const duration = `${formatCount(epochs.length)} ${epochs.length === 1 ? 'epoch' : 'epochs'}`;
  return [
    sizes.join('-'),
    `trained on ${dataset} for ${duration}`,
    `${formatPercent(last.correct, last.total)} of the test images read correctly`,
  ].join(' · ');
}
