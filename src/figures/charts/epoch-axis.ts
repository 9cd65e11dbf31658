import { clampFraction, type Axis } from './axis';

const mostIntervals = 7;

/** Returns an axis from 0, the network before training, to the last planned epoch. */
export function epochAxis(maximum: number): Axis {
  const step = stepFor(maximum);
  const values = Array.from({ length: Math.floor(maximum / step) + 1 }, (_, index) => index * step);
  const last = values.at(-1)!;
  // The end always has its number, even if the one before has to make room.
  if (last !== maximum) {
    if (maximum - last < 0.6 * step) values.pop();
    values.push(maximum);
  }
  const ticks = values.map((value) => ({ value, label: value === 0 ? 'epoch 0' : String(value) }));
  return { ticks, fraction: (epochs) => clampFraction(epochs / maximum) };
}

function stepFor(maximum: number): number {
  if (maximum <= 1) return maximum / 2;
  for (let decade = 1; ; decade *= 10) {
    const step = [1, 2, 5].map((factor) => factor * decade).find((each) => maximum / each <= mostIntervals);
    if (step !== undefined) return step;
  }
}
