import { CommandError, EndedBySignal, tell } from './command-error';
import type { Environment } from './environment';

/** A picture as it was given, or a drawing of a file, counted from 0: what a line of JSON is about. */
export type Given = { picture: string } | { strokes: string; drawing: number };

/** Something to do, with what was given for it. */
export interface Job {
  given?: Given;
  run(): void | Promise<void>;
}

/**
 * Does one job after the other. One that fails is told, and the others are still done; then the command ends with a
 * failure. `verb`: what has not been done to some of them, as in "read"; `isJson`: a failure, too, has its line of JSON.
 */
export async function doAll(
  jobs: readonly Job[],
  { verb, isJson = false }: { verb: string; isJson?: boolean },
  { stdout, stderr, progressLine }: Environment,
): Promise<void> {
  let failed = 0;
  for (const job of jobs) {
    try {
      await job.run();
    } catch (error) {
      if (!(error instanceof CommandError) || error instanceof EndedBySignal) throw error;
      progressLine.clear();
      if (isJson) stdout.write(`${JSON.stringify({ ...job.given, error: error.message })}\n`);
      if (jobs.length === 1) throw error;
      tell(error, stderr);
      failed++;
    }
  }
  if (failed > 0) throw new CommandError(`${failed} of ${jobs.length} could not be ${verb}.`);
}
