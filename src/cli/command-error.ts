import type { Result } from '../contract/result';

/** What a program tells its caller when it ends. */
export const exitCodes = { success: 0, failure: 1, wrongUsage: 2, interrupted: 130 } as const;

/** Ends a command with one sentence for a person and an exit code. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = exitCodes.failure,
  ) {
    super(message);
  }
}

export function wrongUsage(message: string): CommandError {
  return new CommandError(message, exitCodes.wrongUsage);
}

/** The value of a result; a failure ends the command. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { code, message } = result.failure;
  throw new CommandError(message, code === 'cancelled' ? exitCodes.interrupted : exitCodes.failure);
}
