import { effect, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DataSplit, DataStatus, SplitName } from '../../contract/data';
import type { NoticesModel } from '../ui/notices-model';

/** Images fetched at once. */
export const blockSize = 500;
/** 75 MB of images: all of MNIST's, and a part of a larger data set's. */
const mostBlocks = 200;

/** An image of the data set, by its place in it. */
export interface ImagePlace {
  split: SplitName;
  /** From 0. */
  index: number;
}

/** Some images of a split that follow one another. */
export interface ImageBlock extends DataSplit {
  /** Number of its first image, from 0. */
  first: number;
}

/** The images of the current data set, fetched from main in blocks, of which the last ones used are kept. */
export class DataImages {
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #data: ReadonlySignal<DataStatus>;
  /** Fetched or being fetched; the one used last is at the end. */
  #blocks = new Map<string, Promise<ImageBlock | null>>();

  constructor(bridge: InklingBridge, notices: NoticesModel, data: ReadonlySignal<DataStatus>) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#data = data;
    effect(() => {
      // Other data has other images.
      void data.value;
      this.#blocks = new Map();
    });
  }

  /** Number of images of a split; 0 while there is no data. */
  count(split: SplitName): number {
    const status = this.#data.value;
    return status.phase === 'ready' ? status[`${split}Images`] : 0;
  }

  /**
   * The block with this image; null when it is not available, which the person has been told, and when other data has
   * come meanwhile.
   */
  block({ split, index }: ImagePlace): Promise<ImageBlock | null> {
    const first = index - (index % blockSize);
    const key = `${split} ${first}`;
    const block = this.#blocks.get(key) ?? this.#fetch(split, first, key);
    this.#blocks.delete(key);
    this.#blocks.set(key, block);
    if (this.#blocks.size > mostBlocks) this.#blocks.delete(this.#blocks.keys().next().value!);
    return block;
  }

  async #fetch(split: SplitName, first: number, key: string): Promise<ImageBlock | null> {
    const blocks = this.#blocks;
    const request = this.#bridge.request('data.images', { split, first, count: blockSize });
    const found = await this.#notices.outcome(request);
    if (blocks !== this.#blocks) return null;
    if (found !== undefined) return { ...found, first };
    blocks.delete(key);
    return null;
  }
}
