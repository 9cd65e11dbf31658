import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const projectFolder = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(projectFolder, file), 'utf8');
const configuration = load(read('electron-builder.yml')) as {
  electronFuses: Record<string, boolean>;
  electronVersion: string;
  fileAssociations: { ext: string }[];
  linux: { executableName: string; syncDesktopName: boolean; target: string[] };
  mac: { identity: string; target: { target: string; arch: string[] }[] };
  toolsets: { appimage: string };
};

/** What can be seen only on the system that an installer is for, and would be seen by its users first. */
describe('the installers', () => {
  it('sign the app again on macOS after its fuses are set, without which Apple Silicon ends it at launch', () => {
    expect(configuration.electronFuses.resetAdHocDarwinSignature).toBe(true);
    expect(configuration.mac.identity).toBe('-');
  });

  it('are made for both kinds of Mac', () => {
    for (const { arch } of configuration.mac.target) expect(arch).toEqual(['x64', 'arm64']);
  });

  it('bring an AppImage that needs no libfuse2, and keeps its sandbox', () => {
    expect(configuration.linux.target).toContain('AppImage');
    // The older runtime needs libfuse2, and its desktop entry turns the sandbox off.
    expect(Number(configuration.toolsets.appimage.split('.')[0])).toBeGreaterThanOrEqual(1);
  });

  it('ask for no keychain, and leave no way in for other code', () => {
    expect(configuration.electronFuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    });
  });

  it('tie the window to its entry in the desktop’s menu', () => {
    const { desktopName } = JSON.parse(read('package.json')) as { desktopName: string };
    expect(desktopName).toBe(`${configuration.linux.executableName}.desktop`);
    expect(configuration.linux.syncDesktopName).toBe(true);
  });

  it('take the very Electron that the app is built and tested with', () => {
    const { version } = JSON.parse(read('node_modules/electron/package.json')) as { version: string };
    expect(configuration.electronVersion).toBe(version);
  });
});

it('text files are the same on every system, as the checks of format and hashes need them', () => {
  expect(read('.gitattributes')).toMatch(/^\* text=auto eol=lf$/m);
});
