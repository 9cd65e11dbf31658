import { EndedBySignal } from './command-error';
import type { Environment } from './environment';

/**
 * Does work that a signal stops, and then ends the command with these last words, if anybody reads on. The work has to look at its
 * `AbortSignal` wherever it lets signals in.
 */
export async function stoppable<Value>(
  { onSignal }: Pick<Environment, 'onSignal'>,
  lastWords: string,
  work: (stopped: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const stop = new AbortController();
  const release = onSignal((signal) =>
    stop.abort(new EndedBySignal(signal === 'SIGPIPE' ? '' : lastWords, signal)),
  );
  try {
    const value = await work(stop.signal);
    stop.signal.throwIfAborted();
    return value;
  } finally {
    release();
  }
}
