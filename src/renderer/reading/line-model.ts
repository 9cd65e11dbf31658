import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/network';
import { preparationSteps } from '../../engine/handwriting/one-digit/preparation-steps';
import type { Reading } from '../../engine/handwriting/segmentation/reading';
import { DrawingModel } from '../drawing/drawing-model';
import type { DigitAnswer, Preparation } from './digit-answers';
import { answersTo, numberText } from './digit-answers';
import type { LineContent, LineReader, ReadingTask } from './line-reader';
import type { OpenedPicture } from './picture-file';
import type { Resemblance } from './similar-digits-model';

/** Of the wide pad, in its heights. */
const padWidth = 3.8;

/** Digits in a line are smaller than one alone, and want a thinner pen. */
function createWidePad(): DrawingModel {
  const pad = new DrawingModel(padWidth);
  pad.changePenWidth(-1);
  return pad;
}

/** Many digits, written on a wide pad or opened as a picture, and what the network reads in them. */
export class LineModel {
  readonly drawing = createWidePad();
  /** How each digit that is found becomes the network's picture. */
  readonly preparation = signal<Preparation>('prepared');
  /** The picture that was opened last. */
  readonly opened = signal<OpenedPicture | null>(null);
  /** Shown and read in place of the pad; null: the pad. */
  readonly picture = computed(() => (this.#isPictureShown.value ? this.opened.value : null));
  readonly #isPictureShown = signal(false);
  /** What was read last of what is shown; null: nothing yet. */
  readonly reading = signal<Reading | null>(null);
  readonly isReading = signal(false);
  /** There is a picture, and no ink in it. */
  readonly isWithoutInk = signal(false);
  readonly #selection = signal(0);
  /** Place of the digit that is looked at closely; it stays when what is read changes. */
  readonly selectedIndex = computed(() =>
    Math.min(this.#selection.value, (this.reading.value?.digits.length ?? 0) - 1),
  );
  /** What the network answers for each digit; empty while nothing is found. */
  readonly answers = computed((): readonly DigitAnswer[] => {
    const [reading, network] = [this.reading.value, this.#network.value];
    if (reading === null || network === null) return [];
    return answersTo(reading, {
      network,
      preparation: this.preparation.value,
      penWidth: this.penWidth.value,
    });
  });
  readonly text = computed(() => numberText(this.reading.value?.text ?? '', this.answers.value));
  readonly selected = computed(() => this.answers.value[this.selectedIndex.value] ?? null);
  readonly resemblance = computed((): Resemblance | null => {
    const answer = this.selected.value;
    if (answer === null) return null;
    const { input, prediction } = answer;
    return { input, digits: [prediction.digit, prediction.runnerUp] };
  });
  /** The way of the selected digit's ink to the network; null while there is none. */
  readonly steps = computed(() => {
    const ink = this.selected.value?.found.ink;
    return ink === undefined ? null : preparationSteps(ink, this.penWidth.value);
  });
  /** Of the widest line on the pad, in its heights. */
  readonly penWidth = computed(() =>
    Math.max(0, ...this.drawing.finishedStrokes.value.map(({ width }) => width)),
  );
  /** Without the stroke under way: what is read does not change in the middle of a digit. */
  readonly #content = computed((): LineContent => {
    const { picture } = this;
    if (picture.value !== null) return { picture: picture.value.grey };
    return { strokes: this.drawing.finishedStrokes.value.map(({ points }) => points) };
  });
  readonly #network: ReadonlySignal<NetworkParameters | null>;
  readonly #reader: LineReader;
  /** What is read next, when the present task is done. */
  #waiting: ReadingTask | null = null;

  constructor(network: ReadonlySignal<NetworkParameters | null>, reader: LineReader) {
    this.#network = network;
    this.#reader = reader;
  }

  /** Reads what is shown, and again when it or the network changes, until the returned function is called. */
  follow(): () => void {
    return effect(() => {
      const network = this.#network.value;
      const content = this.#content.value;
      if (network === null) return;
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

  /** Shows the pad again, with what was written on it; the picture stays at hand. */
  showPad(): void {
    this.#show(false);
  }

  /** Shows the opened picture again. */
  showPicture(): void {
    this.#show(this.opened.peek() !== null);
  }

  select(index: number): void {
    this.#selection.value = index;
  }

  /** Looks at the next (1) digit or the one before (-1), if there is one. */
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
    this.#selection.value = 0;
  }

  async #readAll(): Promise<void> {
    this.isReading.value = true;
    try {
      while (this.#waiting !== null) {
        const task = this.#waiting;
        this.#waiting = null;
        this.#take(task.content, await this.#reader.read(task));
      }
    } finally {
      this.isReading.value = false;
    }
  }

  /** What is not shown any more is not told either; a drawing that has grown meanwhile still is the same one. */
  #take({ picture }: LineContent, reading: Reading | null): void {
    if (picture !== this.picture.value?.grey) return;
    batch(() => {
      this.reading.value = reading;
      this.isWithoutInk.value = picture !== undefined && (reading?.digits.length ?? 0) === 0;
    });
  }
}
