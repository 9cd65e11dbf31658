type Point = readonly [number, number];
type Range = readonly [number, number];

/**
 * The lines on which `valueAt` has one of the `levels`, as pieces within the cells of a grid over the ranges of x and y
 * (marching squares, with straight pieces).
 */
export function contourLines(
  valueAt: (x: number, y: number) => number,
  [xRange, yRange]: readonly [Range, Range],
  levels: readonly number[],
  cells = 64,
): [Point, Point][] {
  const along = ([lowest, highest]: Range) =>
    Array.from({ length: cells + 1 }, (_, index) => lowest + ((highest - lowest) * index) / cells);
  const [xs, ys] = [along(xRange), along(yRange)];
  const values = ys.map((y) => xs.map((x) => valueAt(x, y)));
  const pieces: [Point, Point][] = [];
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const corners = (
        [
          [column, row],
          [column + 1, row],
          [column + 1, row + 1],
          [column, row + 1],
        ] as const
      ).map(([x, y]) => ({ point: [xs[x], ys[y]] as Point, value: values[y][x] }));
      for (const level of levels) pieces.push(...piecesIn(corners, level));
    }
  }
  return pieces;
}

/** In one cell, whose corners are given around it. */
function piecesIn(corners: readonly { point: Point; value: number }[], level: number): [Point, Point][] {
  const crossings = corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length];
    if (from.value > level === to.value > level) return [];
    const share = (level - from.value) / (to.value - from.value);
    const between = (axis: 0 | 1) => from.point[axis] + share * (to.point[axis] - from.point[axis]);
    return [[between(0), between(1)] as const];
  });
  if (crossings.length === 4) {
    return [
      [crossings[0], crossings[1]],
      [crossings[2], crossings[3]],
    ];
  }
  return crossings.length === 2 ? [[crossings[0], crossings[1]]] : [];
}
