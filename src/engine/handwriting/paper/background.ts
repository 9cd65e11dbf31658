import { reducePicture } from '../raster/grey-picture';
import type { GreyImage } from '../raster/raster';

/** Longer side of the image used for the background, in pixels: enough, since the background changes slowly. */
const longestSide = 300;
/** Where the light of neighbouring pixels differs by this fraction, there is the edge of a shadow or of the paper. */
const hardEdge = 0.2;
/** Ink is assumed to be narrower than this fraction of the picture's shorter side, unless its width is known. */
const widestLine = 1 / 2;

/**
 * Returns the paper behind the ink, as light as it would be without dark lines.
 *
 * A morphological closing: the lightest value in a square around every pixel, then the darkest of these in a square. It
 * fills dark areas narrower than the square, and keeps slopes, bumps and steps of the light. `widest`: width of the
 * widest ink, in pixels.
 */
export function lightBackground(image: GreyImage, widest = widestLine * shorterSide(image)): GreyImage {
  const small = reducePicture(image, longestSide);
  const reach = reachOf(widest / small.factor);
  // The image is extended beyond its edges so that a shadow on an edge is not a narrow dark line.
  const wide = withMargin(small, 2 * reach);
  const lightest = slide(slide(wide, reach, 'row'), reach, 'column');
  // A minimum is the maximum of what is negated.
  const darkest = slide(slide(negated(lightest), reach, 'row'), reach, 'column');
  return enlarge(withMargin(negated(darkest), -2 * reach), image);
}

/** The image with its outermost values repeated `margin` times on every side; a negative margin cuts off instead. */
function withMargin({ width, height, grey }: GreyImage, margin: number): GreyImage {
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  const result = new Float32Array(wide * high);
  for (let row = 0; row < high; row++) {
    const source = Math.min(height - 1, Math.max(0, row - margin)) * width;
    for (let column = 0; column < wide; column++) {
      result[row * wide + column] = grey[source + Math.min(width - 1, Math.max(0, column - margin))];
    }
  }
  return { width: wide, height: high, grey: result };
}

/**
 * Whether the lines of an image are lighter than their surroundings.
 *
 * Ink covers less area than paper, so pixels far from the mean of their surroundings are ink, even in shadows.
 */
export function hasLightLines(image: GreyImage): boolean {
  const small = reducePicture(image, longestSide);
  const around = meansAround(small, Math.round(1.5 * reachOf(widestLine * shorterSide(small))));
  return small.grey.reduce((sum, value, index) => sum + cube(value - around[index]), 0) > 0;
}

function cube(x: number): number {
  return x * x * x;
}

/** The mean of the square that extends `reach` pixels around every pixel, as far as it lies in the image. */
function meansAround({ width, height, grey }: GreyImage, reach: number): Float64Array {
  // (height + 1, width + 1): the sum of all values above and to the left.
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let row = 0; row < height; row++) {
    let inRow = 0;
    for (let column = 0; column < width; column++) {
      inRow += grey[row * width + column];
      sums[(row + 1) * (width + 1) + column + 1] = sums[row * (width + 1) + column + 1] + inRow;
    }
  }
  return Float64Array.from(grey, (_, index) => {
    const [column, row] = [index % width, Math.floor(index / width)];
    const [left, right] = [Math.max(0, column - reach), Math.min(width, column + reach + 1)];
    const [top, bottom] = [Math.max(0, row - reach), Math.min(height, row + reach + 1)];
    const [above, below] = [top * (width + 1), bottom * (width + 1)];
    const sum = sums[below + right] - sums[below + left] - sums[above + right] + sums[above + left];
    return sum / ((right - left) * (bottom - top));
  });
}

function shorterSide({ width, height }: GreyImage): number {
  return Math.min(width, height);
}

/** How far a square as wide as the widest ink extends around its middle pixel. */
function reachOf(widest: number): number {
  return Math.max(1, Math.round(widest / 2));
}

/**
 * The maximum of the values within `reach` of every pixel, along its row or column.
 *
 * Van Herk, "A fast algorithm for local minimum and maximum filters on rectangular and octagonal kernels", 1992: of
 * blocks as long as the window, the extremes from each block's start and from its end make up every window.
 */
function slide({ width, height, grey }: GreyImage, reach: number, along: 'row' | 'column'): GreyImage {
  const [count, lines] = along === 'row' ? [width, height] : [height, width];
  const [step, lineStep] = along === 'row' ? [1, width] : [width, 1];
  const block = 2 * reach + 1;
  // The line, extended by `reach` at both ends with its first and last values.
  const extended = new Float32Array(count + 2 * reach);
  const fromStart = new Float32Array(extended.length);
  const fromEnd = new Float32Array(extended.length);
  const result = new Float32Array(grey.length);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    for (let at = 0; at < count; at++) extended[reach + at] = grey[start + at * step];
    extended.fill(extended[reach], 0, reach);
    extended.fill(extended[reach + count - 1], reach + count);
    for (let first = 0; first < extended.length; first += block) {
      const last = Math.min(first + block, extended.length) - 1;
      let highest = -Infinity;
      for (let at = first; at <= last; at++) fromStart[at] = highest = Math.max(highest, extended[at]);
      highest = -Infinity;
      for (let at = last; at >= first; at--) fromEnd[at] = highest = Math.max(highest, extended[at]);
    }
    for (let at = 0; at < count; at++)
      result[start + at * step] = Math.max(fromEnd[at], fromStart[at + 2 * reach]);
  }
  return { width, height, grey: result };
}

function negated({ grey, ...size }: GreyImage): GreyImage {
  return { ...size, grey: grey.map((value) => -value) };
}

/**
 * Enlarges an image with linear interpolation; at a hard edge the darker side counts, so that no part of the edge looks
 * like a line on lighter paper.
 */
function enlarge(small: GreyImage, { width, height }: GreyImage): GreyImage {
  if (small.width === width && small.height === height) return small;
  const grey = new Float32Array(width * height);
  const columns = Array.from({ length: width }, (_, column) =>
    between(column, width / small.width, small.width),
  );
  for (let row = 0; row < height; row++) {
    const { first, second, share } = between(row, height / small.height, small.height);
    const above = small.grey.subarray(first * small.width);
    const below = small.grey.subarray(second * small.width);
    for (let column = 0; column < width; column++) {
      const x = columns[column];
      const one = above[x.first];
      const two = above[x.second];
      const three = below[x.first];
      const four = below[x.second];
      const darkest = Math.min(one, two, three, four);
      const isHard = Math.max(one, two, three, four) * (1 - hardEdge) > darkest;
      const smooth =
        (one * (1 - x.share) + two * x.share) * (1 - share) +
        (three * (1 - x.share) + four * x.share) * share;
      grey[row * width + column] = isHard ? darkest : smooth;
    }
  }
  return { width, height, grey };
}

/**
 * The two of `count` pixels, each `factor` wide, between which a pixel's middle lies, and how near it is to the second.
 */
function between(pixel: number, factor: number, count: number) {
  const position = Math.min(count - 1, Math.max(0, (pixel + 0.5) / factor - 0.5));
  const first = Math.floor(position);
  return { first, second: Math.min(count - 1, first + 1), share: position - first };
}
