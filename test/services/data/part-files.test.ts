import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partPath, sweepParts } from '../../../src/services/data/part-files';
import { createTestFolder } from '../small-data-set';

const name = 'train-images-idx3-ubyte.gz';
/** The number of a process that has ended. */
const ended = spawnSync(process.execPath, ['--version']).pid;
const minute = 60;

async function folderWith(names: readonly string[], ageSeconds: number): Promise<string> {
  const folder = await createTestFolder();
  const then = Date.now() / 1000 - ageSeconds;
  for (const one of names) {
    await writeFile(join(folder, one), 'part');
    await utimes(join(folder, one), then, then);
  }
  return folder;
}

async function leftAfterSweep(names: readonly string[], ageSeconds: number): Promise<string[]> {
  const folder = await folderWith(names, ageSeconds);
  await sweepParts(folder, [name]);
  return (await readdir(folder)).sort();
}

describe('sweepParts', () => {
  it('removes the parts of ended processes, of earlier versions too', async () => {
    const parts = [`${name}.${ended}.${randomUUID()}.part`, `${name}.${randomUUID()}.part`];
    expect(await leftAfterSweep(parts, 11 * minute)).toEqual([]);
  });

  it('leaves a part that another computer may be writing', async () => {
    const parts = [`${name}.${ended}.${randomUUID()}.part`];
    expect(await leftAfterSweep(parts, 5 * minute)).toEqual(parts);
  });

  it('leaves a part of a living process, however old', async () => {
    const parts = [basename(partPath(name)), `${name}.${process.ppid}.${randomUUID()}.part`].sort();
    expect(await leftAfterSweep(parts, 1_000 * minute)).toEqual(parts);
  });

  it('leaves everything else', async () => {
    const others = [
      name,
      `${name}.part`,
      `${name}.${ended}.${randomUUID()}`,
      `mine.gz.${ended}.${randomUUID()}.part`,
      `${name}.${ended}.not-unique.part`,
    ].sort();
    expect(await leftAfterSweep(others, 1_000 * minute)).toEqual(others);
  });

  it('leaves a folder of such a name, and says nothing of a folder that is not there', async () => {
    const folder = await createTestFolder();
    const odd = join(folder, `${name}.${ended}.${randomUUID()}.part`);
    await mkdir(odd);
    await sweepParts(folder, [name], Date.now() + 1_000 * minute * 1000);
    expect(await readdir(folder)).toEqual([basename(odd)]);
    await sweepParts(join(folder, 'nowhere'), [name]);
  });
});
