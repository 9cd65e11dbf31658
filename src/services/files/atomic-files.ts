import { writeFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { plainReason } from './file-errors';

/**
 * Writes a file so that its path always holds either the whole old or the whole new content. The content goes into a
 * temporary file next to it, which is synced and renamed. Fails with 'file-not-written'.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
): Promise<Result<undefined>> {
  try {
    // The library would write in one call and treat a short write, as on a full disk, as a complete one.
    const fillTemporaryFile = (temporaryPath: string) => writeFile(temporaryPath, content);
    await writeFileAtomic(path, '', { tmpfileCreated: fillTemporaryFile });
    return success();
  } catch (error) {
    return failure('file-not-written', `“${path}” could not be written: ${plainReason(error)}.`);
  }
}
