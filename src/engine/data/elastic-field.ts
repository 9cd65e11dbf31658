import { imageSide, pixelsPerImage } from '../image';

/** Pixels between grid points; at this spacing a cubic B-spline is as smooth as a Gaussian of deviation 4. */
const spacing = 7;
/** Points along one side of the grid; one lies before the image and one after its end. */
const gridSide = imageSide / spacing + 3;
/** Grid points that contribute to a pixel's displacement, along each direction. */
const support = 4;

/** Random numbers that make a field: one along x for each grid point, then one along y for each. */
export const elasticNumbers = 2 * gridSide * gridSide;

/** Deviation of a pixel's displacement if those of the grid have deviation 1: the mean sum of the squared weights. */
const smoothedDeviation = 151 / 315;
/** Deviation of a number distributed uniformly from -1 to 1. */
const uniformDeviation = Math.sqrt(1 / 3);

/** (side, support): the weight of each point for a pixel, whose middle is at its index plus a half. */
const weights = Float64Array.from({ length: imageSide * support }, (_, index) =>
  bSpline(((Math.floor(index / support) + 0.5) % spacing) / spacing, index % support),
);

/**
 * Weight of the first to fourth point around a place; `along` is how far it lies from the second to the third, 0 to 1.
 */
function bSpline(along: number, point: number): number {
  const rest = 1 - along;
  const middle = (t: number) => (4 - 6 * t * t + 3 * t * t * t) / 6;
  return [(rest * rest * rest) / 6, middle(along), middle(rest), (along * along * along) / 6][point];
}

/**
 * A smooth random displacement of every pixel that makes a digit look as if drawn by an unsteady hand.
 *
 * Random displacements on a coarse grid are interpolated by a cubic B-spline. They are like those of P. Simard, D.
 * Steinkraus and J. Platt, Best Practices for Convolutional Neural Networks, 2003, who smooth one for each pixel with a
 * Gaussian of deviation 4; their strength of 34 is a deviation of 1.4 pixels.
 */
export class ElasticField {
  /** (784) displacements in pixels, to the right and downwards. */
  readonly x = new Float64Array(pixelsPerImage);
  readonly y = new Float64Array(pixelsPerImage);
  readonly #factor: number;
  /** (gridSide): the columns of the grid at the current row. */
  readonly #line = new Float64Array(gridSide);

  /** `deviation` is that of a pixel's displacement along each direction, in pixels. */
  constructor(deviation: number) {
    this.#factor = deviation / (uniformDeviation * smoothedDeviation);
  }

  /** Makes the field from `elasticNumbers` numbers from -1 to 1. */
  draw(numbers: Float64Array): void {
    this.#smooth(numbers, 0, this.x);
    this.#smooth(numbers, gridSide * gridSide, this.y);
  }

  /** Interpolates first down the columns of the grid, then along the rows of the image. */
  #smooth(numbers: Float64Array, start: number, field: Float64Array): void {
    const line = this.#line;
    for (let row = 0, pixel = 0, at = 0; row < imageSide; row++, at += support) {
      const first = this.#factor * weights[at];
      const second = this.#factor * weights[at + 1];
      const third = this.#factor * weights[at + 2];
      const fourth = this.#factor * weights[at + 3];
      let point = start + Math.floor(row / spacing) * gridSide;
      for (let column = 0; column < gridSide; column++, point++) {
        line[column] =
          first * numbers[point] +
          second * numbers[point + gridSide] +
          third * numbers[point + 2 * gridSide] +
          fourth * numbers[point + 3 * gridSide];
      }
      pixel = drawLine(line, field, pixel);
    }
  }
}

/** Writes one line of pixels; returns the index after its last. */
function drawLine(line: Float64Array, field: Float64Array, pixel: number): number {
  for (let cell = 0; cell + support <= gridSide; cell++) {
    const first = line[cell];
    const second = line[cell + 1];
    const third = line[cell + 2];
    const fourth = line[cell + 3];
    for (let at = 0; at < spacing * support; at += support, pixel++) {
      field[pixel] =
        first * weights[at] + second * weights[at + 1] + third * weights[at + 2] + fourth * weights[at + 3];
    }
  }
  return pixel;
}
