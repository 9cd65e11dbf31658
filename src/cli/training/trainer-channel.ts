import { Worker } from 'node:worker_threads';
import type { TrainerChannel } from '../../services/training/trainer-process';

/** Starts a trainer in a thread of its own; `path` is the built trainer-thread.ts. */
export function startTrainerThread(path: URL): TrainerChannel {
  const thread = new Worker(path);
  // Its end follows and is told; why it ended would otherwise be lost.
  thread.on('error', (error) => void process.stderr.write(`${String(error)}\n`));
  return {
    post: (command) => thread.postMessage(command),
    onMessage: (listener) => void thread.on('message', listener),
    onExit: (listener) => void thread.on('exit', listener),
    kill: () => void thread.terminate(),
  };
}
