import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isLivingProcess } from '../living-process';

/** A download in progress: the file's name, the number of its process (earlier versions left it out), something unique. */
const partPattern =
  /^(?<name>.+?)\.(?:(?<pid>\d{1,10})\.)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$/;

/** Longer than any living download is silent: the wait for a mirror ends far earlier. */
const staleMs = 10 * 60 * 1000;

/** Where to put a file while it is being downloaded. */
export function partPath(path: string): string {
  return `${path}.${process.pid}.${randomUUID()}.part`;
}

/**
 * Removes what interrupted downloads of these files have left in a folder.
 *
 * A part that has grown within the last ten minutes stays, and so does one whose process is alive, asleep perhaps with
 * the computer. What cannot be removed stays without a complaint.
 */
export async function sweepParts(
  folder: string,
  fileNames: readonly string[],
  now: number = Date.now(),
): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const found = partPattern.exec(name)?.groups;
    if (!found || !fileNames.includes(found.name)) continue;
    if (found.pid !== undefined && isLivingProcess(Number(found.pid))) continue;
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isFile() && now - stats.mtimeMs > staleMs)
      await rm(path, { force: true }).catch(() => undefined);
  }
}
