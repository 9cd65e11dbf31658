import type { Result } from '../contract/result';
import { printable } from '../contract/result';
import type { EndingSignal } from './ending-signals';
import type { TextOutput } from './text-output';

/** The program's exit codes; after a signal, 128 plus the signal's number. */
export const exitCodes = {
  success: 0,
  failure: 1,
  wrongUsage: 2,
  /** Another process is working on the run. */
  runInUse: 3,
  SIGHUP: 129,
  SIGINT: 130,
  SIGPIPE: 141,
  SIGTERM: 143,
  'output-lost': 1,
} as const satisfies Record<EndingSignal | 'success' | 'failure' | 'wrongUsage' | 'runInUse', number>;

/** Ends a command with one sentence for a person and an exit code. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = exitCodes.failure,
  ) {
    super(message);
  }
}

/** Ends a command that a signal has stopped in an orderly way. */
export class EndedBySignal extends CommandError {
  constructor(message: string, signal: EndingSignal) {
    super(message, exitCodes[signal]);
  }
}

/** Prints an error, if it says anything; some list on further lines what can be given. */
export function tell(error: CommandError, stderr: TextOutput): void {
  if (error.message === '') return;
  const isMistake = !(error instanceof EndedBySignal);
  const lines = error.message.split('\n').map(printableLine);
  stderr.write(`${isMistake ? 'error: ' : ''}${lines.join('\n')}\n`);
}

/** One line of output, whatever it quotes. */
export function printableLine(text: string): string {
  return printable(text, longestLine);
}

const longestLine = 3_000;

export function wrongUsage(message: string): CommandError {
  return new CommandError(message, exitCodes.wrongUsage);
}

/** The value of a result; a failure ends the command. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { code, message } = result.failure;
  throw new CommandError(message, code === 'run-in-use' ? exitCodes.runInUse : exitCodes.failure);
}
