/** Sizes of the grid of images, in pixels of the page. */
export interface GridMeasures {
  columns: number;
  /** Side of an image: a whole multiple of its 28 pixels, so that all of them are equally large. */
  tile: number;
  /** Between two columns. */
  gap: number;
  rowHeight: number;
  /** Rows that are fully in view; at least 1. */
  rowsInView: number;
}

/** From this width on, images are larger. */
const wide = 1000;
const leastGap = 6;
const mostGap = 20;
const captionHeight = 20;
const rowGap = 6;

/** Finds how many images fit in a row of this width. */
export function measureGrid(width: number, height: number): GridMeasures {
  const tile = width >= wide ? 84 : 56;
  const columns = Math.max(1, Math.floor((width + leastGap) / (tile + leastGap)));
  const gap = columns === 1 ? 0 : Math.min(mostGap, (width - columns * tile) / (columns - 1));
  const rowHeight = tile + captionHeight + rowGap;
  return { columns, tile, gap, rowHeight, rowsInView: Math.max(1, Math.floor(height / rowHeight)) };
}
