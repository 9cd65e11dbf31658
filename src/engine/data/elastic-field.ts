import { mixInto } from '../hash';
import { imageSide, pixelsPerImage } from '../image';

/** Pixels between grid points; at this spacing a cubic B-spline is as smooth as a Gaussian of deviation 4. */
const spacing = 7;
/** Points along one side of the grid; one lies before the image and one after its end. */
const gridSide = imageSide / spacing + 3;
/** Grid points that contribute to a pixel's displacement, along each direction. */
const support = 4;

/** Displacements are whole numbers of this fraction of a pixel. */
const unitsPerPixel = 1024;
/** Factors are whole numbers of this fraction of 1: with 16 bits, as many as the kernels multiply at once. */
const one = 32_768;

/** Deviation of a pixel's displacement if those of the grid have deviation 1: the mean sum of the squared weights. */
const smoothedDeviation = 151 / 315;
/** Deviation of a number distributed uniformly from -1 to 1. */
const uniformDeviation = Math.sqrt(1 / 3);

/** (spacing, support): the weight of each point for a pixel, whose middle is at its index plus a half. */
const weights = Float64Array.from({ length: spacing * support }, (_, index) =>
  nearest(one * bSpline((Math.floor(index / support) + 0.5) / spacing, index % support)),
);

/**
 * Weight of the first to fourth point around a place; `along` is how far it lies from the second to the third, 0 to 1.
 */
function bSpline(along: number, point: number): number {
  const rest = 1 - along;
  const middle = (t: number) => (4 - 6 * t * t + 3 * t * t * t) / 6;
  return [(rest * rest * rest) / 6, middle(along), middle(rest), (along * along * along) / 6][point];
}

/** Returns the nearest whole number. */
function nearest(x: number): number {
  return Math.floor(x + 0.5);
}

/** Returns a number times a factor in 1/32768, as a whole number. */
function product(number: number, factor: number): number {
  return nearest((number * factor) / one);
}

/**
 * A smooth random displacement of every pixel that makes a digit look as if drawn by an unsteady hand.
 *
 * Random displacements on a coarse grid are interpolated by a cubic B-spline. They are like those of P. Simard, D.
 * Steinkraus and J. Platt, Best Practices for Convolutional Neural Networks, 2003, who smooth one for each pixel with a
 * Gaussian of deviation 4; their strength of 34 is a deviation of 1.4 pixels.
 */
export class ElasticField {
  static readonly unitsPerPixel = unitsPerPixel;
  /** (784) displacements in 1/1024 pixel, to the right and downwards. */
  readonly x = new Int16Array(pixelsPerImage);
  readonly y = new Int16Array(pixelsPerImage);
  /** The largest displacement of a grid point. */
  readonly #largest: number;
  readonly #grid = new Int16Array(gridSide * gridSide);
  /** (gridSide, imageSide): the rows of the grid, interpolated along themselves. */
  readonly #lines = new Int16Array(gridSide * imageSide);

  /** `deviation` is that of a pixel's displacement along each direction, in pixels. */
  constructor(deviation: number) {
    this.#largest = nearest((deviation / (uniformDeviation * smoothedDeviation)) * unitsPerPixel);
  }

  /**
   * Makes the field from random number `first` of an image and those that follow it: one along x for each grid point,
   * then one along y for each; of each the upper 16 bits count, taken as -1 to 1.
   */
  draw(hash: number, first: number): void {
    this.#smooth(hash, first, this.x);
    this.#smooth(hash, first + gridSide * gridSide, this.y);
  }

  /** Interpolates first along the rows of the grid, then down the columns of the image. */
  #smooth(hash: number, first: number, field: Int16Array): void {
    const [grid, lines] = [this.#grid, this.#lines];
    for (let point = 0; point < grid.length; point++) {
      grid[point] = product((mixInto(hash, first + point) >>> 16) - one, this.#largest);
    }
    for (let row = 0; row < gridSide; row++) {
      for (let column = 0; column < imageSide; column++) {
        const point = row * gridSide + Math.floor(column / spacing);
        lines[row * imageSide + column] = interpolate(grid, point, 1, column % spacing);
      }
    }
    for (let row = 0; row < imageSide; row++) {
      for (let column = 0; column < imageSide; column++) {
        const point = Math.floor(row / spacing) * imageSide + column;
        field[row * imageSide + column] = interpolate(lines, point, imageSide, row % spacing);
      }
    }
  }
}

/** Interpolates between four values, `step` apart; `place` is the number of the pixel between the middle two. */
function interpolate(values: Int16Array, first: number, step: number, place: number): number {
  let sum = 0;
  for (let point = 0; point < support; point++) {
    sum += product(values[first + point * step], weights[place * support + point]);
  }
  return sum;
}
