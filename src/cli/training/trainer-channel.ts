import { Worker } from 'node:worker_threads';
import type { TrainerChannel } from '../../services/training/trainer-process';

/** Starts a trainer in its own thread; `path` is the built trainer-thread.ts. */
export function startTrainerThread(path: URL): TrainerChannel {
  const thread = new Worker(path);
  // The thread's exit is reported next; without this its cause would be lost.
  thread.on('error', (error) => void process.stderr.write(`${String(error)}\n`));
  return {
    post: (command) => thread.postMessage(command),
    onMessage: (listener) => void thread.on('message', listener),
    onExit: (listener) => void thread.on('exit', listener),
    kill: () => void thread.terminate(),
  };
}
