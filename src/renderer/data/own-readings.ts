import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { pixelsPerImage } from '../../engine/image';
import { readSplit, type SplitReadings } from '../../engine/inspection/split-readings';

/** Images read before other work gets its turn: a few milliseconds. */
const portion = 100;

/** What is to be read, and by which network. */
export interface OwnSubject {
  images: DataSplit;
  network: NetworkParameters;
}

/** What a network reads in the person's own digits, which are few enough to be read in the page, in portions. */
export class OwnReadings {
  /** The newest answer; null while there is none, and when the subject is null. */
  readonly found = signal<(OwnSubject & { answer: SplitReadings }) | null>(null);
  readonly #subject: ReadonlySignal<OwnSubject | null>;
  #waiting: OwnSubject | null = null;
  #isReading = false;

  constructor(subject: ReadonlySignal<OwnSubject | null>) {
    this.#subject = subject;
  }

  /** Reads now, and whenever the subject changes, until the returned function is called. */
  follow(): () => void {
    const stop = effect(() => {
      this.#waiting = this.#subject.value;
      if (this.#waiting === null) this.found.value = null;
      else if (!this.#isReading) void this.#readAll();
    });
    return () => {
      this.#waiting = null;
      stop();
    };
  }

  async #readAll(): Promise<void> {
    this.#isReading = true;
    while (this.#waiting !== null) {
      const subject = this.#waiting;
      this.#waiting = null;
      const answer = await readInPortions(subject);
      if (this.#subject.peek() !== null) this.found.value = { ...subject, answer };
    }
    this.#isReading = false;
  }
}

async function readInPortions({ images: { images, labels }, network }: OwnSubject): Promise<SplitReadings> {
  const answers = new Uint8Array(labels.length);
  const confidences = new Float32Array(labels.length);
  for (let first = 0; first < labels.length; first += portion) {
    const end = Math.min(labels.length, first + portion);
    const part = readSplit(network, {
      images: images.subarray(first * pixelsPerImage, end * pixelsPerImage),
      labels: labels.subarray(first, end),
    });
    answers.set(part.answers, first);
    confidences.set(part.confidences, first);
    await new Promise((resume) => setTimeout(resume));
  }
  return { answers, confidences };
}
