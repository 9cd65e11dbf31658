/** One value of a table; `undefined` leaves its field empty. */
export type CsvValue = string | number | undefined;

/** Writes a table as CSV: comma-separated, lines ended by CR LF, fields quoted where needed (RFC 4180). */
export function encodeCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return encodeCsvRows([header, ...rows]);
}

/** Writes some of the rows of a table as CSV. */
export function encodeCsvRows(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${row.map(encodeField).join(',')}\r\n`).join('');
}

function encodeField(value: CsvValue): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
