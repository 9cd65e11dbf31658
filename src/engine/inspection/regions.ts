import { imageSide } from '../image';

/** The parts of a picture that a sentence can name, row by row. */
export const regionNames = [
  'top left',
  'top',
  'top right',
  'left',
  'centre',
  'right',
  'bottom left',
  'bottom',
  'bottom right',
] as const;

/** A part of a picture, and the sum of the values in it. */
export interface Region {
  name: (typeof regionNames)[number];
  sum: number;
}

/** Sums values (28, 28) in each of nine parts of the picture. */
export function sumByRegion(values: ArrayLike<number>): Region[] {
  const regions = regionNames.map((name): Region => ({ name, sum: 0 }));
  for (let y = 0; y < imageSide; y++) {
    for (let x = 0; x < imageSide; x++) {
      regions[3 * third(y) + third(x)].sum += values[y * imageSide + x];
    }
  }
  return regions;
}

/** The digits lie in the middle 20 pixels, so the middle third is taken from those. */
function third(place: number): 0 | 1 | 2 {
  return place < 11 ? 0 : place < 17 ? 1 : 2;
}

/** Returns the regions of the largest sums of one sign, strongest first. */
export function strongestRegions(values: ArrayLike<number>, sign: 1 | -1, count: number): Region[] {
  return sumByRegion(values)
    .filter(({ sum }) => sign * sum > 0)
    .sort((one, other) => sign * (other.sum - one.sum))
    .slice(0, count);
}
