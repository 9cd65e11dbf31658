import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { constants } from 'node:os';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ForkOptions, UtilityProcess } from 'electron';
import { withOwnMemory } from '../shared/own-memory';
import { app } from './app';
import { launch } from './launch';
import { beforeExit, utilityProcesses } from './lifecycle';
import { strict, strictEmitter } from './strict';

/** A child process of Node, with `process.parentPort` on its other end. */
class StandInUtilityProcess
  extends strictEmitter('utilityProcess')
  implements Pick<UtilityProcess, 'pid' | 'kill' | 'postMessage'>
{
  pid: number | undefined;
  private readonly child: ChildProcess;

  constructor(modulePath: string, parameters: string[], options: ForkOptions) {
    super();
    if (options.stdio !== undefined && options.stdio !== 'inherit') {
      throw new Error('A utility process of the stand-in for Electron shares the output of its parent.');
    }
    this.child = fork(modulePath, parameters, {
      execArgv: [
        '--import',
        join(import.meta.dirname, 'utility.mjs'),
        // As in Electron, where it ends neither main nor a utility process.
        '--unhandled-rejections=warn-with-error-code',
        ...(options.execArgv ?? []),
      ],
      serialization: 'advanced',
      cwd: options.cwd,
      env: {
        ...(options.env ?? process.env),
        STANDIN_VERSION: launch.electronVersion,
        STANDIN_RESOURCES: launch.resourcesPath,
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child.on('spawn', () => {
      this.pid = this.child.pid!;
      utilityProcesses.set(this.pid, { name: options.serviceName ?? 'Node Utility Process' });
      this.emit('spawn');
    });
    this.child.on('message', (message) => this.emit('message', withOwnMemory(message)));
    this.child.on('exit', (code, signal) => {
      if (this.pid !== undefined) utilityProcesses.delete(this.pid);
      this.pid = undefined;
      // V8 gives up by an abort, such as when it is out of memory.
      if (signal === 'SIGABRT') this.emit('error', 'FatalError', 'in the stand-in', '{}');
      this.emit('exit', code ?? constants.signals[signal!]);
    });
    beforeExit(() => this.end());
  }

  postMessage(message: unknown) {
    // What a process cannot receive fails here, as in Electron, and not on the way.
    const copy = structuredClone(message) as object;
    if (this.child.connected) this.child.send(copy, () => undefined);
  }

  /** False, and without effect, as long as it has not spawned. */
  kill() {
    return this.pid !== undefined && this.child.kill();
  }

  private async end() {
    if (this.pid === undefined) return;
    const ended = once(this.child, 'exit');
    this.kill();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(timer);
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, parameters: string[] = [], options: ForkOptions = {}) {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready');
    return new StandInUtilityProcess(modulePath, parameters, options);
  },
});
