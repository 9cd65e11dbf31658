import { basename } from 'node:path';
import type { ClassPack } from '../../contract/class-pack';
import { largestClassPackBytes, parseClassPack } from '../../contract/class-pack';
import type { Result } from '../../contract/result';
import { failure } from '../../contract/result';
import { isFault, readFullFile } from './regular-files';

/** Reads a class pack; fails with 'class-pack-unreadable'. */
export async function readClassPackFile(path: string): Promise<Result<ClassPack>> {
  const content = await readFullFile(path, largestClassPackBytes);
  if (isFault(content))
    return failure('class-pack-unreadable', `“${path}” could not be read: ${content.reason}.`);
  return parseClassPack(content.toString(), basename(path));
}
