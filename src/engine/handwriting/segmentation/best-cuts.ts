/** Which pieces of a line may belong to one digit, and how good each choice is; all scores are logarithms. */
export interface TrialCuts {
  pieces: number;
  /** A digit has at most this many pieces. */
  mostPieces: number;
  /** How well the pieces from `first` to before `end` make one digit. */
  digit(first: number, end: number): number;
  /** How likely a cut before piece `index` > 0 is. */
  cut(index: number): number;
  /** How likely it is that piece `index` > 0 belongs to the one before it. */
  join(index: number): number;
  /** How likely it is that piece `index` belongs to no digit. */
  leaveOut(index: number): number;
}

/** The pieces of one digit, from `first` to before `end`. */
export interface Group {
  first: number;
  end: number;
}

/**
 * Finds the cuts with the best sum of scores among all: the book's search over trial cuts, by dynamic programming.
 * Returns the digits from left to right; among equals the fewest cuts.
 */
export function bestCuts({ pieces, mostPieces, digit, cut, join, leaveOut }: TrialCuts): Group[] {
  const best = [0];
  const starts = [0];
  const isLeftOut = [false];
  for (let end = 1; end <= pieces; end++) {
    best[end] = -Infinity;
    let joined = 0;
    for (let first = end - 1; first >= Math.max(0, end - mostPieces); first--) {
      const score = best[first] + (first > 0 ? cut(first) : 0) + joined + digit(first, end);
      if (score >= best[end] || first === end - 1) [best[end], starts[end]] = [score, first];
      if (first > 0) joined += join(first);
    }
    const without = best[end - 1] + leaveOut(end - 1);
    isLeftOut[end] = without > best[end];
    if (isLeftOut[end]) [best[end], starts[end]] = [without, end - 1];
  }
  const groups: Group[] = [];
  for (let end = pieces; end > 0; end = starts[end]) {
    if (!isLeftOut[end]) groups.unshift({ first: starts[end], end });
  }
  return groups;
}
