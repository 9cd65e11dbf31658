/** Loaded into a utility process before its own module: gives it `process.parentPort`, as Electron does. */
import { constants } from 'node:os';
import { provideElectron } from '../main/module-hook';
import { withOwnMemory } from '../shared/own-memory';
import { strict, strictEmitter } from '../main/strict';

/** Keeps what arrives until somebody listens. */
class ParentPort extends strictEmitter('process.parentPort') {
  private waiting: unknown[] | undefined = [];

  constructor() {
    super();
    process.on('message', (message) => {
      const data = withOwnMemory(message);
      if (this.waiting) this.waiting.push(data);
      else this.emit('message', { data, ports: [] });
    });
    this.on('newListener', (name) => {
      if (name === 'message' && this.waiting) process.nextTick(() => this.start());
    });
  }

  postMessage(message: unknown): void {
    process.send!(structuredClone(message));
  }

  private start(): void {
    const messages = this.waiting ?? [];
    this.waiting = undefined;
    for (const data of messages) this.emit('message', { data, ports: [] });
  }
}

Object.assign(process, {
  parentPort: new ParentPort(),
  type: 'utility',
  resourcesPath: process.env.STANDIN_RESOURCES,
});
Object.assign(process.versions, { electron: process.env.STANDIN_VERSION });
provideElectron(strict('electron', {}));

// Ends in order, so that Node writes what was covered.
process.on('SIGTERM', () => process.exit(constants.signals.SIGTERM));
process.on('disconnect', () => process.exit(0));
