import type { DataKind, DataSplit, DataStatus } from '../../contract/data';
import { pixelsPerImage } from '../../engine/image';
import { createSyntheticDataSet } from '../../engine/synthesis/synthetic-digits';
import { blockSize, type DataImages } from '../images/data-images';
import { formatCount } from '../ui/number-format';
import type { Sample } from './sample';

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

/** The test images of the present data; without data, digits that Inkling draws. */
export function sampleSource(data: DataStatus, images: DataImages): SampleSource {
  return data.phase === 'ready' ? testImages(images, data.kind) : drawnDigits();
}

/** Number `index` of a source, from 0; null when it is not available. */
export async function sampleAt(source: SampleSource, index: number): Promise<Sample | null> {
  const page = await source.page(index);
  return page && sampleOf(source, index, page);
}

/** Number `index` of a source, from the page that holds it. */
export function sampleOf({ name }: SampleSource, index: number, page: DataSplit & { index: number }): Sample {
  const pixels = page.images.subarray(page.index * pixelsPerImage, (page.index + 1) * pixelsPerImage);
  return {
    input: Float32Array.from(pixels, (value) => value / 255),
    label: page.labels[page.index],
    name: `${name} ${formatCount(index + 1)}`,
  };
}

/** The test images of the current data set. */
function testImages(images: DataImages, kind: DataKind): SampleSource {
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
function drawnDigits(): SampleSource {
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
