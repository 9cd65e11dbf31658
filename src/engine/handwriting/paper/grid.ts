/** A straight printed line, in pixels. */
export type PrintedLine = readonly [from: PlaceInPicture, to: PlaceInPicture];
export type PlaceInPicture = readonly [x: number, y: number];

/** The printed lines of a table, or of boxes beside each other. */
export interface Grid {
  /** From the top, each from left to right. */
  across: readonly PrintedLine[];
  /** From the left, each from top to bottom. */
  down: readonly PrintedLine[];
}

/** A grid in a picture whose pixels are `factor` times as wide and high. */
export function reducedGrid(grid: Grid, factor: number): Grid {
  return withPlaces(grid, ([x, y]) => [x / factor, y / factor]);
}

/** A grid in a picture turned by a quarter, clockwise; `height` is that of the picture before. */
export function turnedGrid(grid: Grid, height: number): Grid {
  const { across, down } = withPlaces(grid, ([x, y]) => [height - y, x]);
  return { across: down.map(([from, to]) => [to, from]), down: across.toReversed() };
}

function withPlaces({ across, down }: Grid, placeOf: (place: PlaceInPicture) => PlaceInPicture): Grid {
  const moved = ([from, to]: PrintedLine): PrintedLine => [placeOf(from), placeOf(to)];
  return { across: across.map(moved), down: down.map(moved) };
}

/** The height of a line across at a place from left to right, also beyond its ends. */
export function heightAt([[x, y], [toX, toY]]: PrintedLine, column: number): number {
  return y + ((toY - y) * (column - x)) / Math.max(1, toX - x);
}

/** The place from left to right of a line down at a height, also beyond its ends. */
export function columnAt([[x, y], [toX, toY]]: PrintedLine, height: number): number {
  return x + ((toX - x) * (height - y)) / Math.max(1, toY - y);
}
