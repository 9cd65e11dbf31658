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

interface KeptBlock {
  coming: Promise<ImageBlock | null>;
  /** Null while it is being fetched. */
  present: ImageBlock | null;
}

/** The images of the current data set, fetched from main in blocks, of which the last ones used are kept. */
export class DataImages {
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #data: ReadonlySignal<DataStatus>;
  /** Fetched or being fetched; the one used last is at the end. */
  #blocks = new Map<string, KeptBlock>();

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

  /** The block with this image, if it has been fetched. */
  present({ split, index }: ImagePlace): ImageBlock | null {
    return this.#blocks.get(keyOf(split, firstOfBlock(index)))?.present ?? null;
  }

  /**
   * The block with this image; null when it is not available, which the person has been told, and when other data has
   * come meanwhile.
   */
  block({ split, index }: ImagePlace): Promise<ImageBlock | null> {
    const first = firstOfBlock(index);
    const key = keyOf(split, first);
    const kept = this.#blocks.get(key) ?? this.#fetch(split, first, key);
    this.#blocks.delete(key);
    this.#blocks.set(key, kept);
    if (this.#blocks.size > mostBlocks) this.#blocks.delete(this.#blocks.keys().next().value!);
    return kept.coming;
  }

  #fetch(split: SplitName, first: number, key: string): KeptBlock {
    const blocks = this.#blocks;
    const request = this.#bridge.request('data.images', { split, first, count: blockSize });
    const kept: KeptBlock = {
      present: null,
      coming: this.#notices.outcome(request).then((found) => {
        if (blocks !== this.#blocks) return null;
        if (found !== undefined) return (kept.present = { ...found, first });
        blocks.delete(key);
        return null;
      }),
    };
    return kept;
  }
}

/** Number of the first image of the block with this one. */
export function firstOfBlock(index: number): number {
  return index - (index % blockSize);
}

function keyOf(split: SplitName, first: number): string {
  return `${split} ${first}`;
}
