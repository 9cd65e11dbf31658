import { formatPercent } from '../contract/number-format';
import { section, table, type Cell } from './html';
import type { ExaminedNetwork } from './reported-run';

/** A cell with at least this share of its digit's images is shaded; a number each for light, middle and strong. */
const shades = [0.002, 0.01, 0.03];

/** What each digit was read as, with recall and precision of each digit. */
export function confusionSection({ examination: { matrix }, data }: ExaminedNetwork): string {
  const digits = matrix.map((_, digit) => digit);
  const total = sum(matrix.flat());
  const right = sum(digits.map((digit) => matrix[digit][digit]));
  const rows = matrix.map((answers, digit): Cell[] => [
    { text: String(digit) },
    ...answers.map((count, answer) => ({
      text: count === 0 ? '·' : String(count),
      kind: answer === digit ? 'right' : shadeOf(count, sum(answers)),
    })),
    { text: ratio(answers[digit], sum(answers)) },
    { text: ratio(answers[digit], sum(matrix.map((row) => row[digit]))) },
  ]);
  const heads = ['Digit', ...digits.map(String), 'Recall', 'Precision'].map((text) => ({ text }));
  const caption =
    `${right} of ${total} test images (${formatPercent(right, total)}) of ${data.name}, by the last network. ` +
    'Rows: the digit. Columns: what it was read as.';
  return section('Confusion', table({ kind: 'confusion', caption }, heads, rows));
}

function shadeOf(count: number, images: number): string | undefined {
  const level = shades.filter((share) => count > 0 && count >= share * images).length;
  return level === 0 ? undefined : `heat-${level}`;
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '–' : formatPercent(part, whole);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
