import { hash } from 'node:crypto';

const beforeSum = ',"sum":"';
const sumLength = 16;
const afterSum = '"}';
const sealLength = beforeSum.length + sumLength + afterSum.length;

/** 16 hexadecimal digits of the SHA-256 of a text that follows another one with this sum. */
function sumAfter(previous: string, text: string): string {
  return hash('sha256', previous + text).slice(0, sumLength);
}

/** A line of JSON with its sum at its end. */
export interface SealedLine {
  /** With its end. */
  line: string;
  sum: string;
}

/** Writes an object as a line whose sum also vouches for what comes before: `previous` is the sum of that. */
export function sealLine(content: object, previous: string): SealedLine {
  const text = JSON.stringify(content).slice(0, -1);
  const sum = sumAfter(previous, text);
  return { line: `${text}${beforeSum}${sum}${afterSum}\n`, sum };
}

/** What a line (without its end) held when it was sealed, and its sum; null when it is not as it was written. */
export function openLine(line: string, previous: string): { content: unknown; sum: string } | null {
  const text = line.slice(0, -sealLength);
  const sum = sumAfter(previous, text);
  if (line.slice(text.length) !== `${beforeSum}${sum}${afterSum}`) return null;
  try {
    return { content: JSON.parse(`${text}}`) as unknown, sum };
  } catch {
    return null;
  }
}
