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

/** Groups of pieces with the sum of all their scores. */
export interface Cutting {
  groups: Group[];
  score: number;
}

/**
 * Finds the cuts with the best sum of scores among all: the book's search over trial cuts, by dynamic programming.
 * Returns the digits from left to right; among equals the fewest cuts.
 */
export function bestCuts(cuts: TrialCuts): Group[] {
  return bestCutting(cuts).groups;
}

/** The same with its sum. */
export function bestCutting(cuts: TrialCuts): Cutting {
  const { pieces } = cuts;
  const best = [0];
  const starts = [0];
  const isLeftOut = [false];
  for (let end = 1; end <= pieces; end++) {
    best[end] = -Infinity;
    forEachGroup(cuts, end, (first, before, digit) => {
      const score = best[first] + before + digit;
      if (score >= best[end] || first === end - 1) [best[end], starts[end]] = [score, first];
    });
    const without = best[end - 1] + cuts.leaveOut(end - 1);
    isLeftOut[end] = without > best[end];
    if (isLeftOut[end]) [best[end], starts[end]] = [without, end - 1];
  }
  const groups: Group[] = [];
  for (let end = pieces; end > 0; end = starts[end]) {
    if (!isLeftOut[end]) groups.unshift({ first: starts[end], end });
  }
  return { groups, score: best[pieces] };
}

/**
 * Finds the best cuts whose groups may stand for these digits, one after the other; `isDigit` says which group may stand
 * for which. Returns null where there are none.
 */
export function bestCuttingInto(
  cuts: TrialCuts,
  digits: readonly number[],
  isDigit: (group: Group, digit: number) => boolean,
): Cutting | null {
  // best[count][end]: the pieces before `end` make the first `count` digits.
  let best: (Cutting | null)[] = [{ groups: [], score: 0 }];
  for (let end = 1; end <= cuts.pieces; end++) best[end] = without(best[end - 1], end);
  for (const digit of digits) {
    const next: (Cutting | null)[] = [null];
    for (let end = 1; end <= cuts.pieces; end++) {
      let chosen = without(next[end - 1], end);
      forEachGroup(cuts, end, (first, before, score) => {
        const start = best[first];
        if (start === null || score === -Infinity || !isDigit({ first, end }, digit)) return;
        const sum = start.score + before + score;
        if (chosen === null || sum > chosen.score) {
          chosen = { groups: [...start.groups, { first, end }], score: sum };
        }
      });
      next[end] = chosen;
    }
    best = next;
  }
  return best[cuts.pieces];

  function without(before: Cutting | null, end: number): Cutting | null {
    const score = (before?.score ?? -Infinity) + cuts.leaveOut(end - 1);
    return before === null || score === -Infinity ? null : { groups: before.groups, score };
  }
}

/**
 * Calls back for each group that ends before piece `end`, the shortest first, with the score of its cut and of what it
 * joins, and with that of its digit.
 */
function forEachGroup(
  { mostPieces, digit, cut, join }: TrialCuts,
  end: number,
  visit: (first: number, before: number, digit: number) => void,
): void {
  let joined = 0;
  for (let first = end - 1; first >= Math.max(0, end - mostPieces); first--) {
    visit(first, (first > 0 ? cut(first) : 0) + joined, digit(first, end));
    if (first > 0) joined += join(first);
  }
}
