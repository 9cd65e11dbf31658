import { createHash, webcrypto } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSet } from '../../contract/data';
import { isFault, readNamedFile } from '../files/regular-files';

/** SHA-256 in lower-case hexadecimal; computed off the main thread. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

/** Whether the file exists and has exactly this content; a larger file is not read. */
export async function hasSha256(path: string, expected: { bytes: number; sha256: string }): Promise<boolean> {
  const content = await readNamedFile(path, expected.bytes);
  return !isFault(content) && (await sha256(content)) === expected.sha256;
}

/** Bytes to hash before other work gets its turn: about a millisecond. */
const portionBytes = 500_000;

/** SHA-256 of all images and labels; identifies a data set wherever it was read from. */
export async function dataSetSha256({ training, validation, test }: DataSet): Promise<string> {
  const hash = createHash('sha256');
  for (const { images, labels } of [training, validation, test]) {
    hash.update(`${labels.length} images\n`);
    for (let from = 0; from < images.length; from += portionBytes) {
      hash.update(images.subarray(from, from + portionBytes));
      await nextTurn();
    }
    hash.update(labels);
  }
  return hash.digest('hex');
}
