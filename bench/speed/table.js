/**
 * A Markdown table whose columns line up, numbers to the right.
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 */
export function table(heads, rows) {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column].length)));
  /** @param {readonly string[]} cells */
  const line = (cells) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}

/** @param {number} seconds */
export function timeText(seconds) {
  const size = Math.abs(seconds);
  if (size < 1e-3) return `${significant(seconds * 1e6)} µs`;
  return size < 1 ? `${significant(seconds * 1e3)} ms` : `${significant(seconds)} s`;
}

/** @param {number} ratio */
export function ratioText(ratio) {
  return `${significant(ratio)}×`;
}

/** @param {number} share */
export function percentText(share) {
  return `${(100 * share).toFixed(0)} %`;
}

/** @param {number} count */
export function countText(count) {
  return count.toLocaleString('en-US');
}

/**
 * Three digits that mean something.
 * @param {number} value
 */
export function significant(value) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(Math.min(digits, 3));
}
