import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PictureFile } from '../../contract/pictures';
import { largestPictureBytes, pictureTooLarge } from '../../contract/pictures';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { plainReason } from './file-errors';

/** Reads a picture file without checking its content; fails with 'picture-unreadable'. */
export async function readPictureFile(path: string): Promise<Result<PictureFile>> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > largestPictureBytes) return pictureTooLarge(name);
    return success({ name, bytes: new Uint8Array(await readFile(path)) });
  } catch (error) {
    return failure('picture-unreadable', `“${name}” could not be read: ${plainReason(error)}.`);
  }
}
