/** How two networks read the same images. */
export interface AnswerComparison {
  /** Images that both read correctly. */
  both: number;
  /** Images that only the one reads correctly. */
  onlyOne: number;
  onlyOther: number;
  /** Images that both read wrong. */
  neither: number;
}

/** Counts the images that both networks, only one of them, or none reads correctly. */
export function compareAnswers(
  labels: ArrayLike<number>,
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): AnswerComparison {
  const counts = { both: 0, onlyOne: 0, onlyOther: 0, neither: 0 };
  for (let image = 0; image < labels.length; image++) {
    const isOneRight = one[image] === labels[image];
    const isOtherRight = other[image] === labels[image];
    counts[isOneRight ? (isOtherRight ? 'both' : 'onlyOne') : isOtherRight ? 'onlyOther' : 'neither']++;
  }
  return counts;
}

/**
 * The probability that a fair coin falls at least as unevenly as `heads` to `tails`, on either side: the exact test of
 * McNemar, for the images on which two networks disagree. 1 when there are none.
 */
export function probabilityOfSplit(heads: number, tails: number): number {
  const tosses = heads + tails;
  const fewer = Math.min(heads, tails);
  // The binomial coefficients relative to the largest one, which is in the middle; far from it they vanish.
  let coefficient = 1;
  let all = 0;
  let asUneven = 0;
  for (let count = Math.floor(tosses / 2); count >= 0; count--) {
    const isMiddle = 2 * count === tosses;
    all += isMiddle ? coefficient : 2 * coefficient;
    if (count <= fewer) asUneven += isMiddle ? coefficient : 2 * coefficient;
    coefficient *= count / (tosses - count + 1);
  }
  return asUneven / all;
}
