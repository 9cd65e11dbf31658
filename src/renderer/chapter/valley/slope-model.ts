import { signal } from '@preact/signals';
import { gradientAt, landscapes } from '../../../engine/descent/landscape';
import { Exercise, type Verdict } from '../exercise';
import { formatFigure } from '../figures';
import type { PageRecord } from '../progress-model';

/** Balls on the curve with two valleys. */
export const marks = [
  { name: 'P', v: -2.1 },
  { name: 'Q', v: -0.8 },
  { name: 'R', v: 0 },
  { name: 'S', v: 0.5 },
] as const;

/** Where a ball goes: the sign of its step. */
export const directions = [
  { value: -1, name: 'left' },
  { value: 0, name: 'stays' },
  { value: 1, name: 'right' },
] as const;
export type Direction = (typeof directions)[number]['value'];

/** An answer that has not been given, as it is kept. */
const none = 2;

/** The book's exercise on one variable: where gradient descent moves a ball on a curve. */
export class SlopeModel {
  readonly answers = signal<readonly (Direction | null)[]>(marks.map(() => null));
  readonly exercise: Exercise;

  constructor(record: PageRecord) {
    this.exercise = new Exercise(
      {
        name: 'one-variable',
        answer: () => this.answers.value.map((answer) => answer ?? none),
        check: () => verdictOf(this.answers.peek()),
        showAnswer: () => (this.answers.value = marks.map(({ v }) => wantedAt(v))),
      },
      record,
    );
    const kept = record.lastAnswer('one-variable', marks.length, [-1, none]);
    if (kept !== undefined)
      this.answers.value = kept.map((one) => directions.find(({ value }) => value === one)?.value ?? null);
  }

  answer(index: number, direction: Direction): void {
    this.answers.value = this.answers.value.with(index, direction);
  }
}

function slopeAt(v: number): number {
  return gradientAt(landscapes['curve-with-two-valleys'], [v])[0];
}

function wantedAt(v: number): Direction {
  // Not the negative zero of a slope of 0.
  return (0 - Math.sign(slopeAt(v))) as Direction;
}

function verdictOf(answers: readonly (Direction | null)[]): Verdict {
  const wrong = marks.filter(({ v }, index) => answers[index] !== wantedAt(v));
  if (wrong.length === 0) {
    return {
      isRight: true,
      headline: 'All four.',
      detail:
        'The gradient is the slope: the ball steps against it, and stays where it is 0, even on a hilltop.',
    };
  }
  const [{ name, v }] = wrong;
  const hasAll = !answers.includes(null);
  return {
    isRight: false,
    headline: `${marks.length - wrong.length} of ${marks.length}.`,
    detail: hasAll
      ? `Look at ${name}: the slope is ${formatFigure(slopeAt(v), 3)}, and the ball moves by −η times that.`
      : 'Answer for each of the four balls.',
  };
}
