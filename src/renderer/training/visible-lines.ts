/** The lines of a long list that must be on the page: those in view and a few around them. */
export interface VisibleLines {
  first: number;
  /** Index after the last line. */
  end: number;
}

const linesAround = 10;

/** Finds the lines in view from the scroll position; all have the same height, and lengths are in pixels. */
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
