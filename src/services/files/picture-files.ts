import { basename } from 'node:path';
import type { PictureFile } from '../../contract/pictures';
import { largestPictureBytes, pictureTooLarge } from '../../contract/pictures';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { isFault, readNamedFile } from './regular-files';

/** Reads a picture file without checking its content; fails with 'picture-unreadable'. */
export async function readPictureFile(path: string): Promise<Result<PictureFile>> {
  const name = basename(path);
  const content = await readNamedFile(path, largestPictureBytes);
  if (!isFault(content)) return success({ name, bytes: new Uint8Array(content) });
  if (content.isTooLarge) return pictureTooLarge(name);
  return failure('picture-unreadable', `“${name}” could not be read: ${content.reason}.`);
}
