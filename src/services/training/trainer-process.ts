import type { TrainerCommand, TrainerEvent } from '../../contract/trainer';
import type { DataSet } from '../../contract/data';

/** The channel to one trainer process. */
export interface TrainerChannel {
  post(command: TrainerCommand): void;
  onMessage(listener: (event: TrainerEvent) => void): void;
  /** The exit code, or null when there is none; `fault`: why, where that is known, as the end of a sentence. */
  onExit(listener: (code: number | null, fault?: string) => void): void;
  kill(): void;
}

/** V8 gives a process up for this reason nearly always. */
export const outOfMemory = 'there was probably not enough memory';

export type StartCommand = Extract<TrainerCommand, { type: 'start' }>;

export interface TrainerProcessListener {
  onEvent: (event: TrainerEvent) => void;
  /** Called when the process ended without being closed. */
  onCrash: (code: number | null, fault?: string) => void;
}

/** One trainer process: has one run at a time, and gets its data once. */
export class TrainerProcess {
  readonly #channel: TrainerChannel;
  /** The data that the process holds. */
  #data: DataSet | undefined;
  #isGone = false;

  constructor(channel: TrainerChannel, { onEvent, onCrash }: TrainerProcessListener) {
    this.#channel = channel;
    // Both may come late, from a process that has ended.
    channel.onMessage((event) => {
      if (!this.#isGone) onEvent(event);
    });
    channel.onExit((code, fault) => {
      if (this.#isGone) return;
      this.#isGone = true;
      onCrash(code, fault);
    });
  }

  holds(data: DataSet): boolean {
    return this.#data === data;
  }

  start(data: DataSet, command: StartCommand): void {
    if (!this.holds(data)) this.#channel.post({ type: 'load', data });
    this.#data = data;
    this.#channel.post(command);
  }

  post(command: TrainerCommand): void {
    this.#channel.post(command);
  }

  close(): void {
    this.#isGone = true;
    this.#channel.kill();
  }
}
