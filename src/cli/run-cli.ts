import { CommanderError } from 'commander';
import { printable } from '../contract/result';
import { CommandError, EndedBySignal, exitCodes } from './command-error';
import { createProgram } from './program';
import type { Environment } from './environment';

/** Runs one command line (without program and script name) to its end; returns the exit code. */
export async function runCli(parameters: readonly string[], environment: Environment): Promise<number> {
  try {
    await createProgram(environment).parseAsync([...parameters], { from: 'user' });
    return exitCodes.success;
  } catch (error) {
    // Commander has already printed its help or its error.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.success : exitCodes.wrongUsage;
    if (!(error instanceof CommandError)) throw error;
    const isMistake = !(error instanceof EndedBySignal);
    environment.stderr.write(`${isMistake ? 'error: ' : ''}${printableLines(error.message)}\n`);
    return error.exitCode;
  }
}

const longestLine = 3_000;

/** Some errors list on further lines what can be given. */
function printableLines(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line, longestLine))
    .join('\n');
}
