import { execFile } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/contract/result';
import { readDataFolder } from '../../../src/services/data/data-folder';
import { mnist } from '../../../src/services/data/mnist-files';
import { readDrawingFile } from '../../../src/services/files/drawing-files';
import { readPictureFile } from '../../../src/services/files/picture-files';
import { readModelFile } from '../../../src/services/models/model-library';
import { MyDigits } from '../../../src/services/my-digits/my-digits';
import { RoundFile } from '../../../src/services/my-digits/round-file';
import { SettingsStore } from '../../../src/services/settings';
import { createTestFolder } from '../small-data-set';

/** Whatever reads a file that a person names. */
const readers: Record<string, (path: string) => Promise<Result<unknown>>> = {
  model: readModelFile,
  picture: readPictureFile,
  drawing: readDrawingFile,
  'data set': async (path) => {
    const folder = await createTestFolder();
    for (const { name } of mnist.files) await symlink(path, join(folder, name));
    return readDataFolder(folder, mnist.files);
  },
};

const dot = { digit: 1, strokes: [[[0, 0] as [number, number]]] };

/** Makes something at a path, and gives the path. */
const strange: Record<string, (path: string) => Promise<string>> = {
  'a pipe': async (path) => {
    await promisify(execFile)('mkfifo', [path]);
    return path;
  },
  'a folder': async (path) => {
    await mkdir(path);
    return path;
  },
  'an endless device': () => Promise.resolve('/dev/zero'),
  'a link to an endless device': async (path) => {
    await symlink('/dev/zero', path);
    return path;
  },
  'nothing at all': (path) => Promise.resolve(path),
  'a file of 10 GB': async (path) => {
    await writeFile(path, '');
    await truncate(path, 10_000_000_000);
    return path;
  },
};

describe.runIf(process.platform !== 'win32').each(Object.entries(strange))('%s', (what, make) => {
  it.each(Object.entries(readers))('is refused at once as a %s', async (_kind, read) => {
    const path = await make(join(await createTestFolder(), what));
    const result = await read(path);
    expect(result).toMatchObject({ ok: false, failure: { message: expect.stringMatching(/[^.]\.$/) } });
  });
});

describe.runIf(process.platform !== 'win32').each(Object.entries(strange))('%s', (what, make) => {
  it('in place of the own digits is told, and not written over', async () => {
    const folder = await createTestFolder();
    const path = join(folder, 'my-digits.json');
    const made = await make(path);
    if (made !== path) await symlink(made, path);
    const isMissing = what === 'nothing at all';
    const digits = new MyDigits(folder, Date.now);
    expect(await digits.load()).toEqual(isMissing ? undefined : expect.stringContaining('could not be read'));
    expect(await digits.add([dot])).toMatchObject({ ok: isMissing });
  });

  it('in place of the round counts as none', async () => {
    const path = join(await createTestFolder(), 'round.json');
    const made = await make(path);
    if (made !== path) await symlink(made, path);
    const round = new RoundFile(path);
    await round.load();
    expect(round.round).toBeUndefined();
  });
});

it.runIf(process.platform !== 'win32')('a link to a good file is as good', async () => {
  const path = join(await createTestFolder(), 'drawing.json');
  await writeFile(path, '[]');
  await symlink(path, `${path}.link`);
  expect(await readDrawingFile(`${path}.link`)).toMatchObject({ ok: true, value: { text: '[]' } });
});

it.runIf(process.platform !== 'win32')(
  'settings that are no file are set aside, and the next are kept',
  async () => {
    const folder = await createTestFolder();
    await promisify(execFile)('mkfifo', [join(folder, 'settings.json')]);
    const settings = new SettingsStore(folder);
    expect(await settings.load()).toContain('settings.damaged.json');
    expect(await settings.update({ dataFolder: '/mnist' })).toMatchObject({ ok: true });
    const again = new SettingsStore(folder);
    expect(await again.load()).toBeUndefined();
    expect(again.settings.dataFolder).toBe('/mnist');
  },
);
