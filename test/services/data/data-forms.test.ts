import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeIdxImages } from '../../../src/engine/data/idx';
import { readDataFolder } from '../../../src/services/data/data-folder';
import { dataForms } from '../../../src/services/data/forms/data-forms';
import { mnist } from '../../../src/services/data/mnist-files';
import { dataSetSha256 } from '../../../src/services/data/sha256';
import { createSmallDataSet, createTestFolder, writeDataFolder } from '../small-data-set';
import type { FormFiles } from './form-files';
import {
  encodeBookPickle,
  encodeCsvImages,
  encodeNpy,
  encodeNpz,
  encodeZip,
  formWriters,
  splitsOf,
  transposed,
} from './form-files';

const small = createSmallDataSet();
const splits = splitsOf(small);
const forms = dataForms(small.published);
const firstNames = forms.map((form) => form.files[0].names[0]);

async function writeFiles(files: FormFiles, folder?: string): Promise<string> {
  const place = folder ?? (await createTestFolder());
  for (const [name, content] of Object.entries(files)) await writeFile(join(place, name), content);
  return place;
}

/** SHA-256 of the small data set's images and labels, by which it is known in every form. */
async function publishedContent(): Promise<string> {
  const { training, test } = splits;
  const cut = (from: number, to?: number) => ({
    images: training.images.subarray(from * 784, to && to * 784),
    labels: training.labels.subarray(from, to),
  });
  return dataSetSha256({ training: cut(0, 100), validation: cut(100), test });
}

const read = async (place: string) => readDataFolder(place, small.published, await publishedContent());

async function contentOf(place: string) {
  const content = await read(place);
  if (!content.ok) throw new Error(content.failure.message);
  return content.value;
}

async function messageOf(place: string): Promise<string> {
  const content = await read(place);
  if (content.ok) throw new Error('It was accepted.');
  return content.failure.message;
}

it('has a writer for every form', () => {
  expect(Object.keys(formWriters).sort()).toEqual([...firstNames].sort());
});

describe.each(firstNames)('the form of %s', (firstName) => {
  const form = forms[firstNames.indexOf(firstName)];
  const files = formWriters[firstName](small);

  it('gives the very images and labels, which are known as the published ones', async () => {
    const folder = await writeFiles(files);
    const { data, isVerified, form: title, remarks } = await contentOf(folder);
    expect({ isVerified, title, remarks }).toEqual({ isVerified: true, title: form.title, remarks: [] });
    expect(await dataSetSha256(data)).toBe(await publishedContent());
  });

  it('is read when one of its files is named', async () => {
    const folder = await writeFiles({ ...formWriters['mnist.npz'](createSmallDataSet(2)), ...files });
    for (const name of Object.keys(files)) {
      expect(await contentOf(join(folder, name))).toMatchObject({ isVerified: true, form: form.title });
    }
  });

  it('says which of its files is missing', async () => {
    const names = Object.keys(files);
    for (const name of names.length > 1 ? names : []) {
      const folder = await writeFiles({ ...files });
      const others = Object.fromEntries(Object.entries(files).filter(([other]) => other !== name));
      expect(await messageOf(await writeFiles(others))).toContain(name.replace(/\.gz$/, ''));
      expect(await contentOf(folder)).toBeDefined();
    }
  });

  it('is refused with the name of a file that ends too early', async () => {
    for (const [name, content] of Object.entries(files)) {
      const folder = await writeFiles({ ...files, [name]: content.subarray(0, content.length / 2) });
      expect(await messageOf(folder)).toMatch(new RegExp(`${name}.*[^.]\\.$`));
    }
  });

  it('is read or refused with its name, whatever happens to its bytes', async () => {
    const names = Object.keys(files);
    const folder = await writeFiles(files);
    const change = fc.record({
      name: fc.constantFrom(...names),
      place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      // Most of what matters is near the start or the end.
      where: fc.constantFrom('start', 'end', 'anywhere'),
      byte: fc.nat(255),
      length: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ name, place, where, byte, length }) => {
        const changed = Buffer.from(files[name]);
        const near = Math.min(changed.length, 400);
        const offset = where === 'end' ? changed.length - near : 0;
        const range = where === 'anywhere' ? changed.length : near;
        changed[offset + Math.floor(place * range)] = byte;
        const cut = length === null ? changed : changed.subarray(0, Math.floor(length * changed.length));
        await writeFile(join(folder, name), cut);
        const content = await read(folder);
        if (!content.ok) expect(content.failure.message).toMatch(/[^.]\.$/);
        await writeFile(join(folder, name), files[name]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['zeros', Buffer.alloc(64)],
    ['nothing', Buffer.alloc(0)],
    ['a web page', Buffer.from('<html>Not found</html>')],
  ])('is refused with %s in place of its files', async (_what, content) => {
    for (const name of Object.keys(files)) {
      const bytes = name.endsWith('.gz') ? gzipSync(content) : content;
      expect(await messageOf(await writeFiles({ ...files, [name]: bytes }))).toContain(name);
    }
  });

  it('unpacks no more than the start of a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000));
    for (const name of Object.keys(files).filter((packed) => packed.endsWith('.gz'))) {
      expect(await messageOf(await writeFiles({ ...files, [name]: bomb }))).toContain(name);
    }
  });

  it('refuses a file that is far too large unread', async () => {
    for (const name of Object.keys(files)) {
      const folder = await writeFiles(files);
      await truncate(join(folder, name), 2_000_000_000);
      expect(await messageOf(folder)).toContain(name);
    }
  });
});

/** A folder with the real MNIST, where the machine has one. */
const realMnist = process.env.INKLING_MNIST;

it.runIf(realMnist)('knows the real MNIST by its content', async () => {
  const content = await readDataFolder(realMnist!, mnist.files);
  if (!content.ok) throw new Error(content.failure.message);
  expect(await dataSetSha256(content.value.data)).toBe(mnist.contentSha256);
});

describe('several forms in one folder', () => {
  it('takes MNIST’s own files, and says so', async () => {
    const folder = await writeFiles(
      Object.assign({}, ...Object.values(formWriters).map((write) => write(small))),
    );
    const { form, isVerified, remarks } = await contentOf(folder);
    expect({ form, isVerified }).toEqual({ isVerified: true });
    expect(remarks).toEqual([expect.stringMatching(/^MNIST’s own files are used; not mnist\.npz, nor /)]);
  });

  it('takes a whole form where a better one is damaged or lacks a file, and tells', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small, { changes: { testLabels: null } });
    await writeFiles(formWriters['mnist.npz'](small), folder);
    expect(await contentOf(folder)).toMatchObject({
      isVerified: true,
      remarks: [`The folder “${folder}” is missing t10k-labels-idx1-ubyte. mnist.npz is used instead.`],
    });
    await writeFile(join(folder, 't10k-labels-idx1-ubyte.gz'), 'damaged');
    const { remarks } = await contentOf(folder);
    expect(remarks).toEqual([
      `“${join(folder, 't10k-labels-idx1-ubyte.gz')}” could not be read: ` +
        'its compressed content is damaged. mnist.npz is used instead.',
    ]);
  });
});

describe('the forms in words', () => {
  it('are files by their names, or EMNIST’s four by its part', async () => {
    expect(await messageOf(await createTestFolder())).toMatch(
      /Inkling also reads mnist\.npz; .*; the four files of EMNIST Digits; the four files of EMNIST MNIST; and emnist-digits-train\.csv and emnist-digits-test\.csv\.$/,
    );
  });

  it('begin a sentence', async () => {
    const digits = formWriters['emnist-digits-train-images-idx3-ubyte.gz'](small);
    const folder = await writeFiles({ ...digits, ...formWriters['emnist-digits-train.csv'](small) });
    expect((await contentOf(folder)).remarks).toEqual([
      'The four files of EMNIST Digits are used; not emnist-digits-train.csv and emnist-digits-test.csv, also in the folder.',
    ]);
  });
});

describe('a file under several names', () => {
  it.each([
    ['damaged', Buffer.from('damaged'), /could not be read: its compressed content is damaged/],
    ['another one', gzipSync(createSmallDataSet(2).contents.trainingImages), /differs from/],
  ])('is taken whole where the first is %s, and the other is told', async (_what, first, fault) => {
    const folder = await writeDataFolder(await createTestFolder(), small, { nameOf: (name) => name });
    await writeFile(join(folder, 'train-images-idx3-ubyte.gz'), first);
    const { isVerified, remarks } = await contentOf(folder);
    expect(isVerified).toBe(true);
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toMatch(fault);
    expect(remarks[0]).toMatch(/train-images-idx3-ubyte\.gz”.* “train-images-idx3-ubyte” is used instead\.$/);
  });

  it('is not read twice where the first is the published one', async () => {
    const folder = await writeDataFolder(await createTestFolder(), small);
    await writeFile(join(folder, 'train-images-idx3-ubyte'), 'damaged');
    expect(await contentOf(folder)).toMatchObject({ isVerified: true, remarks: [] });
  });

  it('is told where there are two and neither is published', async () => {
    const folder = await writeDataFolder(await createTestFolder(), createSmallDataSet(2));
    const other = createSmallDataSet(3).contents.trainingImages;
    await writeFile(join(folder, 'train-images-idx3-ubyte'), other);
    const { isVerified, remarks } = await contentOf(folder);
    expect(isVerified).toBe(false);
    expect(remarks).toEqual([expect.stringContaining('differs from “train-images-idx3-ubyte.gz”')]);
  });
});

describe('bombs and promises', () => {
  it('refuses a header that promises more images than are read', async () => {
    const images = encodeIdxImages(splits.training.images);
    new DataView(images.buffer).setUint32(4, 0xffffffff);
    const folder = await writeDataFolder(await createTestFolder(), small, {
      changes: { trainingImages: images },
    });
    expect(await messageOf(folder)).toMatch(
      /train-images-idx3-ubyte\.gz: it promises 4,294,967,295 images; at most 300,000 are read\.$/,
    );
  });

  it('stops one byte after what the header promises', async () => {
    const longer = Buffer.concat([small.contents.trainingImages, Buffer.alloc(30_000_000)]);
    const folder = await writeDataFolder(await createTestFolder(), small, {
      changes: { trainingImages: longer },
    });
    expect(await messageOf(folder)).toContain('94,096 bytes expected for 120 images, but the file has more.');
  });

  it('refuses arrays of a .npz that promise or hold too much', async () => {
    const place = async (name: string, content: Uint8Array, promised = {}) => {
      const arrays = ['x_train', 'y_train', 'x_test', 'y_test'].map((array) => ({
        name: `${array}.npy`,
        content: array === name ? content : encodeNpy('|u1', [1], Uint8Array.of(1)),
        promised: array === name ? promised : {},
      }));
      return writeFiles({ 'mnist.npz': encodeZip(arrays) });
    };
    const many = encodeNpy('|u1', [4_000_000_000, 28, 28], Buffer.alloc(100));
    expect(await messageOf(await place('x_train', many))).toContain('it promises 4,000,000,000 images');
    const zeros = encodeNpy('|u1', [1, 28, 28], Buffer.alloc(20_000_000));
    expect(await messageOf(await place('x_train', zeros))).toContain('it has more than its header says');
    const sound = encodeNpy('|u1', [1, 28, 28], Buffer.alloc(784));
    expect(await messageOf(await place('x_train', sound, { crc32: 1 }))).toContain('the checksum is wrong');
  });

  it('refuses a pickle whose array promises too much', async () => {
    const pickle = Buffer.from(encodeBookPickle(splits));
    const shape = pickle.indexOf('J');
    pickle.writeInt32LE(2_000_000_000, shape + 1);
    const folder = await writeFiles({ 'mnist.pkl.gz': gzipSync(pickle) });
    expect(await messageOf(folder)).toMatch(/an array in it has 313,600 bytes, not 6,272,000,000,000\.$/);
  });
});

describe('a .npz', () => {
  it('may be stored without packing, and have any name when it is named', async () => {
    const folder = await writeFiles({ 'digits.npz': encodeNpz(splits, false) });
    expect(await contentOf(join(folder, 'digits.npz'))).toMatchObject({ isVerified: true });
    expect(await messageOf(folder)).toContain('“digits.npz” (NumPy arrays)');
  });

  it('says which array is missing', async () => {
    const folder = await writeFiles({
      'mnist.npz': encodeZip([{ name: 'a.npy', content: Buffer.alloc(9) }]),
    });
    expect(await messageOf(folder)).toContain('it has no array x_train, y_train, x_test, y_test');
  });
});

describe('orientation', () => {
  it('tells when images under MNIST’s names lie on their side', async () => {
    const folder = await writeDataFolder(await createTestFolder(), transposed(createSmallDataSet(2)));
    expect((await contentOf(folder)).remarks).toEqual([expect.stringContaining('stored column by column')]);
  });

  it('tells that MNIST’s own images beside its labels lie on their side', async () => {
    const folder = await writeDataFolder(await createTestFolder(), transposed(small));
    expect(await messageOf(folder)).toBe(
      'train-images-idx3-ubyte.gz holds the published images, but stored column by column.',
    );
  });

  it('tells when images under EMNIST’s names stand already', async () => {
    const write = formWriters['emnist-digits-train-images-idx3-ubyte.gz'];
    const folder = await writeFiles(write(transposed(small)));
    expect((await contentOf(folder)).remarks).toEqual([expect.stringContaining('stored row by row')]);
  });

  it('says nothing about another data set that stands', async () => {
    const folder = await writeDataFolder(await createTestFolder(), createSmallDataSet(2));
    expect((await contentOf(folder)).remarks).toEqual([]);
  });
});

describe('what is not read', () => {
  it.each([
    ['mnist-original.mat', 'MATLAB'],
    ['train-00000-of-00001.parquet', 'Parquet'],
    ['training.pt', 'PyTorch'],
    ['mnist-train.tfrecord', 'TensorFlow records'],
    ['mnist.h5', 'HDF5'],
    ['mnist_784.arff', 'ARFF'],
    ['mnist.zip', 'an archive'],
    ['0001.png', 'a picture'],
    ['emnist-letters-train-images-idx3-ubyte.gz', 'EMNIST with letters'],
    ['train.csv', 'a table of another name'],
    ['data.pickle', 'a Python pickle'],
  ])('is named, with what is expected: %s', async (name, kind) => {
    const folder = await writeFiles({ [name]: Buffer.from('content') });
    for (const message of [await messageOf(folder), await messageOf(join(folder, name))]) {
      expect(message).toContain(name);
      expect(message).toContain(kind);
      for (const { name: expected } of small.published) expect(message).toContain(expected);
      expect(message).toContain('mnist.npz');
      expect(message).toContain('mnist_train.csv and mnist_test.csv');
    }
  });

  it('does not look into folders', async () => {
    const folder = await createTestFolder();
    await mkdir(join(folder, 'mnist.npz'));
    expect(await messageOf(folder)).toContain('There is no data set that Inkling reads in');
  });
});

describe('CSV', () => {
  it('may be packed, and end its lines as Windows does', async () => {
    const folder = await writeFiles({
      'mnist_train.csv.gz': gzipSync(encodeCsvImages(splits.training, '\r\n')),
      'mnist_test.csv': encodeCsvImages(splits.test),
    });
    expect(await contentOf(folder)).toMatchObject({ isVerified: true });
  });
});
