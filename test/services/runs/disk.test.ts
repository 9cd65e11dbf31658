import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realDisk } from '../../../src/services/runs/disk';
import { createTestFolder } from '../small-data-set';

it.runIf(process.platform !== 'win32')('adds nothing to a file through a link to it', async () => {
  const folder = await createTestFolder();
  const [file, link] = [join(folder, 'precious'), join(folder, 'epochs.jsonl')];
  writeFileSync(file, 'as it was');
  symlinkSync(file, link);
  expect(await realDisk.append(link, 0, 'changed')).toMatchObject({
    failure: { code: 'file-not-written' },
  });
  expect(readFileSync(file, 'utf8')).toBe('as it was');
});
