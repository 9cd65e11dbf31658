import type { InklingBridge } from '../../contract/api';
import type { DataKind, DataStatus, DataSplit } from '../../contract/data';
import { createSyntheticDataSet } from '../../engine/synthesis/synthetic-digits';
import type { NoticesModel } from '../ui/notices-model';

const pageSize = 200;
const drawnCount = 1000;

const sampleNames: Record<DataKind, string> = { mnist: 'Test image', synthetic: 'Synthetic digit' };

/** Labelled digits in a fixed order. */
export interface SampleSource {
  count: number;
  /** Name of one digit, to be followed by its number. */
  name: string;
  /** The images around number `index`, and its position among them; null when they are not available. */
  page(index: number): Promise<(DataSplit & { index: number }) | null>;
}

/** The test images of the current data set, fetched from main one page at a time. */
export function testImages(
  bridge: InklingBridge,
  notices: NoticesModel,
  data: Extract<DataStatus, { phase: 'ready' }>,
): SampleSource {
  const load = (first: number) =>
    notices.outcome(bridge.request('data.test-images', { first, count: pageSize }));
  return paged(sampleNames[data.kind], data.testImages, load);
}

/** Synthetic digits, used when there is no data. */
export function drawnDigits(): SampleSource {
  const draw = (first: number) => {
    const options = { seed: first, trainingImages: 0, validationImages: 0, testImages: pageSize };
    return Promise.resolve(createSyntheticDataSet(options).test);
  };
  return paged(sampleNames.synthetic, drawnCount, draw);
}

function paged(
  name: string,
  count: number,
  load: (first: number) => Promise<DataSplit | undefined>,
): SampleSource {
  const pages = new Map<number, DataSplit>();
  return {
    name,
    count,
    async page(index) {
      const within = index % pageSize;
      const first = index - within;
      const page = pages.get(first) ?? (await load(first));
      if (page === undefined || within >= page.labels.length) return null;
      pages.set(first, page);
      return { ...page, index: within };
    },
  };
}
