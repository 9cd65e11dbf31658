import type { SplitResults } from './split-results';

/**
 * Some images of a split, by what a network makes of them: its mistakes; what it reads correctly, but hardly; the
 * images of a digit that it gives an answer to; and, with another network to compare it with, what only the one or only
 * the other reads correctly, and what both read wrong.
 */
export type ImageChoice =
  | { kind: 'mistakes' | 'doubtful' | 'only-this' | 'only-other' | 'neither' }
  | { kind: 'cell'; digit: number; answer: number };

/** Only the images of one digit, or all others. */
export interface DigitFilter {
  digit: number;
  isLeftOut: boolean;
}

/** What is chosen from: a network's results and, for a comparison, the answers of another one to the same images. */
export interface ComparedResults {
  results: SplitResults;
  other: Pick<SplitResults, 'answers'> | null;
}

/**
 * The numbers of the chosen images. What is read wrong comes by confidence, the worst mistakes first; what is read
 * correctly comes the most doubtful first.
 */
export function chooseImages(
  { results, other }: ComparedResults,
  choice: ImageChoice,
  filter: DigitFilter | null,
): number[] {
  const { labels, surestFirst } = results;
  const isChosen = judge(results, other?.answers ?? null, choice);
  const chosen = Array.from(surestFirst).filter((image) => {
    const isOfDigit = filter === null || (labels[image] === filter.digit) !== filter.isLeftOut;
    return isOfDigit && isChosen(image);
  });
  return isReadCorrectly(choice) ? chosen.reverse() : chosen;
}

/** Whether the network is right about all chosen images. */
function isReadCorrectly(choice: ImageChoice): boolean {
  return (
    choice.kind === 'doubtful' ||
    choice.kind === 'only-this' ||
    (choice.kind === 'cell' && choice.digit === choice.answer)
  );
}

function judge(
  { labels, answers }: SplitResults,
  others: Uint8Array | null,
  choice: ImageChoice,
): (image: number) => boolean {
  const isRight = (image: number) => answers[image] === labels[image];
  const isOtherRight = (image: number) => others?.[image] === labels[image];
  switch (choice.kind) {
    case 'mistakes':
      return (image) => !isRight(image);
    case 'doubtful':
      return isRight;
    case 'cell':
      return (image) => labels[image] === choice.digit && answers[image] === choice.answer;
    case 'only-this':
      return (image) => others !== null && isRight(image) && !isOtherRight(image);
    case 'only-other':
      return (image) => !isRight(image) && isOtherRight(image);
    case 'neither':
      return (image) => others !== null && !isRight(image) && !isOtherRight(image);
  }
}
