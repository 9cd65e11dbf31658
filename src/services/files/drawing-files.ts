import { basename, extname } from 'node:path';
import type { DrawingFormats } from '../../contract/drawings';
import { drawingTooLarge, largestDrawingBytes } from '../../contract/drawings';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { writeFileAtomically } from './atomic-files';
import { isFault, readFullFile } from './regular-files';

/** Writes a drawing in the format of the path's ending, or as JSON by default; fails with 'file-not-written'. */
export function writeDrawingFile(
  path: string,
  { png, svg, json }: DrawingFormats,
): Promise<Result<undefined>> {
  const byEnding: Record<string, Uint8Array | string | undefined> = { '.png': png, '.svg': svg };
  return writeFileAtomically(path, byEnding[extname(path).toLowerCase()] ?? json);
}

/** Reads a drawing file as text; fails with 'drawing-unreadable', in words that name it `shownAs`. */
export async function readDrawingFile(
  path: string,
  shownAs = basename(path),
): Promise<Result<{ name: string; text: string }>> {
  const content = await readFullFile(path, largestDrawingBytes);
  if (!isFault(content)) return success({ name: basename(path), text: content.toString() });
  if (content.isTooLarge) return drawingTooLarge(shownAs);
  return failure('drawing-unreadable', `“${path}” could not be read: ${content.reason}.`);
}
