import { hash } from 'node:crypto';
import { parseJson } from '../../contract/json';

const beforeSum = ',"sum":"';
const sumLength = 16;
const afterSum = '"}';
const sealLength = beforeSum.length + sumLength + afterSum.length;

/** First 16 hexadecimal digits of the SHA-256 of a text that follows another with this sum. */
function sumAfter(previous: string, text: string): string {
  return hash('sha256', previous + text).slice(0, sumLength);
}

/** A line of JSON that ends with its sum. */
export interface SealedLine {
  /** With its line break. */
  line: string;
  sum: string;
}

/** Writes an object as a line whose sum also covers all lines before it; `previous` is the sum of the line before. */
export function sealLine(content: object, previous: string): SealedLine {
  const text = JSON.stringify(content).slice(0, -1);
  const sum = sumAfter(previous, text);
  return { line: `${text}${beforeSum}${sum}${afterSum}\n`, sum };
}

/** Returns the content and sum of a line (without its line break); null when it is not as it was written. */
export function openLine(line: string, previous: string): { content: unknown; sum: string } | null {
  const text = line.slice(0, -sealLength);
  const sum = sumAfter(previous, text);
  if (line.slice(text.length) !== `${beforeSum}${sum}${afterSum}`) return null;
  const content = parseJson(`${text}}`);
  return content === undefined ? null : { content, sum };
}
