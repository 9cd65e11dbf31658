import type { TrainerCommand, TrainerEvent } from '../contract/trainer';
import { serveTrainer } from './serve';

/** The part of Electron's `process.parentPort` used here. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: TrainerCommand }) => void): void;
  postMessage(event: TrainerEvent): void;
}

const { parentPort } = process as typeof process & { parentPort: ParentPort };

serveTrainer({
  onCommand: (listener) => parentPort.on('message', ({ data }) => listener(data)),
  send: (event) => parentPort.postMessage(event),
});
