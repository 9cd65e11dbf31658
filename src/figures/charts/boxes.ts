/** A rectangle on a canvas, in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Place {
  x: number;
  y: number;
}

/** Whether two boxes share more than an edge. */
export function boxesOverlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Whether the straight line from one place to the other crosses the box. */
export function lineCrossesBox(from: Place, to: Place, { left, top, right, bottom }: Box): boolean {
  // The part of the line, from 0 to 1, that lies between each pair of edges (Liang and Barsky, 1984).
  let [first, last] = [0, 1];
  for (const [start, change, low, high] of [
    [from.x, to.x - from.x, left, right],
    [from.y, to.y - from.y, top, bottom],
  ]) {
    if (change === 0) {
      if (start <= low || start >= high) return false;
      continue;
    }
    const [one, other] = [(low - start) / change, (high - start) / change];
    first = Math.max(first, Math.min(one, other));
    last = Math.min(last, Math.max(one, other));
  }
  return first < last;
}
