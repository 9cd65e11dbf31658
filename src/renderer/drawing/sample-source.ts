import type { DataKind, DataSplit } from '../../contract/data';
import { createSyntheticDataSet } from '../../engine/synthesis/synthetic-digits';
import { blockSize, type DataImages } from '../images/data-images';

const drawnCount = 1000;

/** What an image of the test data is called, to be followed by its number. */
export const sampleNames: Record<DataKind, string> = { mnist: 'Test image', synthetic: 'Synthetic digit' };

/** Labelled digits in a fixed order. */
export interface SampleSource {
  count: number;
  /** Name of one digit, to be followed by its number. */
  name: string;
  /** The images around number `index`, and its position among them; null when they are not available. */
  page(index: number): Promise<(DataSplit & { index: number }) | null>;
}

/** The test images of the current data set. */
export function testImages(images: DataImages, kind: DataKind): SampleSource {
  const split = 'test';
  return {
    name: sampleNames[kind],
    count: images.count(split),
    async page(index) {
      const block = await images.block({ split, index });
      return block === null || index - block.first >= block.labels.length
        ? null
        : { ...block, index: index - block.first };
    },
  };
}

/** Synthetic digits, used when there is no data. */
export function drawnDigits(): SampleSource {
  const pages = new Map<number, DataSplit>();
  return {
    name: sampleNames.synthetic,
    count: drawnCount,
    page(index) {
      const first = index - (index % blockSize);
      const page = pages.get(first) ?? draw(first);
      pages.set(first, page);
      return Promise.resolve({ ...page, index: index - first });
    },
  };
}

function draw(seed: number): DataSplit {
  return createSyntheticDataSet({ seed, trainingImages: 0, validationImages: 0, testImages: blockSize }).test;
}
