import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median } from './statistics.js';

/** @typedef {import('../../src/contract/data').DataSet} DataSet */
/** @typedef {import('../../src/contract/data').DataSplit} DataSplit */

const pixels = 784;
const repeats = 3;

/**
 * Reads MNIST from a folder, or makes synthetic digits when there is none; times reading, and packing for the kernels.
 * @param {typeof import('./product')} product
 * @param {string | undefined} folder
 */
export async function measureData(product, folder) {
  const readTimes = [];
  for (let count = 0; folder && count < repeats; count++) {
    const start = performance.now();
    await readData(product, folder);
    readTimes.push((performance.now() - start) / 1000);
  }
  const data = await readData(product, folder);
  const packTimes = Array.from({ length: repeats }, () => {
    const start = performance.now();
    new product.EngineMaker(data);
    return (performance.now() - start) / 1000;
  });
  return {
    data,
    isMnist: folder !== undefined,
    images: data.training.labels.length,
    readSeconds: folder ? median(readTimes) : undefined,
    packSeconds: median(packTimes),
  };
}

/**
 * Reads MNIST from a folder, or makes synthetic digits when there is none.
 * @param {Pick<typeof import('./product'), 'DataLibrary'>} product
 * @param {string | undefined} folder
 */
export async function readData({ DataLibrary }, folder) {
  const library = new DataLibrary({ usualFolders: [] });
  await (folder ? library.useFolder(folder) : library.useSynthetic());
  const data = await library.read();
  if (!data.ok) throw new Error(data.failure.message);
  return data.value;
}

/**
 * The first so many images of a split.
 * @param {DataSplit} split
 * @param {number} count
 * @returns {DataSplit}
 */
export function firstImages({ images, labels }, count) {
  return { images: images.subarray(0, pixels * count), labels: labels.subarray(0, count) };
}

/**
 * All images that may be learned from, those for validation too.
 * @param {DataSet} data
 * @returns {DataSplit}
 */
export function trainingAndValidation({ training, validation }) {
  return {
    images: new Uint8Array(Buffer.concat([training.images, validation.images])),
    labels: new Uint8Array(Buffer.concat([training.labels, validation.labels])),
  };
}

/**
 * Writes the images as `peers/peer.py` reads them.
 * @param {DataSet} data
 * @param {string} folder
 */
export function writeForPeers({ training, test }, folder) {
  for (const [name, { images, labels }] of Object.entries({ training, test })) {
    writeFileSync(join(folder, `${name}-images.bin`), images);
    writeFileSync(join(folder, `${name}-labels.bin`), labels);
  }
}
