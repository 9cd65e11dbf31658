import type { DataForm } from './data-form';
import { fileNamesOf, shortNameOf } from './data-forms';

/** Files of data sets that Inkling does not read, by their names. */
const foreign: readonly { name: RegExp; kind: string }[] = [
  { name: /^emnist-(letters|balanced|byclass|bymerge)-/i, kind: 'EMNIST with letters' },
  { name: /\.mat$/i, kind: 'MATLAB' },
  { name: /\.parquet$/i, kind: 'Parquet' },
  { name: /\.(arrow|feather)$/i, kind: 'Arrow' },
  { name: /\.(pt|pth)$/i, kind: 'PyTorch' },
  { name: /\.tfrecords?(-.*)?$/i, kind: 'TensorFlow records' },
  { name: /\.(h5|hdf5)$/i, kind: 'HDF5' },
  { name: /\.arff$/i, kind: 'ARFF' },
  { name: /\.(pkl|pickle)(\.gz)?$/i, kind: 'a Python pickle' },
  { name: /\.npz$/i, kind: 'NumPy arrays' },
  { name: /\.npy$/i, kind: 'a NumPy array' },
  { name: /\.(rds|rdata)$/i, kind: 'R' },
  { name: /\.(libsvm|svm|scale)(\.bz2)?$/i, kind: 'LIBSVM' },
  { name: /\.(zip|tar|tgz|tar\.gz|7z|rar)$/i, kind: 'an archive, which has to be unpacked first' },
  { name: /\.(bz2|xz|zst)$/i, kind: 'packed otherwise than with gzip' },
  { name: /\.(csv|tsv)(\.gz)?$/i, kind: 'a table of another name' },
  { name: /\.jsonl?(\.gz)?$/i, kind: 'JSON' },
  { name: /\.(png|jpe?g|bmp|tiff?|gif|webp)$/i, kind: 'a picture' },
  { name: /idx[13]-ubyte/i, kind: 'MNIST’s format under another name' },
];

export function kindOfForeignFile(fileName: string): string | undefined {
  return foreign.find(({ name }) => name.test(fileName))?.kind;
}

/** A sentence about the files that are no part of a data set that is read; none when nothing is known of them. */
export function foreignFiles(names: readonly string[]): string[] {
  const known = names.map((name) => ({ name, kind: kindOfForeignFile(name) })).filter(({ kind }) => kind);
  if (known.length === 0) return [];
  const [{ name, kind }] = known;
  const others = known.length === 1 ? '' : ` and ${known.length - 1} more`;
  return [`It has “${name}” (${kind})${others}, which is no such data set, or not under its usual name.`];
}

/** Two sentences that name the files of all forms; MNIST's own first. */
export function expectedFiles([mnist, ...others]: readonly DataForm[]): string {
  const shortNames = [...new Set(others.map(shortNameOf))];
  const also = `${shortNames.slice(0, -1).join('; ')}; and ${shortNames[shortNames.length - 1]}`;
  return `Expected are ${fileNamesOf(mnist)}, each packed as .gz or not. Inkling also reads ${also}.`;
}
