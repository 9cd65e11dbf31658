import type { EpochResult } from '../../contract/run';
import { formatCount, formatPercent } from '../ui/number-format';
import type { Lesson } from './lesson-model';

/** How many of a total are read correctly; `before` is null where the result before the lesson is unknown. */
export interface ComparisonRow {
  name: string;
  before: number | null;
  after: number;
  total: number;
}

/** The row for the test images; null before the lesson's first epoch. */
export function testRow(
  { testCorrectBefore }: Lesson['origin'],
  last: EpochResult | null,
): ComparisonRow | null {
  if (last === null) return null;
  return {
    name: `${formatCount(last.total)} test images`,
    before: testCorrectBefore,
    after: last.correct,
    total: last.total,
  };
}

/** A table of how many digits the network reads correctly before and after the lesson. */
export function Comparison({ rows }: { rows: readonly ComparisonRow[] }) {
  return (
    <table class="comparison">
      <thead>
        <tr>
          <th scope="col">Read correctly</th>
          <th scope="col">before</th>
          <th scope="col">after</th>
          <th scope="col">change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after, total }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{before === null ? '–' : share(before, total)}</td>
            <td>
              <b>{share(after, total)}</b>
            </td>
            <td class={classOf(before, after)}>{before === null ? '' : change(before, after, total)}</td>
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

function classOf(before: number | null, after: number): string | undefined {
  if (before === null || after === before) return undefined;
  return after > before ? 'gain' : 'loss';
}

function change(before: number, after: number, total: number): string {
  if (after === before) return '±0';
  const sign = after > before ? '+' : '−';
  const difference = Math.abs(after - before);
  return total < smallTotal
    ? `${sign}${difference}`
    : `${sign}${((100 * difference) / total).toFixed(2)} points`;
}
