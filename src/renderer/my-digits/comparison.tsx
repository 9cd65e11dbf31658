import type { DataStatus } from '../../contract/data';
import { formatCount, formatPercent } from '../ui/number-format';
import type { Lesson } from './lesson-model';

/** So many of a total were read right before teaching and after. */
export interface ComparisonRow {
  name: string;
  before: number;
  after: number;
  total: number;
}

/** The test images' row, which says what they are. */
export function testRow(lesson: Lesson, status: DataStatus): ComparisonRow {
  const isSynthetic = status.phase === 'ready' && status.kind === 'synthetic';
  return {
    name: `${isSynthetic ? 'Synthetic' : 'MNIST’s'} ${formatCount(lesson.testTotal)} test images`,
    before: lesson.testCorrectBefore,
    after: lesson.testCorrectAfter,
    total: lesson.testTotal,
  };
}

/** A table of what the network reads, before it was taught and after. */
export function Comparison({ rows }: { rows: readonly ComparisonRow[] }) {
  return (
    <table class="comparison">
      <thead>
        <tr>
          <th scope="col">Read right</th>
          <th scope="col">before</th>
          <th scope="col">taught</th>
          <th scope="col">change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after, total }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{share(before, total)}</td>
            <td>
              <b>{share(after, total)}</b>
            </td>
            <td class={after > before ? 'gain' : after < before ? 'loss' : undefined}>
              {change(before, after, total)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const smallTotal = 1000;

function share(part: number, total: number): string {
  return total < smallTotal ? `${part} of ${total}` : formatPercent(part, total);
}

function change(before: number, after: number, total: number): string {
  if (after === before) return '±0';
  const sign = after > before ? '+' : '−';
  const difference = Math.abs(after - before);
  return total < smallTotal
    ? `${sign}${difference}`
    : `${sign}${((100 * difference) / total).toFixed(2)} points`;
}
