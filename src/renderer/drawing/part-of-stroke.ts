import type { InkStroke, PadPoint } from './ink';

/** Cuts out the part of a stroke between two positions; 2.5 is halfway between points 2 and 3. */
export function partOfStroke(stroke: InkStroke, start: number, end: number): InkStroke {
  const inside = Array.from(
    { length: Math.ceil(end) - Math.floor(start) - 1 },
    (_, offset) => Math.floor(start) + 1 + offset,
  );
  const places = [start, ...inside, end];
  const { pressures } = stroke;
  return {
    ...stroke,
    points: places.map((place): PadPoint => [
      valueAt(place, (index) => stroke.points[index][0]),
      valueAt(place, (index) => stroke.points[index][1]),
    ]),
    ...(pressures && { pressures: places.map((place) => valueAt(place, (index) => pressures[index])) }),
  };
}

function valueAt(place: number, at: (index: number) => number): number {
  const index = Math.floor(place);
  return place === index ? at(index) : at(index) + (place - index) * (at(index + 1) - at(index));
}
