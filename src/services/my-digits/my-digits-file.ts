import { copyFile, constants } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { OwnDigit } from '../../contract/my-digits';
import { parseJson } from '../../contract/json';
import { ownDigitSchema } from '../../contract/my-digits';
import { pathAside } from '../files/aside';
import { removeTemporaryFiles } from '../files/atomic-files';
import { plainReason } from '../files/file-errors';
import { isFault, readNamedFile } from '../files/regular-files';

/** Version of the file format; a later one may hold what this Inkling does not know. */
const version = 1;

/** Ten times as many digits as are kept, with hundreds of points each. */
const largestBytes = 200_000_000;

const fileSchema = v.object({ version: v.literal(version), digits: v.array(v.unknown()) });

/** What the file of the person's digits held. */
export interface FoundDigits {
  digits: OwnDigit[];
  /** A message for the person. */
  notice?: string;
  /** The file can be rewritten without losing anything. */
  mayBeReplaced: boolean;
  /** The file still holds the damaged content, and should be rewritten. */
  isDamaged?: boolean;
}

export function encodeMyDigits(digits: readonly OwnDigit[]): string {
  const lines = digits.map((digit) => JSON.stringify(digit)).join(',\n');
  return `{ "version": ${version}, "digits": [\n${lines}\n] }\n`;
}

/**
 * Reads `my-digits.json` of a folder. A damaged file is kept under another name, and its undamaged digits are returned.
 */
export async function readMyDigits(folder: string): Promise<FoundDigits> {
  const path = join(folder, 'my-digits.json');
  await removeTemporaryFiles(path);
  const content = await readNamedFile(path, largestBytes);
  if (isFault(content)) {
    if (content.isMissing) return { digits: [], mayBeReplaced: true };
    const notice = `Your digits in “${path}” could not be read: ${content.reason}.`;
    return { digits: [], notice, mayBeReplaced: false };
  }
  const { digits, isWhole } = decode(content.toString());
  return isWhole ? { digits, mayBeReplaced: true } : setAside(path, digits);
}

function decode(text: string): { digits: OwnDigit[]; isWhole: boolean } {
  const content = parseJson(text);
  // Each digit is on its own line: where the file as a whole is not valid JSON, its undamaged lines still are digits.
  if (content === undefined) {
    const lines = text.split('\n').map((line) => parseJson(line.replace(/,$/, '')));
    return { digits: digitsIn(lines), isWhole: false };
  }
  const file = v.safeParse(fileSchema, content);
  if (!file.success) return { digits: [], isWhole: false };
  const digits = digitsIn(file.output.digits);
  return { digits, isWhole: digits.length === file.output.digits.length };
}

function digitsIn(entries: readonly unknown[]): OwnDigit[] {
  const read = entries.map((entry) => v.safeParse(ownDigitSchema, entry));
  const digits = read.filter((entry) => entry.success).map((entry) => entry.output);
  const known = new Set<number>();
  return digits.filter(({ id }) => !known.has(id) && known.add(id));
}

/** The file stays where it is until it is rewritten, so that a crash in between loses nothing. */
async function setAside(path: string, digits: OwnDigit[]): Promise<FoundDigits> {
  const aside = pathAside(path);
  try {
    await copyFile(path, aside, constants.COPYFILE_EXCL);
    const notice = `The file of your digits was damaged and is kept as “${aside}”; digits recovered: ${digits.length}.`;
    return { digits, notice, mayBeReplaced: true, isDamaged: true };
  } catch (error) {
    const notice = `The file of your digits, “${path}”, is damaged and could not be set aside: ${plainReason(error)}.`;
    return { digits, notice, mayBeReplaced: false };
  }
}
