import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../../src/services/files/atomic-files';
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

  it('ends with the content that was asked for last when asked twice at once', async () => {
    const path = join(await createTestFolder(), 'file');
    await Promise.all([writeFileAtomically(path, 'first'), writeFileAtomically(path, 'second')]);
    expect(await readFile(path, 'utf8')).toBe('second');
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

  it('leaves a folder alone that has the name of the file, and no temporary file', async () => {
    const folder = await createTestFolder();
    await mkdir(join(folder, 'name'));
    const written = await writeFileAtomically(join(folder, 'name'), 'content');
    expect(written.ok).toBe(false);
    expect(await readdir(folder)).toEqual(['name']);
  });
});
