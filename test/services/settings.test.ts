import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { SettingsStore } from '../../src/services/settings';
import { createTestFolder } from './small-data-set';

const usual = {
  windowBounds: null,
  isPresentation: false,
  lastRunId: null,
  draft: null,
  chapter: { page: null, pages: {} },
  recentPaths: [],
  dataFolder: null,
  dataKind: 'mnist',
};
const bounds = { x: -20, y: 10, width: 1200, height: 800, isMaximized: true };

describe('SettingsStore', () => {
  it('starts with the usual settings where there are none', async () => {
    const store = new SettingsStore(join(await createTestFolder(), 'not there yet'));
    expect(await store.load()).toBeUndefined();
    expect(store.settings).toEqual(usual);
  });

  it('gives back at the next start what was set', async () => {
    const folder = join(await createTestFolder(), 'new', 'folder');
    const store = new SettingsStore(folder);
    await store.load();
    expect(await store.update({ windowBounds: bounds, recentPaths: ['/b', '/a'] })).toEqual({ ok: true });
    expect(await store.update({ dataKind: 'synthetic' })).toEqual({ ok: true });
    const next = new SettingsStore(folder);
    await next.load();
    expect(next.settings).toEqual({
      ...usual,
      windowBounds: bounds,
      recentPaths: ['/b', '/a'],
      dataKind: 'synthetic',
    });
  });

  it('writes the newest last when changes follow one another quickly', async () => {
    const folder = await createTestFolder();
    const store = new SettingsStore(folder);
    await Promise.all(['/1', '/2', '/3'].map((dataFolder) => store.update({ dataFolder })));
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')).dataFolder).toBe('/3');
  });

  it.each([
    ['no JSON', '{"windowBounds": '],
    ['no object', '7'],
    ['a wrong value', JSON.stringify({ recentPaths: [7] })],
    ['an impossible window', JSON.stringify({ windowBounds: { ...bounds, width: 0 } })],
    ['a window beyond all screens', JSON.stringify({ windowBounds: { ...bounds, x: 1e308 } })],
  ])(
    'sets a file aside that holds %s, says so, and goes on with the usual settings',
    async (_what, content) => {
      const folder = await createTestFolder();
      await writeFile(join(folder, 'settings.json'), content);
      const store = new SettingsStore(folder);
      expect(await store.load()).toContain('settings.damaged.json');
      expect(store.settings).toEqual(usual);
      expect(await readdir(folder)).toEqual(['settings.damaged.json']);
      expect(await readFile(join(folder, 'settings.damaged.json'), 'utf8')).toBe(content);
    },
  );

  it('sets a second damaged file aside beside the first', async () => {
    const folder = await createTestFolder();
    for (const content of ['first', 'second']) {
      await writeFile(join(folder, 'settings.json'), content);
      await new SettingsStore(folder).load();
    }
    expect((await readdir(folder)).sort()).toEqual(['settings.damaged-2.json', 'settings.damaged.json']);
    expect(await readFile(join(folder, 'settings.damaged.json'), 'utf8')).toBe('first');
  });

  it('ignores settings that it does not know, as of a later version', async () => {
    const folder = await createTestFolder();
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ theme: 'dark', dataFolder: '/data' }));
    const store = new SettingsStore(folder);
    expect(await store.load()).toBeUndefined();
    expect(store.settings).toEqual({ ...usual, dataFolder: '/data' });
  });

  it('reads what earlier versions wrote', async () => {
    const folder = await createTestFolder();
    const earlier = {
      windowBounds: bounds,
      lastModelPath: '/models/a.safetensors',
      recentPaths: ['/models/a.safetensors'],
      dataFolder: null,
      dataKind: 'synthetic',
    };
    await writeFile(join(folder, 'settings.json'), JSON.stringify(earlier));
    const store = new SettingsStore(folder);
    expect(await store.load()).toBeUndefined();
    const { windowBounds, recentPaths, dataKind } = earlier;
    expect(store.settings).toEqual({ ...usual, windowBounds, recentPaths, dataKind });
  });

  it('keeps what stood in the panel, but nothing that this version cannot train', async () => {
    const folder = await createTestFolder();
    const draft = { ...defaultHyperparameters, hiddenLayers: [50], dropout: 0.25 };
    await new SettingsStore(folder).update({ draft, lastRunId: '20260101-run' });
    const next = new SettingsStore(folder);
    await next.load();
    expect(next.settings).toEqual({ ...usual, draft, lastRunId: '20260101-run' });
    const impossible = { draft: { ...draft, dropout: 7 }, lastRunId: '../..', dataFolder: '/data' };
    await writeFile(join(folder, 'settings.json'), JSON.stringify(impossible));
    expect(await next.load()).toBeUndefined();
    expect(next.settings).toEqual({ ...usual, dataFolder: '/data' });
  });

  it('tells when the settings cannot be written, and keeps them for this start', async () => {
    const folder = await createTestFolder();
    await writeFile(join(folder, 'file'), '');
    const store = new SettingsStore(join(folder, 'file'));
    const updated = await store.update({ dataFolder: '/data' });
    expect(updated).toMatchObject({ ok: false, failure: { code: 'file-not-written' } });
    expect(store.settings.dataFolder).toBe('/data');
  });
});
