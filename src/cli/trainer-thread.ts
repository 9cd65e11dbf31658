import { parentPort } from 'node:worker_threads';
import { serveTrainer } from '../trainer/serve';

// A thread of its own is enough of a process here: Ctrl-C reaches the program alone, and nothing outlives it.
if (parentPort === null) throw new Error('This is not a program, but a thread of one.');
const port = parentPort;

serveTrainer({
  onCommand: (listener) => void port.on('message', listener),
  send: (event) => port.postMessage(event),
});
