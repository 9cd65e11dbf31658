import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { encodeIdxImages, encodeIdxLabels } from '../../src/engine/data/idx';
import { createSyntheticDataSet } from '../../src/engine/synthesis/synthetic-digits';
import type { FileRole, PublishedFile } from '../../src/services/data/mnist-files';

/** Images of the small training file; a sixth of them becomes validation data. */
export const smallTrainingFileImages = 120;
export const smallTestImages = 30;

const names: Record<FileRole, string> = {
  trainingImages: 'train-images-idx3-ubyte',
  trainingLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

/** A data set of a few synthetic digits in the four files of MNIST, published with their own hashes. */
export interface SmallDataSet {
  /** Unpacked bytes. */
  contents: Record<FileRole, Uint8Array>;
  published: PublishedFile[];
}

export function createSmallDataSet(seed = 1): SmallDataSet {
  const { training, test } = createSyntheticDataSet({
    seed,
    trainingImages: smallTrainingFileImages,
    validationImages: 0,
    testImages: smallTestImages,
  });
  const contents = {
    trainingImages: encodeIdxImages(training.images),
    trainingLabels: encodeIdxLabels(training.labels),
    testImages: encodeIdxImages(test.images),
    testLabels: encodeIdxLabels(test.labels),
  };
  const roles = Object.keys(names) as FileRole[];
  return { contents, published: roles.map((role) => describeFile(role, contents[role])) };
}

function describeFile(role: FileRole, content: Uint8Array): PublishedFile {
  const compressed = gzipSync(content);
  return {
    role,
    name: names[role],
    compressedBytes: compressed.length,
    compressedSha256: sha256Of(compressed),
    bytes: content.length,
    sha256: sha256Of(content),
  };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A folder of its own for one test, gone after it. */
export async function createTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'inkling-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Writes the four files; `changes` replaces the content of some, `null` leaves one out. */
export async function writeDataFolder(
  folder: string,
  { contents }: SmallDataSet,
  {
    changes = {},
    nameOf = (name: string) => `${name}.gz`,
  }: { changes?: Partial<Record<FileRole, Uint8Array | null>>; nameOf?: (name: string) => string } = {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const role of Object.keys(names) as FileRole[]) {
    const content = changes[role] === undefined ? contents[role] : changes[role];
    if (content === null) continue;
    const name = nameOf(names[role]);
    await writeFile(join(folder, name), name.endsWith('.gz') ? gzipSync(content) : content);
  }
  return folder;
}
