import { CommandError, EndedBySignal, tell } from './command-error';
import type { Environment } from './environment';

/**
 * Does one job after the other. One that fails is told, and the others are still done; then the command ends with a
 * failure. `verb`: what has not been done to some of them, as in "read"; `isJson`: a failure, too, has its line of JSON.
 */
export async function doAll(
  jobs: readonly (() => void | Promise<void>)[],
  { verb, isJson = false }: { verb: string; isJson?: boolean },
  { stdout, stderr, progressLine }: Environment,
): Promise<void> {
  let failed = 0;
  for (const job of jobs) {
    try {
      await job();
    } catch (error) {
      if (!(error instanceof CommandError) || error instanceof EndedBySignal) throw error;
      progressLine.clear();
      if (isJson) stdout.write(`${JSON.stringify({ error: error.message })}\n`);
      if (jobs.length === 1) throw error;
      tell(error, stderr);
      failed++;
    }
  }
  if (failed > 0) throw new CommandError(`${failed} of ${jobs.length} could not be ${verb}.`);
}
