import type { Descent } from '../../../engine/descent/descend';
import { costAt, curvaturesAt, type Landscape } from '../../../engine/descent/landscape';
import { formatFigure } from '../figures';

/** How a descent ended, and why. */
export function endText(landscape: Landscape, { balls, end }: Descent): string {
  const steps = stepsText(balls.length - 1);
  if (end === 'bottom') return `At the bottom after ${steps}.`;
  if (end === 'out') return `Out of the picture after ${steps}: η is too large.`;
  if (end === 'unfinished') return `Not at the bottom after ${steps}.`;
  const { position } = balls.at(-1)!;
  const curvatures = curvaturesAt(landscape, position);
  const cost = formatFigure(costAt(landscape, position), 3);
  if (curvatures.every((curvature) => curvature > 0)) {
    return `At rest after ${steps} in the shallower valley, at C = ${cost}. Here, too, the slope is 0.`;
  }
  if (curvatures.some((curvature) => curvature > 0)) {
    return `At rest after ${steps} on the saddle: the slope is 0, though C falls on both sides. Start beside the ridge.`;
  }
  return `At rest after ${steps} on the hilltop: the slope is 0.`;
}

export function stepsText(steps: number): string {
  return steps === 1 ? '1 step' : `${steps} steps`;
}
