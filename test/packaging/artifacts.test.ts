import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeSizes, missingMnistFiles, unpackedApps } from '../../scripts/machine/artifacts.js';

let dist: string;
beforeEach(() => (dist = mkdtempSync(join(tmpdir(), 'inkling-dist-'))));
afterEach(() => rmSync(dist, { recursive: true, force: true }));

const names = ['t10k-images-idx3', 't10k-labels-idx1', 'train-images-idx3', 'train-labels-idx1'];

describe('the artifacts of a build', () => {
  it('are listed with their sizes, folders with all that is in them', () => {
    mkdirSync(join(dist, 'linux-unpacked', 'resources'), { recursive: true });
    writeFileSync(join(dist, 'linux-unpacked', 'resources', 'app.asar'), new Uint8Array(2_500_000));
    writeFileSync(join(dist, 'Inkling.AppImage'), new Uint8Array(1_000_000));
    const paths = [join(dist, 'Inkling.AppImage'), ...unpackedApps(dist)];
    expect(describeSizes(paths, dist)).toBe('     1.0 MB  Inkling.AppImage\n     2.5 MB  linux-unpacked');
  });

  it.each([
    ['linux-unpacked', 'resources'],
    ['mac-arm64', 'Inkling.app/Contents/Resources'],
  ])('hold MNIST, or what is missing is said: %s', (app, resources) => {
    const mnist = join(dist, app, resources, 'mnist');
    mkdirSync(mnist, { recursive: true });
    expect(missingMnistFiles(join(dist, app))).toHaveLength(4);
    for (const name of names) writeFileSync(join(mnist, `${name}-ubyte.gz`), '');
    expect(missingMnistFiles(join(dist, app))).toEqual([]);
  });
});
