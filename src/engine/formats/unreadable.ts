import type { Result } from '../../contract/result';
import { failure } from '../../contract/result';

/** The failure of a model file that cannot be read: the file's name, then the reason. */
export function unreadable(fileName: string, reason: string): Result<never> {
  return failure('model-unreadable', `${fileName}: ${reason}`);
}
