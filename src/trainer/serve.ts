import type { TrainerCommand, TrainerEvent } from '../contract/trainer';
import { releaseLargeArrays } from './garbage';
import { TrainerService } from './service';

/** The trainer's end of the channel. */
export interface TrainerPort {
  onCommand(listener: (command: TrainerCommand) => void): void;
  send(event: TrainerEvent): void;
}

/** Makes the current process or thread a trainer. */
export function serveTrainer(port: TrainerPort): void {
  const service = new TrainerService({
    send: (event) => port.send(event),
    now: () => performance.now(),
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  port.onCommand((command) => {
    service.handle(command);
    // The kernels have copied the images, and the message took a quarter of the process's memory.
    if (command.type === 'load') setImmediate(releaseLargeArrays);
  });
}
