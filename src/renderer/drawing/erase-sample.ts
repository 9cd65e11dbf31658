import type { PadPoint } from './ink';
import type { Sample } from './sample';

const side = 28;

/**
 * Erases the pixels of a sample that an eraser of this radius sweeps over on its way from `from` to `to`.
 *
 * The picture fills the pad. Returns the same sample if nothing changed.
 */
export function eraseSample(sample: Sample, from: PadPoint, to: PadPoint, radius: number): Sample {
  const input = sample.input.map((ink, index) => {
    const centre: PadPoint = [((index % side) + 0.5) / side, (Math.floor(index / side) + 0.5) / side];
    return distanceToSegment(centre, from, to) <= radius ? 0 : ink;
  });
  return input.every((ink, index) => ink === sample.input[index])
    ? sample
    : { ...sample, input, isErased: true };
}

function distanceToSegment([x, y]: PadPoint, [startX, startY]: PadPoint, [endX, endY]: PadPoint): number {
  const [alongX, alongY] = [endX - startX, endY - startY];
  const squaredLength = alongX * alongX + alongY * alongY;
  const share = squaredLength === 0 ? 0 : ((x - startX) * alongX + (y - startY) * alongY) / squaredLength;
  const nearest = Math.min(1, Math.max(0, share));
  return Math.hypot(x - startX - nearest * alongX, y - startY - nearest * alongY);
}
