import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeIdxImages, encodeIdxLabels } from '../../src/engine/data/idx';
import { createSyntheticDataSet } from '../../src/engine/synthesis/synthetic-digits';

/** A small data set in MNIST's files: 5,000 images to train with, 1,000 to validate, 1,000 to test. */
export const syntheticDataFolder = join(import.meta.dirname, '..', '..', 'test-results', 'synthetic-digits');

/** Playwright calls this once before all specs. */
export default function writeSyntheticData(): void {
  writeSyntheticDigits(syntheticDataFolder, 1);
}

/** Writes such a data set, which another seed makes another one. */
export function writeSyntheticDigits(folder: string, seed: number): void {
  const { training, test } = createSyntheticDataSet({
    seed,
    trainingImages: 6000,
    validationImages: 0,
    testImages: 1000,
  });
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);
  write('train-images-idx3-ubyte', encodeIdxImages(training.images));
  write('train-labels-idx1-ubyte', encodeIdxLabels(training.labels));
  write('t10k-images-idx3-ubyte', encodeIdxImages(test.images));
  write('t10k-labels-idx1-ubyte', encodeIdxLabels(test.labels));
}
