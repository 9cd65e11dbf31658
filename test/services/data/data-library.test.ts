import { readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import type { DataLibraryOptions } from '../../../src/services/data/data-library';
import { DataLibrary } from '../../../src/services/data/data-library';
import type { FileRole } from '../../../src/services/data/mnist-files';
import { createSmallDataSet, createTestFolder, writeDataFolder } from '../small-data-set';
import type { Answer } from './faulty-mirror';
import { formWriters } from './form-files';
import { refuse, send, stallAfter, startMirror } from './faulty-mirror';

const small = createSmallDataSet();
const patience = { answerMs: 10_000, idleMs: 10_000, rounds: 1, betweenRoundsMs: 0 };

function createLibrary(
  usualFolders: string[],
  options: Partial<DataLibraryOptions> & { mirrors?: string[] } = {},
) {
  const statuses: DataStatus[] = [];
  const library = new DataLibrary({
    usualFolders,
    onStatus: (status) => statuses.push(status),
    published: { files: small.published, mirrors: options.mirrors ?? [] },
    patience,
    ...options,
  });
  return { library, statuses };
}

/** Serves the small data set's files by name. */
const sendSmallFiles: Answer = (request, response) => {
  const file = small.published.find(({ name }) => request.url === `/${name}.gz`);
  if (file) send(gzipSync(small.contents[file.role as FileRole]))(request, response);
  else refuse(404)(request, response);
};

const ready = (folder: string) => ({
  phase: 'ready',
  kind: 'mnist',
  folder,
  isVerified: true,
  name: 'MNIST',
  sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  trainingImages: 100,
  validationImages: 20,
  testImages: 30,
});

describe('DataLibrary', () => {
  it('takes the first usual folder that holds the data set', async () => {
    const root = await createTestFolder();
    const [packaged, own] = [join(root, 'packaged'), join(root, 'own')];
    await writeDataFolder(own, small);
    const { library, statuses } = createLibrary([packaged, own]);
    expect(await library.locate()).toEqual({ ok: true });
    expect(statuses).toEqual([{ phase: 'checking' }, ready(own)]);
    await writeDataFolder(packaged, small);
    await library.locate();
    expect(library.status).toEqual(ready(packaged));
    expect(await library.read()).toMatchObject({
      ok: true,
      value: { training: { labels: { length: 100 } } },
    });
  });

  it('says that it found nothing, and then has nothing to train on', async () => {
    const { library } = createLibrary([await createTestFolder()]);
    expect(await library.locate()).toMatchObject({ ok: false, failure: { code: 'data-missing' } });
    expect(library.status).toMatchObject({ phase: 'unavailable', code: 'data-missing' });
    expect(await library.read()).toMatchObject({ ok: false, failure: { code: 'data-missing' } });
  });

  it('goes past a damaged usual folder, and tells of the damage when there is no other', async () => {
    const root = await createTestFolder();
    const damaged = await writeDataFolder(join(root, 'damaged'), small, {
      changes: { testImages: small.contents.testImages.subarray(0, 999) },
    });
    const whole = await writeDataFolder(join(root, 'whole'), small);
    const both = createLibrary([damaged, whole]);
    await both.library.locate();
    expect(both.library.status).toEqual(ready(whole));
    const alone = createLibrary([damaged, join(root, 'empty')]);
    const located = await alone.library.locate();
    expect(located).toMatchObject({ ok: false, failure: { code: 'data-damaged' } });
    expect(located).toHaveProperty('failure.message', expect.stringContaining('t10k-images-idx3-ubyte'));
  });

  it('looks nowhere else when a folder is given', async () => {
    const root = await createTestFolder();
    const { library } = createLibrary([await writeDataFolder(join(root, 'usual'), small)]);
    expect(await library.useFolder(join(root, 'given'))).toMatchObject({ failure: { code: 'data-missing' } });
    expect(library.status).toMatchObject({ phase: 'unavailable', code: 'data-missing' });
  });

  it('keeps what it has when something else cannot be had', async () => {
    const root = await createTestFolder();
    const usual = await writeDataFolder(join(root, 'usual'), small);
    const mirror = await startMirror(refuse(404));
    const { library } = createLibrary([usual, join(root, 'own')], { mirrors: [mirror.url] });
    await library.locate();
    const before = await library.read();
    expect(await library.useFolder(root)).toMatchObject({ ok: false });
    expect(await library.download()).toMatchObject({ failure: { code: 'data-download-failed' } });
    expect(library.status).toEqual(ready(usual));
    expect(await library.read()).toEqual(before);
  });

  it('takes another form of the data set for the same, and tells what is wrong with its files', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small);
    const first = createLibrary([]).library;
    await first.useFolder(folder);
    const known = await first.readNamed();
    if (!known.ok) throw new Error(known.failure.message);
    const { name, sha256 } = known.value;
    const published = { files: small.published, mirrors: [], contentSha256: sha256 };
    await writeFile(join(folder, 'mnist.npz'), formWriters['mnist.npz'](small)['mnist.npz']);
    await writeFile(join(folder, 't10k-images-idx3-ubyte.gz'), 'damaged');
    const { library } = createLibrary([folder], { published });
    expect(await library.locate()).toEqual({ ok: true });
    expect(library.status).toEqual({
      ...ready(folder),
      form: 'NumPy’s .npz',
      remarks: [expect.stringContaining('mnist.npz is used instead.')],
    });
    expect(await library.readNamed()).toMatchObject({ ok: true, value: { name, sha256 } });
  });

  it('makes synthetic digits, and labels them', async () => {
    const { library } = createLibrary([]);
    expect(await library.useSynthetic()).toEqual({ ok: true });
    expect(library.status).toEqual({
      phase: 'ready',
      kind: 'synthetic',
      isVerified: false,
      name: 'synthetic digits',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      trainingImages: 10_000,
      validationImages: 2_000,
      testImages: 2_000,
    });
    const data = await library.read();
    await library.useSynthetic();
    expect(data.ok && (await library.read())).toEqual(data);
  });

  it('gives the newest thing that was asked for', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small);
    const { library } = createLibrary([]);
    const [synthetic, chosen] = await Promise.all([library.useSynthetic(), library.useFolder(folder)]);
    expect(synthetic).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(chosen).toEqual({ ok: true });
    expect(library.status).toEqual(ready(folder));
  });
});

describe('DataLibrary download', () => {
  it('fetches the files into the last usual folder and takes the data set from there', async () => {
    const own = join(await createTestFolder(), 'own', 'mnist');
    const mirror = await startMirror(sendSmallFiles);
    const { library, statuses } = createLibrary(['/nowhere', own], { mirrors: [mirror.url] });
    expect(await library.download()).toEqual({ ok: true });
    expect(library.status).toEqual(ready(own));
    expect((await readdir(own)).sort()).toEqual(small.published.map(({ name }) => `${name}.gz`).sort());
    const totalBytes = small.published.reduce((sum, file) => sum + file.compressedBytes, 0);
    const downloading = statuses.filter((status) => status.phase === 'downloading');
    expect(downloading[0]).toEqual({
      phase: 'downloading',
      file: 'train-images-idx3-ubyte.gz',
      receivedBytes: 0,
      totalBytes,
    });
    expect(downloading.at(-1)).toMatchObject({
      file: 't10k-labels-idx1-ubyte.gz',
      receivedBytes: totalBytes,
    });
  });

  it('fetches only what is missing or damaged', async () => {
    const own = await writeDataFolder(await createTestFolder(), small, { changes: { testLabels: null } });
    await writeFile(join(own, 't10k-images-idx3-ubyte.gz'), 'damaged');
    const mirror = await startMirror(sendSmallFiles);
    const { library } = createLibrary([own], { mirrors: [mirror.url] });
    expect(await library.download()).toEqual({ ok: true });
    expect(mirror.asked).toEqual(['/t10k-images-idx3-ubyte.gz', '/t10k-labels-idx1-ubyte.gz']);
    await rm(own, { recursive: true });
  });

  it('replaces a file that is far too large, unread', async () => {
    const own = await writeDataFolder(await createTestFolder(), small);
    await truncate(join(own, 't10k-labels-idx1-ubyte.gz'), 20_000_000_000);
    const mirror = await startMirror(sendSmallFiles);
    const { library } = createLibrary([own], { mirrors: [mirror.url] });
    expect(await library.download()).toEqual({ ok: true });
    expect(mirror.asked).toEqual(['/t10k-labels-idx1-ubyte.gz']);
  });

  it('and the search before it remove what an interrupted download has left', async () => {
    const own = await writeDataFolder(await createTestFolder(), small);
    const part = join(own, 't10k-labels-idx1-ubyte.gz.0f8fad5b-d9cb-469f-a165-70867728950e.part');
    const { library } = createLibrary([own]);
    for (const work of [() => library.locate(), () => library.download()]) {
      await writeFile(part, 'part');
      await utimes(part, 1_000_000, 1_000_000);
      expect(await work()).toEqual({ ok: true });
      expect(await readdir(own)).toHaveLength(4);
    }
  });

  it('tells that the download failed', async () => {
    const mirror = await startMirror(refuse(403));
    const { library } = createLibrary([await createTestFolder()], { mirrors: [mirror.url] });
    expect(await library.download()).toMatchObject({ failure: { code: 'data-download-failed' } });
    expect(library.status).toMatchObject({ phase: 'unavailable', code: 'data-download-failed' });
    expect(library.status).toHaveProperty('message', expect.stringContaining('answered 403'));
  });

  it('can be cancelled, and nothing can be trained on meanwhile', async () => {
    const mirror = await startMirror(stallAfter(Uint8Array.of(1)));
    let answer: unknown;
    const { library } = createLibrary([await createTestFolder()], {
      mirrors: [mirror.url],
      onStatus: (status) => {
        if (status.phase !== 'downloading' || status.receivedBytes === 0) return;
        void library.read().then((data) => {
          answer = data;
          void library.cancel();
        });
      },
    });
    expect(await library.download()).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'data-missing' } });
  });
});
