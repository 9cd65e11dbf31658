import type { Result } from '../../contract/result';
import { failure } from '../../contract/result';

const longestReason = 300;

/** The failure of a model file that cannot be read: the file's name, then the reason, which may quote the file. */
export function unreadable(fileName: string, reason: string): Result<never> {
  return failure('model-unreadable', printable(`${fileName}: ${reason}`));
}

/** What a file holds may be of any length, and move a terminal's cursor; on one line it does neither. */
function printable(text: string): string {
  const short = text.length <= longestReason ? text : `${text.slice(0, longestReason)}…`;
  return short.replace(/\p{Cc}/gu, '\uFFFD');
}
