import type { Result } from '../../contract/result';
import { failure, printable } from '../../contract/result';

/** It is read on one line, after the file's name. */
const longestReason = 300;

/** The failure of a model file that cannot be read: the file's name, then the reason, which may quote the file. */
export function unreadable(fileName: string, reason: string): Result<never> {
  return failure('model-unreadable', `${fileName}: ${printable(reason, longestReason)}`);
}

/** The failure of a file that holds weights and biases, but does not say what its neurons do with them. */
export function activationsNeeded(fileName: string): Result<never> {
  return failure('activations-needed', `${fileName}: the file does not say the activations of its neurons.`);
}
