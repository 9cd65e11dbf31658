import { open } from 'node:fs/promises';

/**
 * Syncs a folder, so that a file renamed in it stays renamed when the power fails. Windows has nothing of the kind, and
 * needs nothing; a file system that cannot is left as it is.
 */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file itself is written and in its place.
  }
}
