import { Worker } from 'node:worker_threads';
import type { TrainerChannel } from '../../services/training/trainer-process';
import { outOfMemory } from '../../services/training/trainer-process';

/** Starts a trainer in its own thread; `path` is the built trainer-thread.ts. */
export function startTrainerThread(path: URL): TrainerChannel {
  const thread = new Worker(path);
  // The exit follows; why it came would otherwise be lost.
  let fault: string | undefined;
  thread.on('error', (error) => {
    const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    fault = isOutOfMemory ? outOfMemory : String(error);
  });
  return {
    post: (command) => thread.postMessage(command),
    onMessage: (listener) => void thread.on('message', listener),
    onExit: (listener) => void thread.on('exit', (code) => listener(code, fault)),
    kill: () => void thread.terminate(),
  };
}
