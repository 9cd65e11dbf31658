import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Result } from '../contract/result';
import { failure, success } from '../contract/result';
import { writeFileAtomically } from './atomic-files';
import { plainReason } from './file-errors';

/** A drawing in each format that it can be saved in. */
export interface DrawingFormats {
  png: Uint8Array;
  svg: string;
  json: string;
}

const largestBytes = 20_000_000;

/** Writes a drawing in the format that the path's ending names, and otherwise as JSON; fails with 'file-not-written'. */
export function writeDrawingFile(
  path: string,
  { png, svg, json }: DrawingFormats,
): Promise<Result<undefined>> {
  const byEnding: Record<string, Uint8Array | string | undefined> = { '.png': png, '.svg': svg };
  return writeFileAtomically(path, byEnding[extname(path).toLowerCase()] ?? json);
}

/** Reads a file that should hold a drawing as text; fails with 'drawing-unreadable'. */
export async function readDrawingFile(path: string): Promise<Result<{ name: string; text: string }>> {
  const name = basename(path);
  try {
    if ((await stat(path)).size > largestBytes) {
      return failure('drawing-unreadable', `“${name}” is too large for a drawing.`);
    }
    return success({ name, text: await readFile(path, 'utf8') });
  } catch (error) {
    return failure('drawing-unreadable', `“${path}” could not be read: ${plainReason(error)}.`);
  }
}
