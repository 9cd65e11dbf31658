import type { FileHandle } from 'node:fs/promises';
import type { SplitName } from '../../../contract/data';
import type { Result } from '../../../contract/result';
import { failure, success } from '../../../contract/result';
import { damaged, maximumImages } from '../../../engine/data/damage';
import { readNpy } from '../../../engine/formats/npy';
import type { ZipEntry } from '../../../engine/formats/zip';
import {
  findZipDirectory,
  readZipDirectory,
  zipContentStart,
  zipEndBytes,
  zipLocalHeaderBytes,
} from '../../../engine/formats/zip';
import { parsePart } from '../../files/file-pieces';
import { useNamedFile } from '../../files/regular-files';
import type { DataForm, DataParts, ReadParts } from './data-form';
import { maximumFileBytes, unreadable } from './read-packed';

/** The one file of Keras. */
export const npzForm: DataForm = {
  title: 'NumPy’s .npz',
  files: [{ names: ['mnist.npz'], read: readNpz }],
  endings: ['.npz'],
};

interface Place {
  name: string;
  split: SplitName;
  content: 'images' | 'labels';
}

/** The arrays in it. */
const places: readonly Place[] = [
  { name: 'x_train', split: 'training', content: 'images' },
  { name: 'y_train', split: 'training', content: 'labels' },
  { name: 'x_test', split: 'test', content: 'images' },
  { name: 'y_test', split: 'test', content: 'labels' },
];

async function readNpz(path: string): Promise<Result<ReadParts>> {
  const read = await useNamedFile(path, maximumFileBytes, (file, bytes) => readArrays(path, file, bytes));
  return 'fault' in read ? unreadable(path, read.fault.reason) : read.value;
}

async function readArrays(path: string, file: FileHandle, bytes: number): Promise<Result<ReadParts>> {
  const entries = await readEntries(file, bytes);
  if (typeof entries === 'string') return damaged(path, `${entries}.`);
  const missing = places.filter(({ name }) => !entries.some((entry) => entry.name === `${name}.npy`));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    return failure(
      'data-damaged',
      `${path}: it has no array ${names}; it has ${entries.map(({ name }) => name.replace(/\.npy$/, '')).join(', ') || 'none at all'}.`,
    );
  }
  const parts: DataParts = {};
  for (const { name, split, content } of places) {
    const entry = entries.find((candidate) => candidate.name === `${name}.npy`)!;
    const array = await readEntry(file, entry, content);
    if (typeof array === 'string') return damaged(path, `of ${name}, ${array}.`);
    parts[split] = { ...parts[split], [content]: array };
  }
  return success({ parts });
}

/** Returns the fault, as the end of a sentence, where there is one. */
async function readEntries(file: FileHandle, bytes: number): Promise<ZipEntry[] | string> {
  const endStart = Math.max(0, bytes - zipEndBytes);
  const directory = findZipDirectory(await readRange(file, endStart, bytes - endStart), bytes);
  if (typeof directory === 'string') return directory;
  return readZipDirectory(await readRange(file, directory.start, directory.bytes));
}

async function readEntry(
  file: FileHandle,
  entry: ZipEntry,
  content: 'images' | 'labels',
): Promise<Uint8Array | string> {
  const { method, headerStart, packedBytes } = entry;
  if (method !== 0 && method !== 8) return `packing method ${method} is not read`;
  const start = zipContentStart(await readRange(file, headerStart, zipLocalHeaderBytes), entry);
  if (start === undefined) return 'the file is damaged';
  const packing = method === 0 ? 'none' : 'deflate';
  const read = await parsePart(file, { start, bytes: packedBytes, packing }, readNpy(content, maximumImages));
  if ('fault' in read.value) return read.value.fault;
  return read.crc32 === entry.crc32 ? read.value.bytes : 'the checksum is wrong: the file is damaged';
}

async function readRange(file: FileHandle, start: number, bytes: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, start);
  return buffer.subarray(0, bytesRead);
}
