import type { TrainerCommand, TrainerEvent } from '../contract/trainer';
import { serveTrainer } from './serve';

/** The part of Electron's `process.parentPort` used here. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: TrainerCommand }) => void): void;
  postMessage(event: TrainerEvent): void;
}

const { parentPort } = process as typeof process & { parentPort: ParentPort };

// Electron would only warn, and the run would hang: thrown, a bug ends the trainer, which the app notices.
process.on('unhandledRejection', (reason) => AbortSignal.abort(reason).throwIfAborted());

serveTrainer({
  onCommand: (listener) => parentPort.on('message', ({ data }) => listener(data)),
  send: (event) => parentPort.postMessage(event),
});
