import type { TrainerCommand, TrainerEvent } from '../contract/training';
import { releaseLargeArrays } from './garbage';
import { TrainerService } from './service';

/** The part of Electron's `process.parentPort` that is used here. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: TrainerCommand }) => void): void;
  postMessage(event: TrainerEvent): void;
}

const { parentPort } = process as typeof process & { parentPort: ParentPort };

const service = new TrainerService({
  send: (event) => parentPort.postMessage(event),
  now: () => performance.now(),
  nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
});

parentPort.on('message', ({ data }) => {
  service.handle(data);
  // The kernels have copied the images, and the message has been a quarter of the process's memory.
  if (data.type === 'load') setImmediate(releaseLargeArrays);
});
