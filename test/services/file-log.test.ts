import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileLog } from '../../src/services/file-log';
import { createTestFolder } from './small-data-set';

describe('FileLog', () => {
  it('makes its folder, and writes a line an entry with its time and level', async () => {
    const log = new FileLog(join(await createTestFolder(), 'user data', 'logs'));
    log.info('app started', { version: '0.1.0' });
    log.warn('no data');
    log.error('trainer ended', { reason: 'crash', code: 9 });
    const lines = (await readFile(log.path, 'utf8')).trimEnd().split(/\r?\n/);
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /;
    expect(lines.every((line) => time.test(line))).toBe(true);
    expect(lines.map((line) => line.replace(time, ''))).toEqual([
      'info app started {"version":"0.1.0"}',
      'warn no data',
      'error trainer ended {"reason":"crash","code":9}',
    ]);
  });

  it('writes a percent sign as it is', async () => {
    const log = new FileLog(await createTestFolder());
    log.info('at 95 % of %s');
    expect((await log.lastLines(1))[0]).toMatch(/info at 95 % of %s$/);
  });

  it('goes on where the last start of the app ended', async () => {
    const folder = await createTestFolder();
    new FileLog(folder).info('first');
    new FileLog(folder).info('second');
    expect(await new FileLog(folder).lastLines(10)).toHaveLength(2);
  });

  it('begins a new file when it is full, and keeps one before it', async () => {
    const folder = await createTestFolder();
    const maximumBytes = 2000;
    const log = new FileLog(folder, maximumBytes);
    for (let number = 0; number < 200; number++) log.info('entry', { number });
    expect((await readdir(folder)).sort()).toEqual(['inkling.log', 'inkling.old.log']);
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).size).toBeLessThan(maximumBytes + 100);
    }
    const numbers = (await log.lastLines(50)).map((line) => Number(/"number":(\d+)/.exec(line)?.[1]));
    expect(numbers).toEqual(
      Array.from({ length: numbers.length }, (_, index) => 200 - numbers.length + index),
    );
    expect(numbers.length).toBeGreaterThan(20);
  });

  it('has no lines where nothing was logged', async () => {
    expect(await new FileLog(join(await createTestFolder(), 'logs')).lastLines(5)).toEqual([]);
  });
});
