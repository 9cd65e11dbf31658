import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { runCli } from './run-cli';
import { startTrainerThread } from './training/trainer-channel';
import { findUserDataFolder } from './user-data-folder';

// The reader has left, as in `inkling … | head -1`: nobody is there to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  onInterruption: (listener) => {
    // Not once only: npx passes on a Ctrl-C that the terminal has sent here already.
    process.on('SIGINT', listener);
    return () => void process.off('SIGINT', listener);
  },
  // The built program is out/cli/inkling.js.
  resourcesFolder: fileURLToPath(new URL('../../resources', import.meta.url)),
  userDataFolder: findUserDataFolder(process.env, process.platform),
  version,
  forkTrainer: () => startTrainerThread(new URL('trainer-thread.js', import.meta.url)),
  cores: availableParallelism(),
  now: () => performance.now(),
});
