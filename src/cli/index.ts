import { statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { useKernelsForReading } from '../services/models/kernels-for-reading';
import { exitCodes } from './command-error';
import type { EndingSignal } from './ending-signals';
import { EndingSignals } from './ending-signals';
import { decodeInThread } from './pictures/decode-in-thread';
import { runCli } from './run-cli';
import { startTrainerThread } from './training/trainer-channel';
import { findUserDataFolder } from './user-data-folder';

const heardSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const now = () => performance.now();
let isOutputLost = false;
const signals = new EndingSignals({
  now,
  // Without a current run, nothing is lost when the reader has left, as in `inkling runs | head -3`.
  exit: (signal) => {
    if (isOutputLost) process.stderr.write('error: The output could not be written: the disk is full.\n');
    const ofPipe = isOutputLost ? exitCodes.failure : exitCodes.success;
    process.exit(signal === 'SIGPIPE' ? ofPipe : exitCodes[signal]);
  },
});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Nobody reads on, or the disk of a log is full: then the run is kept, and stderr says how to resume.
  if (error.code !== 'EPIPE' && error.code !== 'ENOSPC') throw error;
  isOutputLost = error.code === 'ENOSPC';
  signals.receive('SIGPIPE');
});
// A closed terminal accepts no more output.
process.stderr.on('error', () => undefined);

/** Without a listener, a signal ends the program as the system does it, even in the middle of a calculation. */
function onSignal(listener: (signal: EndingSignal) => void): () => void {
  const release = signals.listen(listener);
  const receive = (signal: NodeJS.Signals) => signals.receive(signal as EndingSignal);
  for (const signal of heardSignals) process.on(signal, receive);
  return () => {
    release();
    for (const signal of heardSignals) process.off(signal, receive);
  };
}

useKernelsForReading();
process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  onSignal,
  // The built program is out/cli/inkling.js.
  resourcesFolder: fileURLToPath(new URL('../../resources', import.meta.url)),
  userDataFolder: findUserDataFolder(process.env, process.platform),
  version,
  forkTrainer: () => startTrainerThread(new URL('trainer-thread.js', import.meta.url)),
  decodePicture: (picture) => decodeInThread(new URL('picture-thread.js', import.meta.url), picture),
  cores: availableParallelism(),
  now,
  freeBytes: async (folder) => {
    const disk = await statfs(folder).catch(() => undefined);
    // Some network disks do not report their size.
    return disk && disk.blocks > 0 ? disk.bavail * disk.bsize : undefined;
  },
});
