import { weightedInput, type Perceptron } from '../../../engine/perceptron/perceptron';

type Point = readonly [number, number];

/** The corners of the square over `range`, in the order of its border. */
function cornersOf([lowest, highest]: readonly [number, number]): Point[] {
  return [
    [lowest, lowest],
    [highest, lowest],
    [highest, highest],
    [lowest, highest],
  ];
}

/** The part of a square over `range` where a perceptron of two inputs says 1, as a polygon; empty: nowhere. */
export function goSide(perceptron: Perceptron, range: readonly [number, number]): Point[] {
  const corners = cornersOf(range);
  return corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % corners.length];
    const crossing = crossingOf(perceptron, corner, next);
    const isInside = weightedInput(perceptron, corner) > 0;
    return [...(isInside ? [corner] : []), ...(crossing === null ? [] : [crossing])];
  });
}

/** Where w·x + b = 0 enters and leaves the square; null: it does not pass through it. */
export function lineThrough(perceptron: Perceptron, range: readonly [number, number]): [Point, Point] | null {
  const corners = cornersOf(range);
  const crossings = corners
    .map((corner, index) => crossingOf(perceptron, corner, corners[(index + 1) % corners.length]))
    .filter((crossing) => crossing !== null);
  return crossings.length < 2 ? null : [crossings[0], crossings[1]];
}

/** The point between two points at which the perceptron changes its mind, if it does. */
function crossingOf(perceptron: Perceptron, from: Point, to: Point): Point | null {
  const [before, after] = [weightedInput(perceptron, from), weightedInput(perceptron, to)];
  if (before > 0 === after > 0) return null;
  const share = before / (before - after);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
