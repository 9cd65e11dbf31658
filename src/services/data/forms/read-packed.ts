import type { Result } from '../../../contract/result';
import { failure } from '../../../contract/result';
import type { ByteParser } from '../../../engine/formats/byte-parser';
import { parsePart } from '../../files/file-pieces';
import { useNamedFile } from '../../files/regular-files';

/** More than any data set of this kind needs, packed or not; a larger file is refused unread. */
export const maximumFileBytes = 1 << 30;

/** Runs a parser on a file, which is unpacked when its name ends in ".gz". */
export async function readPacked<Value>(
  path: string,
  parser: ByteParser<Result<Value>>,
): Promise<Result<Value>> {
  const packing = path.endsWith('.gz') ? 'gzip' : 'none';
  const read = await useNamedFile(path, maximumFileBytes, (file, bytes) =>
    parsePart(file, { start: 0, bytes, packing }, parser),
  );
  return 'fault' in read ? unreadable(path, read.fault.reason) : read.value.value;
}

/** Fails with the reason why a file could not be read. */
export function unreadable(path: string, reason: string): Result<never> {
  return failure('data-damaged', `“${path}” could not be read: ${reason}.`);
}
