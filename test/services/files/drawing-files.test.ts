import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDrawingFile, writeDrawingFile } from '../../../src/services/files/drawing-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inkling-drawings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const formats = { png: Uint8Array.of(1, 2, 3), svg: '<svg/>', json: '[]' };

describe('writeDrawingFile', () => {
  it('writes the format that the ending names, in any case of its letters, and otherwise JSON', async () => {
    const written: Record<string, string> = {};
    for (const name of ['a.png', 'a.SVG', 'a.json', 'a', 'a.txt']) {
      expect((await writeDrawingFile(join(folder, name), formats)).ok).toBe(true);
      written[name] = readFileSync(join(folder, name), 'latin1');
    }
    expect(written).toEqual({
      'a.png': '\x01\x02\x03',
      'a.SVG': '<svg/>',
      'a.json': '[]',
      a: '[]',
      'a.txt': '[]',
    });
  });

  it('says when it cannot', async () => {
    const written = await writeDrawingFile(join(folder, 'none', 'a.json'), formats);
    expect(written).toMatchObject({ ok: false, failure: { code: 'file-not-written' } });
  });
});

describe('readDrawingFile', () => {
  it('gives name and text', async () => {
    writeFileSync(join(folder, 'zwölf.json'), '[“]');
    const read = await readDrawingFile(join(folder, 'zwölf.json'));
    expect(read).toEqual({ ok: true, value: { name: 'zwölf.json', text: '[“]' } });
  });

  it('says what it cannot read, and refuses what is far too large', async () => {
    const missing = await readDrawingFile(join(folder, 'none.json'));
    expect(missing).toMatchObject({ ok: false, failure: { code: 'drawing-unreadable' } });
    writeFileSync(join(folder, 'huge.json'), '');
    truncateSync(join(folder, 'huge.json'), 20_000_001);
    const huge = await readDrawingFile(join(folder, 'huge.json'));
    expect(huge).toMatchObject({
      ok: false,
      failure: { message: '“huge.json” is too large: the limit for a drawing is 20 MB.' },
    });
  });
});
