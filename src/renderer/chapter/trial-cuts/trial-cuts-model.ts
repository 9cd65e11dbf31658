import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../../contract/network';
import type { Cutting } from '../../../engine/handwriting/segmentation/best-cuts';
import {
  mostTrialStrokes,
  type TrialGroup,
  type TrialLine,
} from '../../../engine/handwriting/segmentation/trial-cuts';
import { DrawingModel } from '../../drawing/drawing-model';
import type { ChapterEnvironment, PageModel } from '../chapter-page';
import { Exercise, type Verdict } from '../exercise';
import { formatFigure } from '../figures';
import type { PageRecord } from '../progress-model';
import { bookDigits, writeBookNumber } from './book-number';
import { workerCutsSolver, type CutsSolver, type CutsTask } from './cuts-solver';

/** In pad heights, like the wide pad of Read. */
const padWidth = 3.8;
/** A number as long as the pad has room for. */
const mostDigits = 12;
/** Of the coordinates that are kept with an answer. */
const mostKept = 900;

type Environment = Pick<ChapterEnvironment, 'network' | 'reading'>;

/** A number, cut into digits by trial: every candidate with its score, the best way, and the way that was meant. */
export class TrialCutsModel implements PageModel {
  readonly drawing = new DrawingModel(padWidth);
  /** What was written, as the person says; digits alone count. */
  readonly meant = signal<string>(bookDigits.join(''));
  readonly network: ReadonlySignal<NetworkParameters | null>;
  /** Of the newest drawing that has been looked at; null without ink. */
  readonly line = signal<TrialLine | null>(null);
  /** The candidate that is looked at; null without ink. */
  readonly chosen: ReadonlySignal<TrialGroup | null>;
  readonly isTooMuch: ReadonlySignal<boolean>;
  /** What the best cuts read, "?" for what is no digit. */
  readonly text: ReadonlySignal<string>;
  readonly exercises: readonly [Exercise];
  readonly #reading: Environment['reading'];
  readonly #solve: CutsSolver;
  readonly #place = signal<{ first: number; end: number } | null>(null);
  #waiting: CutsTask | null = null;
  #isSolving = false;

  constructor(record: PageRecord, { network, reading }: Environment, solve = workerCutsSolver()) {
    this.network = network;
    this.#reading = reading;
    this.#solve = solve;
    this.drawing.changePenWidth(-1);
    this.drawing.startWith(writeBookNumber(this.drawing.penWidth.peek()));
    this.isTooMuch = computed(() => this.drawing.finishedStrokes.value.length > mostTrialStrokes);
    this.chosen = computed(() => {
      const line = this.line.value;
      if (line === null) return null;
      const place = this.#place.value ?? line.chosen.groups[0];
      return groupAt(line, place) ?? groupAt(line, line.chosen.groups[0]) ?? null;
    });
    this.text = computed(() => {
      const line = this.line.value;
      return line === null
        ? ''
        : line.chosen.groups.map((group) => groupAt(line, group)?.digit ?? '?').join('');
    });
    this.exercises = [
      new Exercise({ name: 'cut-wrongly', answer: () => this.#answer(), check: () => this.#judge() }, record),
    ];
  }

  /** The digits that were meant. */
  get meantDigits(): number[] {
    return [...this.meant.value].filter((one) => /\d/.test(one)).map(Number);
  }

  /** Looks at the drawing, and again whenever it, the network or what was meant changes, until this is called. */
  follow(): () => void {
    return effect(() => {
      const network = this.network.value;
      const strokes = this.drawing.finishedStrokes.value.map(({ points }) => points);
      const wanted = this.meantDigits;
      if (network === null || this.isTooMuch.value) {
        this.#waiting = null;
        this.line.value = null;
        return;
      }
      this.#waiting = { network, strokes, wanted };
      if (!this.#isSolving) void this.#solveAll();
    });
  }

  say(meant: string): void {
    this.meant.value = meant.slice(0, mostDigits);
  }

  choose(group: { first: number; end: number }): void {
    this.#place.value = { first: group.first, end: group.end };
  }

  /** Writes the number of the book. */
  writeBookNumber(): void {
    this.drawing.open(writeBookNumber(this.drawing.penWidth.peek()));
    this.say(bookDigits.join(''));
  }

  /** Takes what is on the wide pad of Read; nothing where that is empty. */
  takeFromRead(): void {
    const { line } = this.#reading;
    const strokes = line.drawing.finishedStrokes.peek();
    if (strokes.length === 0) return;
    this.drawing.open(strokes);
    this.say(line.reading.peek()?.text.split('\n')[0] ?? '');
  }

  get canTakeFromRead(): boolean {
    return this.#reading.line.drawing.finishedStrokes.value.length > 0;
  }

  async #solveAll(): Promise<void> {
    this.#isSolving = true;
    try {
      for (let task = this.#waiting; task !== null; task = this.#waiting) {
        this.#waiting = null;
        const line = await this.#solve(task);
        // The drawing may have become too much meanwhile.
        if (!this.isTooMuch.peek()) this.line.value = line;
      }
    } finally {
      this.#isSolving = false;
    }
  }

  /** The number of the book is on the pad, as it was put there. */
  get #isBookNumber(): boolean {
    const written = writeBookNumber(this.drawing.penWidth.peek()).map(({ points }) => points);
    const present = this.drawing.finishedStrokes.peek().map(({ points }) => points);
    return JSON.stringify(written) === JSON.stringify(present);
  }

  /** What was meant, and the drawing, with as many points as are kept. */
  #answer(): number[] {
    const strokes = this.drawing.finishedStrokes.value;
    const points = strokes.reduce((sum, stroke) => sum + stroke.points.length, 0);
    const step = Math.max(1, Math.ceil(points / mostKept));
    const drawn = strokes.slice(0, mostTrialStrokes).flatMap((stroke) => {
      const kept = stroke.points.filter((_, index) => index % step === 0).slice(0, mostKept);
      return [kept.length, ...kept.flatMap(([x, y]) => [rounded(x), rounded(y)])];
    });
    return [this.meantDigits.length, ...this.meantDigits, ...drawn];
  }

  #judge(): Verdict {
    const wrong = (headline: string, detail: string): Verdict => ({ isRight: false, headline, detail });
    const line = this.line.peek();
    if (line === null) return wrong('Nothing to cut yet.', 'Write a number on the pad.');
    if (this.meantDigits.length === 0) return wrong('What did you write?', 'Say it in digits, on the bench.');
    if (this.#isBookNumber && this.meantDigits.join('') !== bookDigits.join(''))
      return wrong('This is the book’s number.', 'It says 504192. Clear the pad, and write one of your own.');
    const { chosen, wanted } = line;
    const headline = `Cut into ${this.text.peek()}, not ${this.meantDigits.join('')}.`;
    if (wanted === null) {
      if (this.meantDigits.length > chosen.groups.length)
        return wrong('There are not so many digits.', 'Say what you wrote, in digits.');
      const detail = 'No candidate reaches so far: what is much wider than high is never tried as one digit.';
      return { isRight: true, headline, detail };
    }
    if (isSame(chosen, wanted)) {
      return wrong(
        'Not yet: this is cut as you meant it.',
        'Try digits that touch, or one whose parts are far apart.',
      );
    }
    const { mine, other } = whereTheyDiffer(line, chosen, wanted);
    return {
      isRight: true,
      headline,
      detail:
        `Its cuts score ${formatFigure(chosen.score, 3)}, yours ${formatFigure(wanted.score, 3)}: ` +
        `${said(mine)} instead of ${said(other)}.`,
    };
  }
}

/** The candidate of these pieces; undefined where they can be no digit. */
export function groupAt(
  { groups }: TrialLine,
  place: { first: number; end: number } | undefined,
): TrialGroup | undefined {
  return groups.find(({ first, end }) => first === place?.first && end === place.end);
}

/** The sum of all that speaks for a candidate. */
export function scoreOf({ reading, layout, gaps }: TrialGroup): number {
  return reading + layout + gaps;
}

function isSame(one: Cutting, other: Cutting): boolean {
  return JSON.stringify(one.groups) === JSON.stringify(other.groups);
}

/** The groups of each that the other has not. */
function whereTheyDiffer(line: TrialLine, chosen: Cutting, wanted: Cutting) {
  const only = (these: Cutting, those: Cutting) =>
    these.groups
      .filter(({ first, end }) => !those.groups.some((each) => each.first === first && each.end === end))
      .flatMap((group) => groupAt(line, group) ?? []);
  return { mine: only(chosen, wanted), other: only(wanted, chosen) };
}

/** "4 (−0.2), 1 (−1.3)" */
function said(groups: readonly TrialGroup[]): string {
  if (groups.length === 0) return 'nothing';
  return groups.map((group) => `${group.digit ?? '?'} (${formatFigure(scoreOf(group), 2)})`).join(', ');
}

function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}
