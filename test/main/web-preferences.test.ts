import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../src/main');
const sourceOf = (file: string) => readFileSync(join(folder, file), 'utf8');

/** What a test on the stand-in cannot see: the stand-in has no page without these protections. */
describe('the window’s preferences', () => {
  it('ask for the sandbox, an isolated world, and no Node', () => {
    const preferences = /webPreferences: \{(.*?)\n {4}\}/s.exec(sourceOf('window.ts'))![1];
    expect(preferences).toContain('sandbox: true');
    expect(preferences).toContain('contextIsolation: true');
    expect(preferences).toContain('nodeIntegration: false');
  });

  it('switch no protection off, and no experiment on', () => {
    const switches =
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|webviewTag|nodeIntegrationIn|allowpopups|appendSwitch/;
    for (const file of readdirSync(folder)) expect(sourceOf(file), file).not.toMatch(switches);
  });

  it('are those of the only window', () => {
    const windows = readdirSync(folder).filter((file) => sourceOf(file).includes('new BrowserWindow('));
    expect(windows).toEqual(['window.ts']);
  });
});
