import { computed, signal } from '@preact/signals';
import { lengthOf } from '../../../engine/descent/descend';
import { costAt, gradientAt, landscapes } from '../../../engine/descent/landscape';
import { Exercise, type Verdict } from '../exercise';
import { degrees, formatFigure, inSteps } from '../figures';
import type { PageRecord } from '../progress-model';

/** The step's length ε. */
export const stepLength = 0.05;
/** Of the arrow, in degrees, counterclockwise from the direction of v₁. */
export const angles = inSteps(-175, 180, 5);
/** Where the step starts, on the slope of the ravine. */
export const from = [-1.6, 0.3] as const;
const { ravine } = landscapes;
const gradient = gradientAt(ravine, from);
/** ε‖∇C‖: no step of this length changes the cost by more, by the linear formula (Cauchy-Schwarz). */
export const largestChange = stepLength * lengthOf(gradient);

/** Δv. */
export function stepTowards(angle: number): [number, number] {
  const radians = (angle * Math.PI) / 180;
  return [stepLength * Math.cos(radians), stepLength * Math.sin(radians)];
}

/** ∇C·Δv: the change of the cost by the linear formula. */
export function linearChange(angle: number): number {
  return stepTowards(angle).reduce((sum, step, index) => sum + gradient[index] * step, 0);
}

export const steepestAngle = angles.reduce((best, angle) =>
  linearChange(angle) < linearChange(best) ? angle : best,
);
const angleToBottom = degrees(Math.atan2(-from[1], -from[0]));

/** The book's exercise: in which direction a step of fixed length lowers the cost most. */
export class DirectionModel {
  readonly angle = signal(90);
  /** All that the arrow has pointed to. */
  readonly tried = signal<readonly number[]>([90]);
  readonly linear = computed(() => linearChange(this.angle.value));
  /** The change of the cost itself. */
  readonly exact = computed(
    () =>
      costAt(
        ravine,
        stepTowards(this.angle.value).map((step, index) => from[index] + step),
      ) - costAt(ravine, from),
  );
  readonly exercise: Exercise;

  constructor(record: PageRecord) {
    this.exercise = new Exercise(
      {
        name: 'steepest-direction',
        answer: () => [this.angle.value],
        check: () => verdictOf(this.angle.peek()),
        showAnswer: () => this.turn(steepestAngle),
      },
      record,
    );
    const kept = record.lastAnswer('steepest-direction', 1, [-180, 180]);
    if (kept !== undefined) this.turn(kept[0]);
  }

  /** To the nearest of the possible angles. */
  turn(angle: number): void {
    const rounded = Math.round(angle / 5) * 5;
    this.angle.value = rounded <= -180 ? 180 : rounded;
    if (!this.tried.value.includes(this.angle.value))
      this.tried.value = [...this.tried.value, this.angle.value];
  }
}

function verdictOf(angle: number): Verdict {
  const change = formatFigure(linearChange(angle), 3);
  if (angle === steepestAngle) {
    return {
      isRight: true,
      headline: 'The steepest fall: against the gradient.',
      detail: 'By Cauchy–Schwarz, no ∇C·Δv is below −ε‖∇C‖.',
    };
  }
  return { isRight: false, headline: `${change}.`, detail: hintAt(angle) };
}

function hintAt(angle: number): string {
  const share = linearChange(angle) / largestChange;
  if (Math.abs(share) < 0.25)
    return 'The arrow runs nearly along the contour line, where the cost stays as it is.';
  if (share > 0) return 'The cost rises. Turn the arrow downhill.';
  if (Math.abs(angle - angleToBottom) < 10)
    return 'That is the way to the bottom, but not the steepest way down.';
  return 'It falls, but another direction falls faster.';
}
