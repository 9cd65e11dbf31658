import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const projectFolder = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(projectFolder, file), 'utf8');
interface Association {
  ext: string;
  name?: string;
  mimeType?: string;
  rank?: string;
}
const configuration = load(read('electron-builder.yml')) as {
  electronFuses: Record<string, boolean>;
  electronVersion: string;
  extraResources: unknown[];
  fileAssociations?: Association[];
  linux: {
    executableName: string;
    fileAssociations: Association[];
    syncDesktopName: boolean;
    target: string[];
  };
  mac: {
    fileAssociations: Association[];
    identity: string;
    target: { target: string; arch: string[] }[];
  };
  nsis: { include: string };
  win: { fileAssociations: Association[] };
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

  it('open .inkling with Inkling', () => {
    const { linux, mac, win } = configuration;
    expect(mac.fileAssociations).toContainEqual(expect.objectContaining({ ext: 'inkling', rank: 'Owner' }));
    expect(linux.fileAssociations).toContainEqual(
      expect.objectContaining({ ext: 'inkling', mimeType: 'application/x-inkling' }),
    );
    // On Windows the name is the registry's key for the type of file.
    expect(win.fileAssociations).toEqual([
      { ext: 'inkling', name: 'Inkling.Model', description: 'Inkling model' },
    ]);
  });

  it('offer Inkling for .safetensors, and take it over from nobody', () => {
    const { fileAssociations, linux, mac, nsis } = configuration;
    // These would be for every system.
    expect(fileAssociations).toBeUndefined();
    expect(mac.fileAssociations).toContainEqual(
      expect.objectContaining({ ext: 'safetensors', rank: 'Alternate' }),
    );
    expect(linux.fileAssociations.map(({ ext }) => ext)).toContain('safetensors');
    const script = read(`resources/${nsis.include}`);
    const [install, uninstall] = ['customInstall', 'customUnInstall'].map(
      (name) => new RegExp(`!macro ${name}\\n(.*?)!macroend`, 's').exec(script)![1],
    );
    const key = 'SHELL_CONTEXT "Software\\Classes\\.safetensors';
    // What Windows asks first is the key's own value, which stays as it was.
    expect(install).not.toContain(`${key}"`);
    expect(install).toContain(`WriteRegNone ${key}\\OpenWithProgids" "Inkling.Safetensors"`);
    expect(uninstall).toContain(`DeleteRegValue ${key}\\OpenWithProgids" "Inkling.Safetensors"`);
    expect(uninstall).toContain('DeleteRegKey SHELL_CONTEXT "Software\\Classes\\Inkling.Safetensors"');
    expect(uninstall).not.toContain(`DeleteRegKey ${key}`);
  });

  it('are described in a way that electron-builder takes', async () => {
    const { validateConfiguration } = createRequire(import.meta.url)(
      'app-builder-lib/out/util/config/config.js',
    ) as { validateConfiguration: (configuration: unknown, log: unknown) => Promise<void> };
    await expect(validateConfiguration(configuration, { add: () => undefined })).resolves.toBeUndefined();
    const wrong = { ...configuration, fileAssociation: [] };
    await expect(validateConfiguration(wrong, { add: () => undefined })).rejects.toThrow('fileAssociation');
  }, 60_000);

  it('bring MNIST and its licence, which scripts/dist.js puts together and looks for afterwards', () => {
    expect(configuration.extraResources).toEqual(
      expect.arrayContaining([
        { from: 'out/mnist', to: 'mnist' },
        { from: 'resources/mnist-licence.txt', to: 'mnist/LICENCE.txt' },
      ]),
    );
  });

  it('take the very Electron that the app is built and tested with', () => {
    const { version } = JSON.parse(read('node_modules/electron/package.json')) as { version: string };
    expect(configuration.electronVersion).toBe(version);
  });
});

it('text files are the same on every system, as the checks of format and hashes need them', () => {
  expect(read('.gitattributes')).toMatch(/^\* text=auto eol=lf$/m);
});
