/** Widths of characters in the widest of the usual sans-serif fonts, in parts of the font size. */
const narrow = /[ijlI.,:;'|!()[\]\s/]/;
const wide = /[mwMW%@&]/;
const [narrowWidth, usualWidth, wideWidth] = [0.36, 0.63, 0.95];
const boldFactor = 1.08;

/** An upper estimate of a text's width in pixels, where there is no font to measure it with. */
export function estimateTextWidth(text: string, fontSize: number, isBold = false): number {
  const ems = [...text].reduce((sum, character) => sum + widthOf(character), 0);
  return ems * fontSize * (isBold ? boldFactor : 1);
}

function widthOf(character: string): number {
  if (narrow.test(character)) return narrowWidth;
  return wide.test(character) ? wideWidth : usualWidth;
}
