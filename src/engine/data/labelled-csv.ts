import { formatCount } from '../../contract/number-format';
import type { DataSplit } from '../../contract/data';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { ByteParser } from '../formats/byte-parser';
import { portionBytes } from '../formats/byte-parser';
import { pixelsPerImage } from '../image';
import { damaged, maximumImages } from './damage';
import { GrowingBytes } from './growing-bytes';

const columns = 1 + pixelsPerImage;
/** More than the longest header in use, "label,1x1,…,28x28". */
const maximumHeaderBytes = 16_384;
const codes = { tab: 9, newLine: 10, return: 13, space: 32, quote: 34, comma: 44, zero: 48, nine: 57 };

/**
 * Reads a CSV file with a line for each image: its label, then 784 values from 0 to 255, row by row.
 *
 * A header is skipped when it begins with "label". Gives images `(count, 784)` and labels `(count)`. Fails with
 * `data-damaged`, naming the file, the line and what is wrong.
 */
export function* readLabelledCsv(fileName: string): ByteParser<Result<DataSplit>> {
  const start = yield* readStart();
  if (start.fault !== undefined) return damaged(fileName, start.fault);
  const table = new Table(start.lines);
  let piece = start.rest;
  do {
    const fault = table.read(piece);
    if (fault !== undefined) return damaged(fileName, fault);
    piece = yield portionBytes;
  } while (piece.length > 0);
  const fault = table.end();
  return fault === undefined ? success(table.split()) : damaged(fileName, fault);
}

interface Start {
  /** What follows the header. */
  rest: Uint8Array;
  /** Lines that the header takes. */
  lines: number;
  fault?: string;
}

/** Reads past a byte order mark and a header. */
function* readStart(): ByteParser<Start> {
  let bytes = (yield portionBytes).slice();
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
  const first = bytes[0] === codes.quote ? bytes[1] : bytes[0];
  if (first === undefined || isDigit(first)) return { rest: bytes, lines: 0 };
  const header = String.fromCharCode(...bytes.subarray(0, 7));
  if (!/^"?label\b/i.test(header)) {
    const fault =
      'it begins neither with a number nor with “label”; each line must be a label and 784 values.';
    return { rest: bytes, lines: 0, fault };
  }
  const end = bytes.subarray(0, maximumHeaderBytes).indexOf(codes.newLine);
  if (end === -1) return { rest: bytes, lines: 0, fault: 'its header has no end.' };
  return { rest: bytes.subarray(end + 1), lines: 1 };
}

function isDigit(code: number): boolean {
  return code >= codes.zero && code <= codes.nine;
}

/** The lines read so far; a value may be cut between two pieces of the file. */
class Table {
  readonly #images = new GrowingBytes(pixelsPerImage);
  readonly #labels = new GrowingBytes(1);
  readonly #row = new Uint8Array(columns);
  /** Of the file, from 1. */
  #line: number;
  #column = 0;
  /** The value being read; -1 before its first digit. */
  #value = -1;
  /** The value has ended, by a space or a carriage return. */
  #isOver = false;

  constructor(linesBefore: number) {
    this.#line = linesBefore + 1;
  }

  /** Returns what is wrong, as the end of a sentence. */
  read(bytes: Uint8Array): string | undefined {
    for (const code of bytes) {
      if (code >= codes.zero && code <= codes.nine && !this.#isOver) {
        this.#value = (this.#value < 0 ? 0 : this.#value * 10) + code - codes.zero;
        if (this.#value > 255) return this.#at('is more than 255');
      } else if (code === codes.comma) {
        const fault = this.#endValue();
        if (fault !== undefined) return fault;
      } else if (code === codes.newLine) {
        const fault = this.#endLine();
        if (fault !== undefined) return fault;
      } else if (code === codes.space || code === codes.tab || code === codes.return) {
        this.#isOver = this.#value >= 0;
      } else return this.#at('is not a whole number from 0 to 255');
    }
    return undefined;
  }

  /** Ends the last line, which may lack its line break. */
  end(): string | undefined {
    return this.#endLine() ?? (this.#labels.count === 0 ? 'it holds no images.' : undefined);
  }

  split(): DataSplit {
    return { images: this.#images.join(), labels: this.#labels.join() };
  }

  #endValue(): string | undefined {
    if (this.#value < 0) return this.#at('is missing');
    if (this.#column === columns) return `line ${formatCount(this.#line)} has more than ${columns} values.`;
    if (this.#column === 0 && this.#value > 9) {
      return `line ${formatCount(this.#line)} begins with ${this.#value}, not with a label from 0 to 9.`;
    }
    this.#row[this.#column++] = this.#value;
    this.#value = -1;
    this.#isOver = false;
    return undefined;
  }

  #endLine(): string | undefined {
    const isEmpty = this.#column === 0 && this.#value < 0;
    if (!isEmpty) {
      const fault = this.#endValue() ?? this.#endRow();
      if (fault !== undefined) return fault;
    }
    this.#line++;
    return undefined;
  }

  #endRow(): string | undefined {
    if (this.#column < columns) {
      return `line ${formatCount(this.#line)} has ${this.#column} values, not ${columns}.`;
    }
    if (this.#labels.count === maximumImages) {
      return `it holds more than ${formatCount(maximumImages)} images, which is all that are read.`;
    }
    this.#labels.add(this.#row.subarray(0, 1));
    this.#images.add(this.#row.subarray(1));
    this.#column = 0;
    return undefined;
  }

  #at(whatIsWrong: string): string {
    return `value ${this.#column + 1} of line ${formatCount(this.#line)} ${whatIsWrong}.`;
  }
}
