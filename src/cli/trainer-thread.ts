import { parentPort } from 'node:worker_threads';
import { serveTrainer } from '../trainer/serve';

// A thread is enough here: Ctrl-C reaches only the program, and nothing outlives it.
if (parentPort === null) throw new Error('This file only runs as a thread.');
const port = parentPort;

serveTrainer({
  onCommand: (listener) => void port.on('message', listener),
  send: (event) => port.postMessage(event),
});
