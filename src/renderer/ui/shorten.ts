/** In characters. A longer end would leave no room for the beginning. */
const usualEnd = 18;
const fewestAtStart = 4;
/** The beginning is at least this share of a text, so that an end that fits is not taken for one that is too long. */
const leastBeginning = 0.33;

/**
 * Cuts a text in two, so that a narrow place can shorten the first part and keep the end: the last of several parts, as
 * names of runs have them, or else the last words. The end is empty where there is nothing to cut.
 */
export function splitEnd(text: string, longestEnd = usualEnd): [beginning: string, end: string] {
  if (text.length <= longestEnd) return [text, ''];
  const gaps = [...text.matchAll(/ /g)].map(({ index }) => index);
  const possible = gaps.filter(
    (gap) => gap >= leastBeginning * text.length && text.length - gap <= longestEnd,
  );
  const betweenParts = possible.find((gap) => /[,·]/.test(text[gap - 1]) && !isInBrackets(text, gap));
  const cut = betweenParts ?? possible.find((gap) => !isInBrackets(text, gap)) ?? text.length;
  return [text.slice(0, cut), text.slice(cut)];
}

/** "30 hidden…L2 λ 5": at most this many characters, with the beginning and the end. */
export function shortenMiddle(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const [, kept] = splitEnd(text, longest - fewestAtStart);
  const end = kept.trim() || text.slice(-Math.floor(longest / 2));
  return `${text.slice(0, longest - 1 - end.length).trimEnd()}…${end}`;
}

function isInBrackets(text: string, index: number): boolean {
  return text.lastIndexOf('(', index) > text.lastIndexOf(')', index);
}
