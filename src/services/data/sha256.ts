import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** SHA-256 in lower-case hexadecimal; computed beside the main thread. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

/** Tells whether there is such a file with just this content. */
export async function hasSha256(path: string, expected: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes !== undefined && (await sha256(bytes)) === expected;
}
