import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { packagedResources } from '../e2e/harness';
import { expect, test } from '@playwright/test';

test.describe('the packaged app @packaging', () => {
  const files = () =>
    listPackage(join(packagedResources(), 'app.asar'), { isPack: false })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.\w+$/.test(path));

  test('holds all that was built for it', () => {
    expect(files()).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/index.js',
        '/out/main/trainer.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
      ]),
    );
  });

  test('holds nothing else: no sources, no source maps, no packages', () => {
    const expected = /^\/(package\.json|out\/(main|preload|renderer)\/.*\.(js|cjs|html|css|svg|png|woff2))$/;
    expect(files().filter((path) => !expected.test(path))).toEqual([]);
  });

  test('has its other files beside it', () => {
    const names = readdirSync(packagedResources());
    expect(names).toEqual(
      expect.arrayContaining(['app.asar', 'icon.png', 'starter.safetensors', 'book-30.safetensors']),
    );
  });
});
