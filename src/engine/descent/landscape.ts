/** Coefficients of 1, x, x² … */
type Polynomial = readonly number[];

/** A cost of one or two variables that is a sum of one polynomial for each: C(v) = p₁(v₁) + p₂(v₂). */
export type Landscape = readonly Polynomial[];

/** C(v). */
export function costAt(landscape: Landscape, position: ArrayLike<number>): number {
  return landscape.reduce((sum, polynomial, index) => sum + valueOf(polynomial, position[index]), 0);
}

/** ∇C at v: its slope along each variable. */
export function gradientAt(landscape: Landscape, position: ArrayLike<number>): number[] {
  return landscape.map((polynomial, index) => valueOf(derivativeOf(polynomial), position[index]));
}

/** The second derivative of C along each variable at v; those of two variables are 0. */
export function curvaturesAt(landscape: Landscape, position: ArrayLike<number>): number[] {
  return landscape.map((polynomial, index) =>
    valueOf(derivativeOf(derivativeOf(polynomial)), position[index]),
  );
}

function valueOf(polynomial: Polynomial, x: number): number {
  return polynomial.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

function derivativeOf(polynomial: Polynomial): Polynomial {
  return polynomial.slice(1).map((coefficient, index) => coefficient * (index + 1));
}

/** v²: curvature 2. */
const parabola = [0, 0, 1];
/** Valleys at -1.5, where it is 0, and 1, where it is 0.651; the hill between them at 0. Its slope is v (v + 1.5) (v - 1). */
const doubleWell = [63 / 64, 0, -3 / 4, 1 / 6, 1 / 4];
/** Valleys at -1 and 1, where it is 0; the hill between them at 0. */
const equalWells = [1 / 4, 0, -1 / 2, 0, 1 / 4];

/** Landscapes with a lowest cost of 0. */
export const landscapes = {
  curve: [parabola],
  'curve-with-two-valleys': [doubleWell],
  bowl: [parabola, parabola],
  /** Curvature 0.25 along, 4 across. */
  ravine: [
    [0, 0, 1 / 8],
    [0, 0, 2],
  ],
  /** At 0, 0: a valley along v₁, a hill along v₂. */
  saddle: [[0, 0, 1 / 2], equalWells],
  'two-valleys': [doubleWell, parabola],
} as const satisfies Record<string, Landscape>;

export type LandscapeName = keyof typeof landscapes;
