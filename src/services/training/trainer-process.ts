import type { DataSet, TrainerCommand, TrainerEvent } from '../../contract/training';

/** The wire to one trainer process. */
export interface TrainerChannel {
  post(command: TrainerCommand): void;
  onMessage(listener: (event: TrainerEvent) => void): void;
  /** The exit code, or null when there is none. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

export interface TrainerProcessOptions {
  fork: () => TrainerChannel;
  onEvent: (event: TrainerEvent) => void;
  /** It ended though nobody closed it; the next start forks a fresh one. */
  onCrash: (code: number | null) => void;
}

/** The trainer: forked when it is first needed, given its data once, forked anew after a crash. */
export class TrainerProcess {
  readonly #options: TrainerProcessOptions;
  #channel: TrainerChannel | undefined;
  /** What the present process holds. */
  #data: DataSet | undefined;

  constructor(options: TrainerProcessOptions) {
    this.#options = options;
  }

  start(data: DataSet, command: Extract<TrainerCommand, { type: 'start' }>): void {
    this.#channel ??= this.#fork();
    if (this.#data !== data) this.#channel.post({ type: 'load', data });
    this.#data = data;
    this.#channel.post(command);
  }

  post(command: TrainerCommand): void {
    this.#channel?.post(command);
  }

  close(): void {
    const channel = this.#channel;
    this.#forget();
    channel?.kill();
  }

  #fork(): TrainerChannel {
    const channel = this.#options.fork();
    // Both may come late, from a process that has been replaced.
    channel.onMessage((event) => {
      if (channel === this.#channel) this.#options.onEvent(event);
    });
    channel.onExit((code) => {
      if (channel !== this.#channel) return;
      this.#forget();
      this.#options.onCrash(code);
    });
    return channel;
  }

  #forget(): void {
    this.#channel = undefined;
    this.#data = undefined;
  }
}
