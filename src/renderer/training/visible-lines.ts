/** Lines of a long list that have to be on the page: those in view and a few around them. */
export interface VisibleLines {
  first: number;
  /** One behind the last. */
  end: number;
}

const linesAround = 10;

/** All lines have the same height, so the position alone says which are in view; all lengths in pixels. */
export function visibleLines(
  lineCount: number,
  lineHeight: number,
  scrollTop: number,
  viewHeight: number,
): VisibleLines {
  const first = Math.floor(scrollTop / lineHeight) - linesAround;
  const end = Math.ceil((scrollTop + viewHeight) / lineHeight) + linesAround;
  return { first: Math.min(lineCount, Math.max(0, first)), end: Math.min(lineCount, Math.max(0, end)) };
}
