import { describe, expect, it } from 'vitest';
import { DataLibrary } from '../../../src/services/data/data-library';
import { NearestDigits } from '../../../src/services/data/nearest-digits';
import { createSmallDataSet, createTestFolder, writeDataFolder } from '../small-data-set';

async function libraryWithData(): Promise<DataLibrary> {
  const small = createSmallDataSet();
  const folder = await writeDataFolder(await createTestFolder(), small);
  const library = new DataLibrary({
    usualFolders: [folder],
    published: { files: small.published, mirrors: [] },
  });
  await library.locate();
  return library;
}

async function trainingData(library: DataLibrary) {
  const data = await library.read();
  if (!data.ok) throw new Error(data.failure.message);
  return data.value.training;
}

describe('NearestDigits', () => {
  it('returns the nearest training images of each digit with their pixels', async () => {
    const library = await libraryWithData();
    const { images, labels } = await trainingData(library);
    const own = images.subarray(7 * 784, 8 * 784);
    const digits = [labels[7], (labels[7] + 1) % 10];
    const input = Float32Array.from(own, (byte) => byte / 255);
    const found = await new NearestDigits(library).find({ input, digits, count: 3 });
    if (!found.ok) throw new Error(found.failure.message);
    expect(found.value.map(({ digit }) => digit)).toEqual(digits);
    expect(found.value[0].images[0]).toMatchObject({ index: 7, pixels: own });
    for (const { digit, images: similar } of found.value) {
      expect(similar).toHaveLength(3);
      expect(similar.every(({ index }) => labels[index] === digit)).toBe(true);
      const distances = similar.map(({ distance }) => distance);
      expect(distances).toEqual([...distances].sort((one, other) => one - other));
      // What is sent to another process takes its whole buffer along.
      expect(similar.every(({ pixels }) => pixels.buffer.byteLength === 784)).toBe(true);
    }
  });

  it('ends an older question when a newer one comes', async () => {
    const nearest = new NearestDigits(await libraryWithData());
    const question = { input: new Float32Array(784), digits: [1], count: 1 };
    const older = nearest.find({ ...question });
    const newer = nearest.find({ ...question });
    expect(await older).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await newer).toMatchObject({ ok: true });
  });

  it('fails with the reason when there is no data', async () => {
    const library = new DataLibrary({ usualFolders: [await createTestFolder()] });
    await library.locate();
    const question = { input: new Float32Array(784), digits: [1], count: 1 };
    expect(await new NearestDigits(library).find(question)).toMatchObject({
      ok: false,
      failure: { code: 'data-missing' },
    });
  });
});
