import { gzipSync, crc32, deflateRawSync } from 'node:zlib';
import { encodeIdxImages, encodeIdxLabels } from '../../../src/engine/data/idx';
import type { DataSplit } from '../../../src/contract/data';
import type { SmallDataSet } from '../small-data-set';

/** The content of files by their names. */
export type FormFiles = Record<string, Uint8Array>;

/** The images and labels of a small data set's two parts. */
export function splitsOf({ contents }: SmallDataSet): { training: DataSplit; test: DataSplit } {
  return {
    training: {
      images: contents.trainingImages.subarray(16),
      labels: contents.trainingLabels.subarray(8),
    },
    test: { images: contents.testImages.subarray(16), labels: contents.testLabels.subarray(8) },
  };
}

/** Writes a small data set in every form, by the usual name of the form's first file. */
export const formWriters: Readonly<Record<string, (data: SmallDataSet) => FormFiles>> = {
  'train-images-idx3-ubyte.gz': ({ contents }) => ({
    'train-images-idx3-ubyte.gz': gzipSync(contents.trainingImages),
    'train-labels-idx1-ubyte.gz': gzipSync(contents.trainingLabels),
    't10k-images-idx3-ubyte.gz': gzipSync(contents.testImages),
    't10k-labels-idx1-ubyte.gz': gzipSync(contents.testLabels),
  }),
  'mnist.npz': (data) => ({ 'mnist.npz': encodeNpz(splitsOf(data)) }),
  'mnist.pkl.gz': (data) => ({ 'mnist.pkl.gz': gzipSync(encodeBookPickle(splitsOf(data))) }),
  'mnist_train.csv': (data) => csvFiles(data, 'mnist_'),
  'emnist-digits-train-images-idx3-ubyte.gz': (data) => emnistFiles(data, 'digits'),
  'emnist-mnist-train-images-idx3-ubyte.gz': (data) => emnistFiles(data, 'mnist'),
  'emnist-digits-train.csv': (data) => csvFiles(transposed(data), 'emnist-digits-'),
};

function csvFiles(data: SmallDataSet, prefix: string): FormFiles {
  const { training, test } = splitsOf(data);
  return { [`${prefix}train.csv`]: encodeCsvImages(training), [`${prefix}test.csv`]: encodeCsvImages(test) };
}

function emnistFiles(data: SmallDataSet, part: string): FormFiles {
  const { training, test } = splitsOf(transposed(data));
  const name = (split: string, content: string) => `emnist-${part}-${split}-${content}-ubyte.gz`;
  return {
    [name('train', 'images-idx3')]: gzipSync(encodeIdxImages(training.images)),
    [name('train', 'labels-idx1')]: gzipSync(encodeIdxLabels(training.labels)),
    [name('test', 'images-idx3')]: gzipSync(encodeIdxImages(test.images)),
    [name('test', 'labels-idx1')]: gzipSync(encodeIdxLabels(test.labels)),
  };
}

/** The same data with rows and columns of all images exchanged. */
export function transposed(data: SmallDataSet): SmallDataSet {
  const turn = (file: Uint8Array) =>
    file.map((byte, index) => {
      if (index < 16) return byte;
      const pixel = (index - 16) % 784;
      return file[index - pixel + (pixel % 28) * 28 + Math.floor(pixel / 28)];
    });
  const { trainingImages, testImages, ...labels } = data.contents;
  return {
    ...data,
    contents: { ...labels, trainingImages: turn(trainingImages), testImages: turn(testImages) },
  };
}

/** One line for each image: its label, then its pixels. */
export function encodeCsvImages({ images, labels }: DataSplit, lineBreak = '\n'): Uint8Array {
  const lines = Array.from(labels, (label, index) => [
    label,
    ...images.subarray(index * 784, (index + 1) * 784),
  ]);
  return Buffer.from(lines.map((line) => line.join(',') + lineBreak).join(''));
}

/** A NumPy array in NumPy's own file format, version 1. */
export function encodeNpy(dtype: string, shape: readonly number[], content: Uint8Array): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${dtype}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const header = `${text.padEnd(117)}\n`;
  const start = Buffer.from(`\x93NUMPY\x01\x00${String.fromCharCode(header.length, 0)}${header}`, 'latin1');
  return Buffer.concat([start, content]);
}

export function encodeNpz({ training, test }: ReturnType<typeof splitsOf>, isPacked = true): Uint8Array {
  const arrays = Object.entries({ train: training, test }).flatMap(([split, { images, labels }]) => [
    { name: `x_${split}.npy`, content: encodeNpy('|u1', [labels.length, 28, 28], images) },
    { name: `y_${split}.npy`, content: encodeNpy('|u1', [labels.length], labels) },
  ]);
  return encodeZip(arrays, isPacked);
}

/** A zip file; `promised` replaces the size and sum of a file's content. */
export function encodeZip(
  files: readonly { name: string; content: Uint8Array; promised?: { bytes?: number; crc32?: number } }[],
  isPacked = true,
): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, promised } of files) {
    const packed = isPacked ? deflateRawSync(content) : content;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(isPacked ? 8 : 0, 4);
    about.writeUInt32LE(promised?.crc32 ?? crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(promised?.bytes ?? content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, rest, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

/** The file of the book's code as Python 2 wrote it, unpacked: the last sixth of the training file is for validation. */
export function encodeBookPickle({ training, test }: ReturnType<typeof splitsOf>): Uint8Array {
  const cut = training.labels.length - Math.floor(training.labels.length / 6);
  const part = (from: number, to?: number): DataSplit => ({
    images: training.images.subarray(from * 784, to && to * 784),
    labels: training.labels.subarray(from, to),
  });
  const splits = [part(0, cut), part(cut), test].map(({ images, labels }) =>
    Buffer.concat([
      pickleArray('f4', [labels.length, 784], bytesOf(Float32Array.from(images, (byte) => byte / 256))),
      pickleArray('i8', [labels.length], bytesOf(BigInt64Array.from(labels, BigInt))),
      Buffer.from('\x86', 'latin1'),
    ]),
  );
  return Buffer.concat([Buffer.from('\x80\x02', 'latin1'), ...splits, Buffer.from('\x87.', 'latin1')]);
}

function bytesOf({ buffer }: { buffer: ArrayBufferLike }): Uint8Array {
  return new Uint8Array(buffer);
}

/** An array as Python 2's cPickle writes it with protocol 2. */
function pickleArray(type: string, shape: readonly number[], content: Uint8Array): Buffer {
  const int = (value: number) => {
    const bytes = Buffer.alloc(5, 'J');
    bytes.writeInt32LE(value, 1);
    return bytes.toString('latin1');
  };
  const start =
    'cnumpy.core.multiarray\n_reconstruct\nq\x01cnumpy\nndarray\nq\x02K\x00\x85U\x01b\x87R' +
    `(K\x01${shape.map(int).join('')}${shape.length === 1 ? '\x85' : '\x86'}` +
    `cnumpy\ndtype\nU\x02${type}K\x00K\x01\x87Rq\x03(K\x03U\x01<NNN${int(-1)}${int(-1)}K\x00tb\x89T`;
  const length = Buffer.alloc(4);
  length.writeInt32LE(content.length);
  return Buffer.concat([Buffer.from(start, 'latin1'), length, content, Buffer.from('tb')]);
}
