import { columnAt, heightAt, type Grid, type PrintedLine } from '../paper/grid';
import type { FoundDigit, ReadRow } from './reading';
import { lineHeight } from './text-rows';

/** Lines nearer to each other than this, in heights of a digit, are one. */
const leastApart = 0.4;
/** Cells so many times as wide as high, or as a digit, hold numbers, and not one digit each. */
const wide = 2;
/** So do those of which more than this share, without the empty ones, hold several digits. */
const leastSeveral = 1 / 3;

/** A digit's row and column in a grid, from 0. */
interface Cell {
  row: number;
  column: number;
}

/** A row of writing in one or more tables beside each other. */
interface TableRow {
  /** From the left, each with its row. */
  tables: { table: Table; row: number }[];
  /** What is written in each column of each table; before the first one in column -1, after the last in the next. */
  cells: Map<Table, Map<number, FoundDigit[]>>;
}

/**
 * Sorts rows of digits into the cells of the tables that they stand in. Empty cells and rows of a table keep their place.
 * Boxes for one digit each are no cells: they hold one number. `grids`: in the pixels of the digits' boxes.
 */
export function inCells(rows: readonly (readonly FoundDigit[])[], grids: readonly Grid[]): ReadRow[] {
  const digits = rows.flat();
  if (digits.length === 0) return [];
  const height = lineHeight(digits.map(({ box }) => box.height));
  const tables = grids
    .filter(({ across, down }) => across.length > 1 && down.length > 1)
    .map((grid) => new Table(grid, height))
    .sort((one, other) => one.left - other.left);
  const tablesIn = (row: readonly FoundDigit[]) =>
    tables.filter((table) => row.some((digit) => table.cellOf(digit) !== null));
  const apart = new Set(
    groupsOf(rows.map(tablesIn)).filter((group) => holdNumbers(group, digits, height)).flat(), // prettier-ignore
  );
  const lines: (readonly FoundDigit[] | TableRow)[] = [];
  for (const row of rows) {
    const own = tablesIn(row).filter((table) => apart.has(table));
    const line = own.length > 0 ? tableRowOf(row, own) : row;
    if (!('cells' in line) || !lines.some((before) => 'cells' in before && joins(before, line)))
      lines.push(line);
  }
  for (const table of apart) addEmptyRows(lines, table);
  const written = lines.filter((line) => 'cells' in line);
  return lines.map((line) => ('cells' in line ? cellsOf(line, written) : [line]));
}

/** A grid as the columns and rows of a table. */
class Table {
  readonly #across: readonly PrintedLine[];
  readonly #down: readonly PrintedLine[];

  constructor({ across, down }: Grid, digitHeight: number) {
    const least = leastApart * digitHeight;
    const [middle, centre] = [middleOf(down, 0), middleOf(across, 1)];
    this.#across = withoutNear(across, least, (line) => heightAt(line, middle));
    this.#down = withoutNear(down, least, (line) => columnAt(line, centre));
  }

  get rows(): number {
    return this.#across.length - 1;
  }

  get columns(): number {
    return this.#down.length - 1;
  }

  get left(): number {
    return this.#down[0][0][0];
  }

  /** Mean width and height of its cells. */
  get cellSize() {
    const [first, last] = [this.#down[0], this.#down[this.columns]];
    const [top, bottom] = [this.#across[0], this.#across[this.rows]];
    return {
      width: (last[0][0] - first[0][0]) / Math.max(1, this.columns),
      height: (bottom[0][1] - top[0][1]) / Math.max(1, this.rows),
    };
  }

  /** Where a digit stands; null if that is outside. */
  cellOf(digit: FoundDigit): Cell | null {
    const [x, y] = centreOf(digit);
    const [row, column] = [this.#across.filter((line) => heightAt(line, x) <= y).length - 1, this.columnOf(digit)]; // prettier-ignore
    const isInside = row >= 0 && row < this.rows && column >= 0 && column < this.columns;
    return isInside ? { row, column } : null;
  }

  /** -1 to the left of the table; the number of columns to its right. */
  columnOf(digit: FoundDigit): number {
    const [x, y] = centreOf(digit);
    return this.#down.filter((line) => columnAt(line, y) <= x).length - 1;
  }
}

function centreOf({ box }: FoundDigit): readonly [x: number, y: number] {
  return [box.left + box.width / 2, box.top + box.height / 2];
}

/** The mean place of lines in one direction. */
function middleOf(lines: readonly PrintedLine[], axis: 0 | 1): number {
  return lines.reduce((sum, [from, to]) => sum + (from[axis] + to[axis]) / 2, 0) / lines.length;
}

function withoutNear(
  lines: readonly PrintedLine[],
  least: number,
  placeOf: (line: PrintedLine) => number,
): PrintedLine[] {
  const kept: PrintedLine[] = [];
  for (const line of lines) {
    const before = kept.at(-1);
    if (before === undefined || placeOf(line) - placeOf(before) >= least) kept.push(line);
  }
  return kept;
}

/** Puts tables together that stand beside each other: in the same row of writing. */
function groupsOf(rows: readonly (readonly Table[])[]): Table[][] {
  let groups: Table[][] = [];
  for (const row of rows.filter(({ length }) => length > 0)) {
    const isBeside = (group: readonly Table[]) => group.some((table) => row.includes(table));
    const joined = new Set([...groups.filter(isBeside).flat(), ...row]);
    groups = [...groups.filter((group) => !isBeside(group)), [...joined]];
  }
  return groups;
}

/** Whether numbers are written in the cells of tables, rather than one number with a digit in each box. */
function holdNumbers(group: readonly Table[], digits: readonly FoundDigit[], height: number): boolean {
  const sizes = group.map(({ cellSize }) => cellSize);
  if (sizes.every((size) => size.width >= wide * Math.max(size.height, height))) return true;
  const counts = group.flatMap((table) => {
    const count = new Map<string, number>();
    for (const cell of digits.map((digit) => table.cellOf(digit)).filter((cell) => cell !== null)) {
      const key = `${cell.row} ${cell.column}`;
      count.set(key, (count.get(key) ?? 0) + 1);
    }
    return [...count.values()];
  });
  return counts.filter((count) => count > 1).length > leastSeveral * counts.length;
}

/** `tables`: those in which some of the digits stand, from the left. */
function tableRowOf(digits: readonly FoundDigit[], tables: readonly Table[]): TableRow {
  const cells = new Map(tables.map((table) => [table, new Map<number, FoundDigit[]>()]));
  for (const digit of digits) {
    const table = tables.find((own) => own.columnOf(digit) < own.columns) ?? tables.at(-1)!;
    const columns = cells.get(table)!;
    const column = table.columnOf(digit);
    columns.set(column, [...(columns.get(column) ?? []), digit]);
  }
  const rowOf = (table: Table) => {
    const rows = digits.flatMap((digit) => table.cellOf(digit)?.row ?? []).sort((one, other) => one - other);
    return rows[rows.length >> 1];
  };
  return { tables: tables.map((table) => ({ table, row: rowOf(table) })), cells };
}

/** Adds a row of writing to another one that stands in the same row of a table, but in other cells. */
function joins(before: TableRow, line: TableRow): boolean {
  const isSame = line.tables.every(({ table, row }) =>
    before.tables.some((other) => other.table === table && other.row === row),
  );
  const isTaken = line.tables.some(({ table }) =>
    [...line.cells.get(table)!.keys()].some((column) => before.cells.get(table)?.has(column)),
  );
  if (!isSame || isTaken) return false;
  for (const { table } of line.tables)
    for (const [column, digits] of line.cells.get(table)!) before.cells.get(table)!.set(column, digits);
  return true;
}

/** Adds those rows of a table in which nothing is written. */
function addEmptyRows(lines: (readonly FoundDigit[] | TableRow)[], table: Table): void {
  const rowAt = (line: readonly FoundDigit[] | TableRow) =>
    'cells' in line ? line.tables.find((own) => own.table === table)?.row : undefined;
  for (let row = 0; row < table.rows; row++) {
    if (lines.some((line) => rowAt(line) === row)) continue;
    const next = lines.findIndex((line) => (rowAt(line) ?? -1) > row);
    const at = next >= 0 ? next : lines.findLastIndex((line) => rowAt(line) !== undefined) + 1;
    lines.splice(at, 0, { tables: [{ table, row }], cells: new Map([[table, new Map()]]) });
  }
}

/** The cells of a row from the left; those beside a table only where something is written beside it in any of its rows. */
function cellsOf({ tables, cells }: TableRow, written: readonly TableRow[]): ReadRow {
  const isUsed = (table: Table, column: number) => written.some((line) => line.cells.get(table)?.has(column));
  return tables.flatMap(({ table }, place) => {
    const columns = Array.from({ length: table.columns }, (_, column) => column);
    const before = isUsed(table, -1) ? [-1] : [];
    const after = place === tables.length - 1 && isUsed(table, table.columns) ? [table.columns] : [];
    return [...before, ...columns, ...after].map((column) => cells.get(table)!.get(column) ?? []);
  });
}
