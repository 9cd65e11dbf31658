import { copyFile, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { OwnDigit } from '../../contract/my-digits';
import { ownDigitSchema } from '../../contract/my-digits';
import { errorCode, plainReason } from '../files/file-errors';

/** Of the file; a later one may hold what this Inkling does not know. */
const version = 1;

const fileSchema = v.object({ version: v.literal(version), digits: v.array(v.unknown()) });

/** What was found in the person's file. */
export interface FoundDigits {
  digits: OwnDigit[];
  /** What a person should know. */
  notice?: string;
  /** Nothing is lost when the file is written anew. */
  mayBeReplaced: boolean;
  /** It ought to be written anew: it still holds what has been set aside. */
  isDamaged?: boolean;
}

export function encodeMyDigits(digits: readonly OwnDigit[]): string {
  const lines = digits.map((digit) => JSON.stringify(digit)).join(',\n');
  return `{ "version": ${version}, "digits": [\n${lines}\n] }\n`;
}

/** Reads `my-digits.json` of a folder. From a damaged file the digits are taken that are whole, and it is kept under another name. */
export async function readMyDigits(folder: string): Promise<FoundDigits> {
  const path = join(folder, 'my-digits.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { digits: [], mayBeReplaced: true };
    return {
      digits: [],
      notice: `Your digits in “${path}” could not be read: ${plainReason(error)}.`,
      mayBeReplaced: false,
    };
  }
  const { digits, isWhole } = decode(text);
  return isWhole ? { digits, mayBeReplaced: true } : setAside(folder, path, digits);
}

function decode(text: string): { digits: OwnDigit[]; isWhole: boolean } {
  const content = parseJson(text);
  // A digit has a line of its own: where the file as a whole is none, its whole lines still are digits.
  if (content === undefined) {
    const lines = text.split('\n').map((line) => parseJson(line.replace(/,$/, '')));
    return { digits: digitsIn(lines), isWhole: false };
  }
  const file = v.safeParse(fileSchema, content);
  if (!file.success) return { digits: [], isWhole: false };
  const digits = digitsIn(file.output.digits);
  return { digits, isWhole: digits.length === file.output.digits.length };
}

/** Undefined: it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function digitsIn(entries: readonly unknown[]): OwnDigit[] {
  const read = entries.map((entry) => v.safeParse(ownDigitSchema, entry));
  const digits = read.filter((entry) => entry.success).map((entry) => entry.output);
  return digits.filter(({ id }, index) => digits.findIndex((other) => other.id === id) === index);
}

async function setAside(folder: string, path: string, digits: OwnDigit[]): Promise<FoundDigits> {
  const kept = digits.length === 0 ? 'none could be read' : `${digits.length} could be read`;
  for (let number = 1; ; number++) {
    const aside = join(folder, number === 1 ? 'my-digits.damaged.json' : `my-digits.damaged-${number}.json`);
    try {
      await copyFile(path, aside, constants.COPYFILE_EXCL);
      const notice = `The file of your digits was damaged and is kept as “${aside}”; of the digits ${kept}.`;
      return { digits, notice, mayBeReplaced: true, isDamaged: true };
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue;
      const notice = `The file of your digits, “${path}”, is damaged and could not be set aside: ${plainReason(error)}.`;
      return { digits, notice, mayBeReplaced: false };
    }
  }
}
