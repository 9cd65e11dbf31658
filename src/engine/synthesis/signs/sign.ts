import type { Skeleton, SkeletonStroke } from '../digit-skeletons';

/** A letter or another sign that is unlike every digit, and how people write it. */
export interface Sign {
  /** The ways from which the network that recognises single digits learns. */
  ways: readonly Skeleton[];
  /** Other ways, kept back for measuring. */
  unseen: readonly Skeleton[];
}

/** Signs by their character. */
export type Signs = Readonly<Record<string, Sign>>;

/** Straight lines from point to point, given as x, y, x, y …; the middle of each can be moved, as a hand does. */
export function straight(...points: readonly number[]): SkeletonStroke {
  const stroke = points.slice(0, 2);
  for (let at = 2; at < points.length; at += 2) {
    const [beforeX, beforeY, x, y] = points.slice(at - 2, at + 2);
    const isCorner = at > 2;
    stroke.push(...(isCorner ? [beforeX, beforeY] : []), (beforeX + x) / 2, (beforeY + y) / 2, x, y);
  }
  return stroke;
}

/** A circle, drawn from the top to the left. */
export function circle(x: number, y: number, radius: number): SkeletonStroke {
  const diagonal = Math.SQRT1_2 * radius;
  return [
    ...[x, y - radius, x - diagonal, y - diagonal, x - radius, y, x - diagonal, y + diagonal],
    ...[x, y + radius, x + diagonal, y + diagonal, x + radius, y, x + diagonal, y - diagonal],
    ...[x, y - radius],
  ];
}
