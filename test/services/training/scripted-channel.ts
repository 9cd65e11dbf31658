import type { TrainerCommand, TrainerEvent } from '../../../src/contract/trainer';
import type { TrainerChannel } from '../../../src/services/training/trainer-process';

/** A trainer process whose messages and end the test decides. */
export class ScriptedChannel implements TrainerChannel {
  readonly received: TrainerCommand[] = [];
  isKilled = false;
  send: (event: TrainerEvent) => void = () => undefined;
  exit: (code: number | null, fault?: string) => void = () => undefined;

  post(command: TrainerCommand): void {
    this.received.push(command);
  }

  onMessage(listener: (event: TrainerEvent) => void): void {
    this.send = listener;
  }

  onExit(listener: (code: number | null, fault?: string) => void): void {
    this.exit = listener;
  }

  kill(): void {
    this.isKilled = true;
  }
}
