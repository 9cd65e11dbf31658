import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { TrainerEvent } from '../contract/trainer';
import { giveBackgroundPriority } from '../services/training/background-priority';
import type { TrainerChannel } from '../services/training/trainer-process';
import { outOfMemory } from '../services/training/trainer-process';

/** Starts the trainer as a utility process: it runs in parallel, and its crash does not affect the app. */
export function forkTrainer(): TrainerChannel {
  const child = utilityProcess.fork(join(import.meta.dirname, 'trainer.js'), [], {
    serviceName: 'Inkling trainer',
    execArgv: debuggerSwitches(),
  });
  child.once('spawn', () => giveBackgroundPriority(child.pid));
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

/** Passes on the debugger port for the trainer; a packaged app opens none. */
function debuggerSwitches(): string[] {
  const port = app.isPackaged ? undefined : process.env.INKLING_INSPECT_TRAINER;
  return port ? [`--inspect=${port}`] : [];
}
