/**
 * A preload is evaluated as the body of this function. All of the prefix stands on the first line, so a position in
 * the evaluated text is the position in the file on disk plus the prefix's length.
 */
export const preloadPrefix = '(function (require, module, exports, process, global) {';

export function preloadSuffix(url: string): string {
  return `\n})\n//# sourceURL=${url}`;
}
