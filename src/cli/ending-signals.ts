/** Signals that end a command early; SIGPIPE: nobody reads its output any more. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'] as const;

export type EndingSignal = (typeof endingSignals)[number];

/** npx passes on a Ctrl-C that the terminal has already sent here: a signal this soon after is the same one. */
const echoMs = 500;

export interface EndingSignalsOptions {
  /** Milliseconds, from any start. */
  now: () => number;
  /** Ends the program at once. */
  exit: (signal: EndingSignal) => void;
}

/**
 * Reports the first signal to the running command, so that it ends properly; a second signal ends the program at once.
 */
export class EndingSignals {
  readonly #options: EndingSignalsOptions;
  #listener: ((signal: EndingSignal) => void) | undefined;
  #toldAt: number | undefined;

  constructor(options: EndingSignalsOptions) {
    this.#options = options;
  }

  /**
   * Calls the listener for the first signal; the returned function unsubscribes, and a signal then ends the program
   * again.
   */
  listen(listener: (signal: EndingSignal) => void): () => void {
    this.#listener = listener;
    return () => (this.#listener = undefined);
  }

  receive(signal: EndingSignal): void {
    const { now, exit } = this.#options;
    if (this.#toldAt === undefined && this.#listener) {
      this.#toldAt = now();
      this.#listener(signal);
      return;
    }
    const isEcho = this.#toldAt !== undefined && now() - this.#toldAt < echoMs;
    // Every further line of output hits the closed pipe again.
    if (!isEcho && !(signal === 'SIGPIPE' && this.#toldAt !== undefined)) exit(signal);
  }
}
