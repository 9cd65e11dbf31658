import { basename } from 'node:path';
import type { PictureFile } from '../../contract/pictures';
import { largestPictureBytes, pictureTooLarge } from '../../contract/pictures';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { isFault, readFullFile } from './regular-files';

/** Reads a picture file without checking its content; fails with 'picture-unreadable', in words that name it `shownAs`. */
export async function readPictureFile(path: string, shownAs = basename(path)): Promise<Result<PictureFile>> {
  const content = await readFullFile(path, largestPictureBytes);
  if (!isFault(content)) return success({ name: basename(path), bytes: new Uint8Array(content) });
  if (content.isTooLarge) return pictureTooLarge(shownAs);
  return failure('picture-unreadable', `“${shownAs}” could not be read: ${content.reason}.`);
}
