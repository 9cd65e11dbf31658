import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  moveFile,
  removeTemporaryFiles,
  syncFolder,
  writeFileAtomically,
} from '../../../src/services/files/atomic-files';
import { createTestFolder } from '../small-data-set';

describe('writeFileAtomically', () => {
  it('writes text and bytes, and leaves nothing else behind', async () => {
    const folder = await createTestFolder();
    expect(await writeFileAtomically(join(folder, 'text'), 'three point one')).toEqual({ ok: true });
    expect(await writeFileAtomically(join(folder, 'bytes'), Uint8Array.of(1, 2, 3))).toEqual({ ok: true });
    expect(await readFile(join(folder, 'text'), 'utf8')).toBe('three point one');
    expect([...(await readFile(join(folder, 'bytes')))]).toEqual([1, 2, 3]);
    expect((await readdir(folder)).sort()).toEqual(['bytes', 'text']);
  });

  it('replaces a longer file as a whole', async () => {
    const path = join(await createTestFolder(), 'file');
    await writeFile(path, 'a long content that was there before');
    await writeFileAtomically(path, 'short');
    expect(await readFile(path, 'utf8')).toBe('short');
  });

  it('ends with the content that was asked for last when asked several times at once', async () => {
    const path = join(await createTestFolder(), 'file');
    for (let round = 0; round < 50; round++) {
      const contents = Array.from({ length: 10 }, (_, index) => `${round}.${index}`);
      await Promise.all(contents.map((content) => writeFileAtomically(path, content)));
      expect(await readFile(path, 'utf8')).toBe(contents.at(-1));
    }
  });

  it('names path and reason when the folder is not there', async () => {
    const path = join(await createTestFolder(), 'nowhere', 'file');
    expect(await writeFileAtomically(path, '')).toEqual({
      ok: false,
      failure: {
        code: 'file-not-written',
        message: `“${path}” could not be written: there is no such file or folder.`,
      },
    });
  });

  it.runIf(process.platform !== 'win32')('puts no file in the place of a pipe or a device', async () => {
    const folder = await createTestFolder();
    const pipe = join(folder, 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    await symlink(pipe, join(folder, 'link'));
    for (const path of [pipe, join(folder, 'link'), '/dev/null']) {
      expect(await writeFileAtomically(path, 'content')).toEqual({
        ok: false,
        failure: { code: 'file-not-written', message: `“${path}” could not be written: it is not a file.` },
      });
    }
    expect((await stat(pipe)).isFIFO()).toBe(true);
  });

  it('does without the sync of a folder that cannot be opened', async () => {
    await expect(syncFolder('/nowhere')).resolves.toBeUndefined();
  });

  it('leaves a folder alone that has the name of the file, and no temporary file', async () => {
    const folder = await createTestFolder();
    await mkdir(join(folder, 'name'));
    const written = await writeFileAtomically(join(folder, 'name'), 'content');
    expect(written.ok).toBe(false);
    expect(await readdir(folder)).toEqual(['name']);
  });
});

describe('moveFile', () => {
  it('moves a file into another folder, and throws where it cannot', async () => {
    const folder = await createTestFolder();
    await mkdir(join(folder, 'other'));
    await writeFile(join(folder, 'one'), 'content');
    await moveFile(join(folder, 'one'), join(folder, 'other', 'two'));
    expect(await readdir(folder)).toEqual(['other']);
    expect(await readFile(join(folder, 'other', 'two'), 'utf8')).toBe('content');
    await expect(moveFile(join(folder, 'one'), join(folder, 'two'))).rejects.toThrow('ENOENT');
  });
});

describe('removeTemporaryFiles', () => {
  it('removes what a killed process left, and nothing that may be a person’s or still be written', async () => {
    const folder = await createTestFolder();
    const killed = ['settings.json.1234567890', 'settings.json.54321'];
    const others = ['settings.json', 'settings.json.2', 'settings.json.old', 'other.json.1234567890'];
    for (const name of [...killed, ...others, 'settings.json.99999']) await writeFile(join(folder, name), '');
    const longAgo = new Date('2026-01-01');
    for (const name of [...killed, ...others]) await utimes(join(folder, name), longAgo, longAgo);
    await removeTemporaryFiles(join(folder, 'settings.json'));
    expect((await readdir(folder)).sort()).toEqual([...others, 'settings.json.99999'].sort());
    await removeTemporaryFiles(join(folder, 'nowhere', 'settings.json'));
  });
});
