import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractAsar } from './main/asar';

let folder: string;
let archive: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'asar-test-'));
  archive = join(folder, 'app.asar');
  mkdirSync(join(folder, 'app', 'out'), { recursive: true });
  writeFileSync(join(folder, 'app', 'package.json'), '{}');
  writeFileSync(join(folder, 'app', 'out', 'index.js'), 'export const answer = 42;');
  await createPackage(join(folder, 'app'), archive);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('extractAsar', () => {
  it('writes the files as they were packed', () => {
    extractAsar(archive, join(folder, 'copy'));
    expect(readFileSync(join(folder, 'copy', 'package.json'), 'utf8')).toBe('{}');
    expect(readFileSync(join(folder, 'copy', 'out', 'index.js'), 'utf8')).toBe('export const answer = 42;');
  });

  it('refuses an archive with a changed file', () => {
    const bytes = readFileSync(archive);
    bytes[bytes.length - 2] ^= 1;
    writeFileSync(archive, bytes);
    expect(() => extractAsar(archive, join(folder, 'copy'))).toThrow(/does not have the hash/);
  });
});
