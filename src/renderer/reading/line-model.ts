import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/network';
import { preparationSteps } from '../../engine/handwriting/one-digit/preparation-steps';
import { mostStrokes } from '../../engine/handwriting/segmentation/read-strokes';
import { readingOf, type Reading } from '../../engine/handwriting/segmentation/reading';
import { DrawingModel } from '../drawing/drawing-model';
import type { DigitAnswer, Preparation } from './digit-answers';
import { answersTo, numberText } from './digit-answers';
import type { LineContent, LineReader, ReadingTask } from './line-reader';
import type { OpenedPicture } from './picture-file';
import type { Resemblance } from './similar-digits-model';

/** Width of the wide pad, in pad heights. */
const padWidth = 3.8;

/** Digits in a line are smaller than a single one, and need a thinner pen. */
function createWidePad(): DrawingModel {
  const pad = new DrawingModel(padWidth);
  pad.changePenWidth(-1);
  return pad;
}

/** Many digits, written on a wide pad or opened as a picture, with the network's answers. */
export class LineModel {
  readonly drawing = createWidePad();
  /** How each found digit becomes the network's picture. */
  readonly preparation = signal<Preparation>('prepared');
  /** The last opened picture. */
  readonly opened = signal<OpenedPicture | null>(null);
  /** The picture shown and read instead of the pad; null for the pad. */
  readonly picture = computed(() => (this.#isPictureShown.value ? this.opened.value : null));
  readonly #isPictureShown = signal(false);
  /** The latest reading of the shown pad or picture; null if there is none yet. */
  readonly reading = signal<Reading | null>(null);
  readonly isReading = signal(false);
  /** How much of a picture without a reading is read, from 0 to 1; null while there is no such picture at work. */
  readonly progress = computed(() => {
    const isFirst = this.picture.value !== null && this.reading.value === null;
    return isFirst && this.isReading.value ? this.#fraction.value : null;
  });
  readonly #fraction = signal(0);
  /** True if the user stopped the reading of the shown picture: it is not read until `readAgain`. */
  readonly isStopped = signal(false);
  /** True if a picture is shown and contains no ink. */
  readonly isWithoutInk = signal(false);
  /** True if the pad holds more strokes than are read. */
  readonly isTooMuch = computed(
    () => this.picture.value === null && this.drawing.finishedStrokes.value.length > mostStrokes,
  );
  readonly #selection = signal(0);
  /** Index of the selected digit; it stays when the reading changes. */
  readonly selectedIndex = computed(() =>
    Math.min(this.#selection.value, (this.reading.value?.digits.length ?? 0) - 1),
  );
  /** The network's answer to each digit; empty while none is found. */
  readonly answers = computed((): readonly DigitAnswer[] => {
    const [reading, network] = [this.reading.value, this.#network.value];
    if (reading === null || network === null) return [];
    return answersTo(reading, {
      network,
      preparation: this.preparation.value,
      penWidth: this.penWidth.value,
    });
  });
  readonly text = computed(() => numberText(this.reading.value ?? readingOf([]), this.answers.value));
  readonly selected = computed(() => this.answers.value[this.selectedIndex.value] ?? null);
  readonly resemblance = computed((): Resemblance | null => {
    const answer = this.selected.value;
    if (answer === null) return null;
    const { input, prediction } = answer;
    return { input, digits: [prediction.digit, prediction.runnerUp] };
  });
  /** The preparation steps of the selected digit; null if there is none. */
  readonly steps = computed(() => {
    const ink = this.selected.value?.found.ink;
    return ink === undefined ? null : preparationSteps(ink, this.penWidth.value);
  });
  /** Width of the widest line on the pad, in pad heights. */
  readonly penWidth = computed(() =>
    Math.max(0, ...this.drawing.finishedStrokes.value.map(({ width }) => width)),
  );
  /** The content to read, without the unfinished stroke: the reading does not change in the middle of a digit. */
  readonly #content = computed((): LineContent => {
    const { picture } = this;
    if (picture.value !== null) return { picture: picture.value.grey };
    return { strokes: this.drawing.finishedStrokes.value.map(({ points }) => points) };
  });
  readonly #network: ReadonlySignal<NetworkParameters | null>;
  readonly #reader: LineReader;
  /** The task to read next, when the current one is done. */
  #waiting: ReadingTask | null = null;
  /** The picture that is being read. */
  #picture: LineContent['picture'];

  constructor(network: ReadonlySignal<NetworkParameters | null>, reader: LineReader) {
    this.#network = network;
    this.#reader = reader;
  }

  /** Reads the pad or picture, and again whenever it or the network changes, until the returned function is called. */
  follow(): () => void {
    return effect(() => {
      const network = this.#network.value;
      const content = this.#content.value;
      // What is no longer shown need not be read to its end.
      if (this.#picture !== undefined && this.#picture !== content.picture) this.#reader.stop();
      if (network === null || this.isStopped.value) return;
      if (this.isTooMuch.value) return this.#forget();
      this.#waiting = { network, content };
      if (!this.isReading.peek()) void this.#readAll();
    });
  }

  openPicture(picture: OpenedPicture): void {
    batch(() => {
      this.opened.value = picture;
      this.#isPictureShown.value = true;
      this.#forget();
    });
  }

  /** Shows the pad with its ink again; the picture stays available. */
  showPad(): void {
    this.#show(false);
  }

  /** Shows the opened picture again. */
  showPicture(): void {
    this.#show(this.opened.peek() !== null);
  }

  /** Stops the reading of a picture. */
  stop(): void {
    if (this.progress.peek() === null) return;
    this.isStopped.value = true;
    this.#waiting = null;
    this.#reader.stop();
  }

  /** Reads a picture whose reading was stopped. */
  readAgain(): void {
    this.isStopped.value = false;
  }

  select(index: number): void {
    this.#selection.value = index;
  }

  /** Selects the next (1) or previous (-1) digit, if there is one. */
  move(direction: 1 | -1): void {
    const last = (this.reading.value?.digits.length ?? 0) - 1;
    this.select(Math.max(0, Math.min(last, this.selectedIndex.value + direction)));
  }

  #show(isPicture: boolean): void {
    if (isPicture === this.#isPictureShown.peek()) return;
    batch(() => {
      this.#isPictureShown.value = isPicture;
      this.#forget();
    });
  }

  #forget(): void {
    this.reading.value = null;
    this.isWithoutInk.value = false;
    this.isStopped.value = false;
    this.#selection.value = 0;
  }

  async #readAll(): Promise<void> {
    this.isReading.value = true;
    try {
      while (this.#waiting !== null) {
        const task = this.#waiting;
        this.#waiting = null;
        this.#picture = task.content.picture;
        this.#fraction.value = 0;
        const reading = await this.#reader.read(task, (fraction) => (this.#fraction.value = fraction));
        this.#picture = undefined;
        if (reading !== 'stopped') this.#take(task.content, reading);
      }
    } finally {
      this.#picture = undefined;
      this.isReading.value = false;
    }
  }

  /** Takes a reading, unless its content is no longer shown; a drawing that has grown meanwhile counts as the same. */
  #take({ picture }: LineContent, reading: Reading | null): void {
    if (picture !== this.picture.value?.grey || this.isTooMuch.value) return;
    batch(() => {
      this.reading.value = reading;
      // It may have been done just as it was stopped.
      this.isStopped.value = false;
      const isUnread = reading?.tooManyMarks !== undefined;
      this.isWithoutInk.value = picture !== undefined && !isUnread && (reading?.digits.length ?? 0) === 0;
    });
  }
}
