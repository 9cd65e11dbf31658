import type { Random } from '../random';

/** How a drawing in the square from -1 to 1 is bent, stretched, slanted and rotated, in this order. */
export interface Shape {
  /** Coefficients of x², xy, y² and y³ in x, then of x², xy, y² and x³ in y. */
  bends: readonly number[];
  width: number;
  height: number;
  /** Slant to the right at the top, as width per height. */
  slant: number;
  /** Tangent of half the angle of rotation: rotating by it needs no sine. */
  halfTangent: number;
}

export type Deformation = (x: number, y: number) => readonly [x: number, y: number];

/** Makes the map of a shape; it uses only + - * / so that it is the same on every machine. */
export function deformation({ bends, width, height, slant, halfTangent }: Shape): Deformation {
  const secantSquared = 1 + halfTangent * halfTangent;
  const cosine = (2 - secantSquared) / secantSquared;
  const sine = (2 * halfTangent) / secantSquared;
  return (x, y) => {
    const bentX = x + bends[0] * x * x + bends[1] * x * y + bends[2] * y * y + bends[3] * y * y * y;
    const bentY = y + bends[4] * x * x + bends[5] * x * y + bends[6] * y * y + bends[7] * x * x * x;
    const slantedX = width * bentX - height * slant * bentY;
    const slantedY = height * bentY;
    return [cosine * slantedX - sine * slantedY, sine * slantedX + cosine * slantedY];
  };
}

/** Draws the coefficients of a smooth bend, each with this standard deviation. */
export function randomBends(random: Random, deviation: number): number[] {
  return Array.from({ length: 8 }, () => deviation * random.gaussian());
}
