import { effect, type ReadonlySignal } from '@preact/signals';
import type { DataStatus, SplitName } from '../../contract/data';
import { pixelsPerImage } from '../../engine/image';
import type { DataImages } from '../images/data-images';
import type { Answer, InspectionKind, InspectionMessage, Question } from './inspections';

/** Images of a split that are looked at, from the first on: all of MNIST's; more would take too much memory. */
export const mostImages = 60_000;

/** While a run trains, the thread rests so many times as long as it worked: the run and the window need the cores. */
const restWhileTraining = 3;

/** Asks a separate thread about whole splits, one question at a time; the images are given to it once. */
export class Inspector {
  readonly #images: DataImages;
  readonly #isTraining: ReadonlySignal<boolean>;
  #worker: Worker | undefined;
  /** Splits that the worker has. */
  readonly #given = new Set<SplitName>();
  /** The question before; the next one waits for it. */
  #last: Promise<unknown> = Promise.resolve();
  /** How long the last answer took. */
  #workedMs = 0;
  /** Counts the data sets. */
  #data = 0;

  constructor(images: DataImages, data: ReadonlySignal<DataStatus>, isTraining: ReadonlySignal<boolean>) {
    this.#images = images;
    this.#isTraining = isTraining;
    effect(() => {
      void data.value;
      this.#data++;
      this.#given.clear();
      this.#worker?.postMessage({ type: 'forget' } satisfies InspectionMessage);
    });
  }

  /** Number of images of a split that are looked at; 0 while there is no data. */
  count(split: SplitName): number {
    return Math.min(mostImages, this.#images.count(split));
  }

  /** Null when there are no images, or other data has come meanwhile. */
  ask<Kind extends InspectionKind>(
    kind: Kind,
    split: SplitName,
    question: Question<Kind>,
  ): Promise<Answer<Kind> | null> {
    const answer = this.#last.then(() => this.#ask(kind, split, question));
    this.#last = answer.catch(() => undefined).then(() => this.#rest());
    return answer;
  }

  async #rest(): Promise<void> {
    const restMs = this.#isTraining.peek() ? restWhileTraining * this.#workedMs : 0;
    if (restMs > 0) await new Promise((resume) => setTimeout(resume, restMs));
  }

  async #ask<Kind extends InspectionKind>(
    kind: Kind,
    split: SplitName,
    question: Question<Kind>,
  ): Promise<Answer<Kind> | null> {
    const data = this.#data;
    if (!(await this.#give(split)) || data !== this.#data) return null;
    const worker = this.#runningWorker();
    const began = performance.now();
    const answer = await new Promise<Answer<Kind>>((resolve, reject) => {
      worker.onmessage = ({ data: answer }: MessageEvent<Answer<Kind>>) => resolve(answer);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ type: 'ask', kind, split, question } satisfies InspectionMessage);
    });
    this.#workedMs = performance.now() - began;
    return data === this.#data ? answer : null;
  }

  /** Gives the worker the images of a split, if it has not got them; resolves to whether it has them. */
  async #give(split: SplitName): Promise<boolean> {
    if (this.#given.has(split)) return true;
    const [data, count] = [this.#data, this.count(split)];
    const blocks = [];
    for (let index = 0; index < count;) {
      const block = await this.#images.block({ split, index });
      if (block === null || data !== this.#data || block.labels.length === 0) return false;
      blocks.push(block);
      index += block.labels.length;
    }
    if (count === 0) return false;
    const worker = this.#runningWorker();
    let left = count;
    for (const { images, labels } of blocks) {
      const taken = Math.min(left, labels.length);
      const block = { images: images.subarray(0, taken * pixelsPerImage), labels: labels.subarray(0, taken) };
      worker.postMessage({ type: 'images', split, count, block } satisfies InspectionMessage);
      left -= taken;
    }
    this.#given.add(split);
    return true;
  }

  #runningWorker(): Worker {
    this.#worker ??= new Worker(new URL('./inspection-worker.ts', import.meta.url), { type: 'module' });
    return this.#worker;
  }
}
