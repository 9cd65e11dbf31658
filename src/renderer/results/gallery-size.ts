/** In pixels, as in the style sheet. */
const gap = 10;
const captionHeight = 20;

/** How many pictures fit into a room of this size, in pixels; at least one. */
export function fitPictures(width: number, height: number): { columns: number; rows: number } {
  const columns = Math.max(1, Math.floor((width + gap) / (leastSide(width, height) + gap)));
  const side = (width - (columns - 1) * gap) / columns;
  const rows = Math.max(1, Math.floor((height + gap) / (side + captionHeight + gap)));
  return { columns, rows };
}

/** Pictures grow in a large room. */
function leastSide(width: number, height: number): number {
  return Math.min(96, Math.max(66, Math.sqrt(width * height) / 12));
}
