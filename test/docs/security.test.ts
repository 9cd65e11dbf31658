import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unexplained } from '../../scripts/machine/findings.js';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
const document = read('docs/security.md');

describe('docs/security.md', () => {
  it('names only tests that exist', () => {
    const named = [...document.matchAll(/`(test\/[^`]+)` “([^”]+)”/g)];
    expect(named.length).toBeGreaterThan(20);
    for (const [, file, name] of named) expect(read(file), file).toContain(`'${name}'`);
  });

  it('answers each of Electron’s seventeen points', () => {
    const points = [...document.matchAll(/^\| (\d+) .*“.+” \|$/gm)].map(([, point]) => Number(point));
    expect(points).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
  });

  it('says what goes over the network', () => {
    expect(document).toMatch(
      /two things, both announced before: the download of MNIST, and the update check/,
    );
  });
});

describe('unexplained', () => {
  const header = 'issue, severity, confidence, filename, location, sample, description, url';

  it('leaves out what the table explains, for that file only', () => {
    const line = (file: string) =>
      `PRELOAD_JS_CHECK,"MEDIUM","FIRM","${file}","20:6","preload","Review",https://x`;
    const report = [header, line('main/window.ts'), line('main/other.ts')].join('\n');
    expect(unexplained(report, document)).toEqual(['PRELOAD_JS_CHECK main/other.ts']);
  });

  it('lets nothing pass that it cannot read', () => {
    expect(unexplained(`${header}\nwho knows`, document)).toEqual(['who knows']);
    expect(() => unexplained('<html>', document)).toThrow('no report');
  });
});
