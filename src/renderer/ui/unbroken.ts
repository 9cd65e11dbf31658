/** Keeps "9542 / 10000" and "94.61 %" on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(' / ', '\u00a0/\u00a0').replace(/(\d) %/g, '$1\u00a0%');
}
