import type { Stroke } from '../../../contract/drawings';

/** The smallest upright rectangle around all points; width and height may be 0. */
export interface BoundingBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The box around all points of all strokes; null when there is no point. */
export function boundingBox(strokes: readonly Stroke[]): BoundingBox | null {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const stroke of strokes) {
    for (const [x, y] of stroke) {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return left <= right ? { left, top, width: right - left, height: bottom - top } : null;
}

/** The smallest box around others, of which there is at least one. */
export function boxAround(boxes: readonly BoundingBox[]): BoundingBox {
  // Not as arguments of one call: there may be more boxes than a call takes.
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.left + box.width);
    bottom = Math.max(bottom, box.top + box.height);
  }
  return { left, top, width: right - left, height: bottom - top };
}
