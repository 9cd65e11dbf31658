import { CommanderError } from 'commander';
import { CommandError, exitCodes, tell } from './command-error';
import { createProgram } from './program';
import { requireKnownCommand } from './strict-usage';
import type { Environment } from './environment';

/** Runs one command line (without program and script name) to its end; returns the exit code. */
export async function runCli(parameters: readonly string[], environment: Environment): Promise<number> {
  try {
    const program = createProgram(environment);
    requireKnownCommand(program, parameters);
    await program
      .parseAsync([...parameters], { from: 'user' })
      .finally(() => environment.progressLine.clear());
    return exitCodes.success;
  } catch (error) {
    // Commander has already printed its help or its error.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.success : exitCodes.wrongUsage;
    if (!(error instanceof CommandError)) throw error;
    tell(error, environment.stderr);
    return error.exitCode;
  }
}
