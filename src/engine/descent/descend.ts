import { moveDownhill } from '../training/update';
import { costAt, gradientAt, type Landscape } from './landscape';

/** How a ball moves: v -> v + velocity, with velocity -> momentum velocity - learningRate ∇C. */
export interface DescentRules {
  learningRate: number;
  /** From 0 to 1, 1 excluded. */
  momentum: number;
}

/** A ball in a landscape: a number for each variable. */
export interface Ball {
  position: Float64Array;
  /** Its last step; 0 at the start. */
  velocity: Float64Array;
}

export function ballAt(position: readonly number[]): Ball {
  return { position: Float64Array.from(position), velocity: new Float64Array(position.length) };
}

/** The ball after one step of gradient descent, by the rule that trains the networks. */
export function takeStep(landscape: Landscape, ball: Ball, { learningRate, momentum }: DescentRules): Ball {
  const [position, velocity] = [ball.position.slice(), ball.velocity.slice()];
  const step = { gradientFactor: learningRate, momentum, decay: 0, shrinkage: 0 };
  moveDownhill(position, gradientAt(landscape, ball.position), velocity, step);
  return { position, velocity };
}

/** Why a descent ends: at the lowest cost, out of the box, at rest elsewhere, or it has not ended within the steps. */
export type DescentEnd = 'bottom' | 'out' | 'rest' | 'unfinished';

export interface Descent {
  /** The ball at the start and after each step. */
  balls: readonly Ball[];
  end: DescentEnd;
}

/** The cost above the lowest, and the part of the velocity that goes on, that a ball at the bottom has at most. */
const bottom = { cost: 0.001, glide: 0.05 };
/** Length of the gradient, and of the velocity, of a ball at rest. */
const restLength = 0.005;

/** Lets a ball go from `start`, in a landscape whose lowest cost is 0, until it has come to an end or to `mostSteps`. */
export function descend(
  landscape: Landscape,
  start: readonly number[],
  rules: DescentRules,
  { box, mostSteps }: { box: readonly (readonly [number, number])[]; mostSteps: number },
): Descent {
  const balls = [ballAt(start)];
  for (;;) {
    const ball = balls.at(-1)!;
    const end = endOf(landscape, ball, rules, box);
    if (end !== null) return { balls, end };
    if (balls.length > mostSteps) return { balls, end: 'unfinished' };
    balls.push(takeStep(landscape, ball, rules));
  }
}

function endOf(
  landscape: Landscape,
  { position, velocity }: Ball,
  { momentum }: DescentRules,
  box: readonly (readonly [number, number])[],
): DescentEnd | null {
  const isInside = position.every((value, index) => value >= box[index][0] && value <= box[index][1]);
  if (!isInside) return 'out';
  const speed = lengthOf(velocity);
  if (costAt(landscape, position) <= bottom.cost && momentum * speed <= bottom.glide) return 'bottom';
  const isAtRest = lengthOf(gradientAt(landscape, position)) <= restLength && speed <= restLength;
  return isAtRest ? 'rest' : null;
}

export function lengthOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index++) sum += vector[index] * vector[index];
  return Math.sqrt(sum);
}
