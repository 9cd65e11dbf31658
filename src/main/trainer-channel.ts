import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { TrainerEvent } from '../contract/trainer';
import type { TrainerChannel } from '../services/training/trainer-process';
import { outOfMemory } from '../services/training/trainer-process';

/** Starts the trainer as a utility process: its own thread of execution, and a crash of it is not ours. */
export function forkTrainer(): TrainerChannel {
  const child = utilityProcess.fork(join(import.meta.dirname, 'trainer.js'), [], {
    serviceName: 'Inkling trainer',
    execArgv: debuggerSwitches(),
  });
  // Without a listener Electron would show the error in a dialog of its own. The exit follows.
  let fault: string | undefined;
  child.on('error', () => (fault = outOfMemory));
  return {
    post: (command) => child.postMessage(command),
    onMessage: (listener) => void child.on('message', (event: TrainerEvent) => listener(event)),
    onExit: (listener) => void child.on('exit', (code) => listener(code, fault)),
    kill: () => {
      // Before it has spawned there is nothing to kill yet.
      if (!child.kill()) child.once('spawn', () => child.kill());
    },
  };
}

/** The port on which a developer attaches a debugger; a packaged app opens none. */
function debuggerSwitches(): string[] {
  const port = app.isPackaged ? undefined : process.env.INKLING_INSPECT_TRAINER;
  return port ? [`--inspect=${port}`] : [];
}
