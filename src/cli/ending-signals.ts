/** What ends a command early. SIGPIPE: nobody reads its output any more; output-lost: it cannot be written, as on a full disk. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE', 'output-lost'] as const;

export type EndingSignal = (typeof endingSignals)[number];

/** Every further line of output meets these again. */
const repeated: readonly EndingSignal[] = ['SIGPIPE', 'output-lost'];

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
    const isRepeated = this.#toldAt !== undefined && repeated.includes(signal);
    if (!isEcho && !isRepeated) exit(signal);
  }
}
