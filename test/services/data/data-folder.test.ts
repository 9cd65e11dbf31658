import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeIdxImages, encodeIdxLabels } from '../../../src/engine/data/idx';
import { readDataFolder } from '../../../src/services/data/data-folder';
import { createSmallDataSet, createTestFolder, writeDataFolder } from '../small-data-set';

const small = createSmallDataSet();
const other = createSmallDataSet(2);

async function failureOf(folder: string) {
  const content = await readDataFolder(folder, small.published);
  if (content.ok) throw new Error('The folder was accepted.');
  return content.failure;
}

describe('readDataFolder', () => {
  it.each([
    ['compressed', (name: string) => `${name}.gz`],
    ['unpacked', (name: string) => name],
    ['unpacked, with a dot', (name: string) => name.replace('-idx', '.idx')],
    ['compressed, with a dot', (name: string) => `${name.replace('-idx', '.idx')}.gz`],
  ])('reads the published files %s', async (_how, nameOf) => {
    const folder = await writeDataFolder(await createTestFolder(), small, { nameOf });
    const content = await readDataFolder(folder, small.published);
    expect(content).toMatchObject({ ok: true, value: { isVerified: true } });
    if (!content.ok) return;
    const { training, validation, test } = content.value.data;
    expect([training, validation, test].map((split) => split.labels.length)).toEqual([100, 20, 30]);
    expect(training.images).toHaveLength(100 * 784);
    const labels = small.contents.trainingLabels.subarray(8);
    expect([...training.labels, ...validation.labels]).toEqual([...labels]);
    expect(content.value.files.every((file) => file.isPublished)).toBe(true);
  });

  it('looks past folders that have the name of a file', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small, {
      nameOf: (name) => name.replace('-idx', '.idx'),
    });
    await mkdir(join(folder, 'train-images-idx3-ubyte'));
    expect(await readDataFolder(folder, small.published)).toMatchObject({ ok: true });
  });

  it('accepts another data set of the same shape, and does not call it verified', async () => {
    const folder = await writeDataFolder(await createTestFolder(), other);
    expect(await readDataFolder(folder, small.published)).toMatchObject({
      ok: true,
      value: { isVerified: false },
    });
  });

  it('accepts a part of the published set', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small, {
      changes: {
        trainingImages: encodeIdxImages(small.contents.trainingImages.subarray(16, 16 + 60 * 784)),
        trainingLabels: encodeIdxLabels(small.contents.trainingLabels.subarray(8, 68)),
      },
    });
    expect(await readDataFolder(folder, small.published)).toMatchObject({
      ok: true,
      value: { isVerified: false },
    });
  });

  it('names what a folder lacks', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small, { changes: { testLabels: null } });
    expect(await failureOf(folder)).toEqual({
      code: 'data-missing',
      message: `The folder “${folder}” is missing t10k-labels-idx1-ubyte.`,
    });
  });

  it('tells when a folder holds nothing of it, or is not there', async () => {
    const folder = await createTestFolder();
    expect(await failureOf(folder)).toMatchObject({ code: 'data-missing' });
    expect(await failureOf(join(folder, 'nowhere'))).toMatchObject({ code: 'data-missing' });
  });

  it('names a compressed file that ends too early', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small);
    const path = join(folder, 'train-images-idx3-ubyte.gz');
    await truncate(path, 1000);
    expect(await failureOf(folder)).toEqual({
      code: 'data-damaged',
      message: `“${path}” could not be read: its compressed content ends too early.`,
    });
  });

  it('names a file that is no gzip file', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small);
    await writeFile(join(folder, 't10k-images-idx3-ubyte.gz'), '<html>Not found</html>');
    const { code, message } = await failureOf(folder);
    expect(code).toBe('data-damaged');
    expect(message).toContain('t10k-images-idx3-ubyte.gz');
    expect(message).toContain('compressed content is damaged');
  });

  it('names an unpacked file that is short', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small, {
      changes: { testImages: small.contents.testImages.subarray(0, 5000) },
      nameOf: (name) => name,
    });
    const { code, message } = await failureOf(folder);
    expect(code).toBe('data-damaged');
    expect(message).toContain('t10k-images-idx3-ubyte');
    expect(message).toContain('5,000');
  });

  it('takes one changed byte beside published files for damage', async () => {
    const images = small.contents.trainingImages.slice();
    images[5000] ^= 1;
    const folder = await writeDataFolder(await createTestFolder(), small, {
      changes: { trainingImages: images },
    });
    const { code, message } = await failureOf(folder);
    expect(code).toBe('data-damaged');
    expect(message).toContain('train-images-idx3-ubyte.gz');
  });

  it('refuses images and labels that do not belong together', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small, {
      changes: { trainingLabels: encodeIdxLabels(new Uint8Array(119)) },
    });
    expect(await failureOf(folder)).toMatchObject({ code: 'data-damaged' });
  });
});
