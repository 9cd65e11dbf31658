import { formatCount } from '../../contract/number-format';
import type { Result } from '../../contract/result';
import { failure } from '../../contract/result';

/** Images that one file may hold: EMNIST's largest file of digits has 240,000. A file that promises more is refused. */
export const maximumImages = 300_000;

/** Fails with `data-damaged`, naming the file and what is wrong with it. */
export function damaged(fileName: string, whatIsWrong: string): Result<never> {
  return failure('data-damaged', `${fileName}: ${whatIsWrong}`);
}

/** What is wrong with a number of images or labels; undefined when it may be read. */
export function faultOfCount(count: number, of: string): string | undefined {
  if (count <= maximumImages) return undefined;
  return `it promises ${formatCount(count)} ${of}; at most ${formatCount(maximumImages)} are read.`;
}
