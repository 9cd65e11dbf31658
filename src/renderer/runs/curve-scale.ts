import { percentOf } from '../../contract/number-format';
import type { EpochResult } from '../../contract/training';
import type { AxisRange } from '../charts/axis-range';
import { accuracyRange } from '../charts/axis-range';

/** What all small curves of the list are drawn by. */
export interface CurveScale {
  /** In percent. */
  accuracy: AxisRange;
  /** Of the longest run. */
  epochs: number;
}

interface Curve {
  epochs: readonly EpochResult[];
  /** How many it is to have in the end. */
  epochsAsked: number;
}

/** A run that reads fewer right has learned next to nothing, and shall not press the others together. */
const leastPercentToShow = 50;

/** Wide enough for all curves of runs that have learned something. */
export function curveScale(curves: readonly Curve[]): CurveScale {
  const percents = curves
    .flatMap(({ epochs }) => epochs.map(({ correct, total }) => percentOf(correct, total)))
    .filter((percent) => percent >= leastPercentToShow);
  return {
    accuracy: accuracyRange(percents.reduce((lowest, percent) => Math.min(lowest, percent), 100)),
    epochs: curves.reduce((most, { epochsAsked }) => Math.max(most, epochsAsked), 1),
  };
}

/**
 * The curve as points of an SVG polyline in a box of 100 x 100; what is below the scale lies on its edge.
 * The first epoch stands at the left, the last of the longest run at the right; one epoch alone is a short stroke.
 */
export function curvePoints(epochs: readonly EpochResult[], { accuracy, epochs: most }: CurveScale): string {
  const { minimum, maximum } = accuracy;
  const width = 100 / Math.max(1, most - 1);
  const points = epochs.map(({ epoch, correct, total }) => {
    const height = percentOf(Math.max(minimum, percentOf(correct, total)) - minimum, maximum - minimum);
    return { x: epoch * width, y: 100 - height };
  });
  if (points.length === 1) points.push({ x: Math.min(width, 4), y: points[0].y });
  return points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
