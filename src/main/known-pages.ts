/** The book has no https. */
export const chapterUrl = 'http://neuralnetworksanddeeplearning.com/chap1.html';

const releases = /^https:\/\/github\.com\/inkling\/inkling\/releases(\/tag\/v\d+\.\d+\.\d+)?$/;

/** True for the only pages that Inkling opens in the browser: the book's chapter and its own releases. */
export function isKnownPage(url: string): boolean {
  return url === chapterUrl || releases.test(url);
}
