import { formatFigure } from '../figures';
import { stepsText } from './end-text';
import type { ValleyModel } from './valley-model';
import { valleys } from './valleys';

/** The length of the arrow for a gradient of length 1. */
export const arrowScale = 1 / 4;

/** With three decimals: the bottom is no more than 0.001 away. */
export function shortFigure(value: number): string {
  return formatFigure(Number(value.toFixed(3)));
}

/** The state of the figure in a sentence or two. */
export function stateText({ name, steps, ball, cost, gradient, endText }: ValleyModel): string {
  const numbers = (values: ArrayLike<number>) => Array.from(values, shortFigure).join(', ');
  const state =
    `${valleys[name.value].name}. After ${stepsText(steps.value)} the ball is at v = ${numbers(ball.value.position)}, ` +
    `with C = ${shortFigure(cost.value)} and the gradient ${numbers(gradient.value)}.`;
  return endText.value === '' ? state : `${state} ${endText.value}`;
}
