import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { DataSet } from '../../contract/data';
import { parseIdxImages, parseIdxLabels } from '../../engine/data/idx';
import { splitDataSet } from '../../engine/data/split';
import { errorCode, plainReason } from '../files/file-errors';
import { isFault, readNamedFile } from '../files/regular-files';
import type { FileRole, PublishedFile } from './mnist-files';
import { sha256 } from './sha256';

/** A file of the data set as found in the folder. */
export interface FoundFile {
  name: string;
  path: string;
  /** Its unpacked content has the published SHA-256. */
  isPublished: boolean;
}

/** What a folder with a whole data set holds. */
export interface FolderContent {
  data: DataSet;
  files: FoundFile[];
  /** All files are the published ones. */
  isVerified: boolean;
}

interface ReadFile extends FoundFile {
  published: PublishedFile;
  bytes: Uint8Array;
}

/** More than any data set of this kind needs; a file that unpacks to more is rejected. */
const maximumUnpackedBytes = 1 << 30;
const unpack = promisify(gunzip);

/**
 * Reads a data set from a folder; its files may be compressed or not, and named `-idx3-ubyte` or `.idx3-ubyte`.
 *
 * Files of the right shape whose content is not the published one are accepted; `isVerified` is then false. Fails with
 * 'data-missing' when files are missing, and with 'data-damaged' when a file is short, damaged or does not match the
 * others; the message names it.
 */
export async function readDataFolder(
  folder: string,
  published: readonly PublishedFile[],
): Promise<Result<FolderContent>> {
  const names = await findNames(folder, published);
  if (!names.ok) return names;
  const files: ReadFile[] = [];
  for (const [index, name] of names.value.entries()) {
    const file = await readOne(folder, name, published[index]);
    if (!file.ok) return file;
    files.push(file.value);
  }
  const stray = findStray(files);
  if (stray) {
    const message = `${stray.name} is damaged: its content differs from the published file, although the others match.`;
    return failure('data-damaged', message);
  }
  const data = parse(files);
  if (!data.ok) return data;
  return success({
    data: data.value,
    files: files.map(({ name, path, isPublished }) => ({ name, path, isPublished })),
    isVerified: files.every((file) => file.isPublished),
  });
}

/** The name in the folder of each published file, in the same order. */
async function findNames(folder: string, published: readonly PublishedFile[]): Promise<Result<string[]>> {
  let present: Set<string>;
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    present = new Set(entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
  } catch (error) {
    const code = ['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? 'data-missing' : 'data-damaged';
    return failure(code, `The folder “${folder}” could not be read: ${plainReason(error)}.`);
  }
  const found = published.map(({ name }) => spellings(name).find((spelling) => present.has(spelling)));
  const missing = published.filter((_, index) => found[index] === undefined).map(({ name }) => name);
  if (missing.length === 0) return success(found as string[]);
  const message =
    missing.length === published.length
      ? `The folder “${folder}” contains none of MNIST’s ${published.length} files.`
      : `The folder “${folder}” is missing ${missing.join(', ')}.`;
  return failure('data-missing', message);
}

function spellings(name: string): string[] {
  const withDot = name.replace('-idx', '.idx');
  return [`${name}.gz`, name, `${withDot}.gz`, withDot];
}

async function readOne(folder: string, name: string, published: PublishedFile): Promise<Result<ReadFile>> {
  const path = join(folder, name);
  try {
    const content = await readNamedFile(path, maximumUnpackedBytes);
    if (isFault(content)) return failure('data-damaged', `“${path}” could not be read: ${content.reason}.`);
    const unpacked = name.endsWith('.gz')
      ? await unpack(content, { maxOutputLength: maximumUnpackedBytes })
      : content;
    const bytes = new Uint8Array(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
    const isPublished = (await sha256(bytes)) === published.sha256;
    return success({ name, path, isPublished, published, bytes });
  } catch (error) {
    return failure('data-damaged', `“${path}” could not be read: ${unpackReason(error)}.`);
  }
}

function unpackReason(error: unknown): string {
  const code = errorCode(error);
  if (code === 'Z_BUF_ERROR') return 'its compressed content ends too early';
  if (code.startsWith('Z_')) return 'its compressed content is damaged';
  return plainReason(error);
}

/**
 * A file of the published length but with other content, next to published files. Another data set, such as
 * Fashion-MNIST, shares no file with MNIST, and a part of MNIST is shorter; so this file is damaged.
 */
function findStray(files: readonly ReadFile[]): ReadFile | undefined {
  if (!files.some((file) => file.isPublished)) return undefined;
  return files.find((file) => !file.isPublished && file.bytes.length === file.published.bytes);
}

function parse(files: readonly ReadFile[]): Result<DataSet> {
  const parts = {} as Record<FileRole, Uint8Array>;
  for (const { bytes, path, published } of files) {
    const isImages = published.role.endsWith('Images');
    const part = isImages ? parseIdxImages(bytes, path) : parseIdxLabels(bytes, path);
    if (!part.ok) return part;
    parts[published.role] = part.value;
  }
  return splitDataSet(parts.trainingImages, parts.trainingLabels, parts.testImages, parts.testLabels);
}
