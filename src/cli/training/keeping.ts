import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NetworkShape } from '../../contract/network';
import { RunStore } from '../../services/runs/run-store';
import { CommandError, wrongUsage } from '../command-error';
import type { Environment } from '../environment';
import { requireRoomForRun } from '../output-checks';
import { openRunFolder, openUserRuns, shellWord, userRunsFolder } from '../run-argument';

export interface KeepOptions {
  /** False with `--no-keep`. */
  keep: boolean;
  checkpointDir?: string;
}

/** Where a command keeps the runs that it trains. */
export interface Keeping {
  readonly store: RunStore;
  /** Whether the runs stay when the command has ended. */
  readonly isLasting: boolean;
  /** A run's name on the command line. */
  nameOf(runId: string): string;
  /** Releases the runs; `isNeeded`: even runs that were not to be kept stay. */
  close(isNeeded: boolean): Promise<void>;
}

/** Opens the place for new runs; ends the command when it is not usable. */
export async function openKeeping(
  { keep, checkpointDir }: KeepOptions,
  network: NetworkShape,
  environment: Environment,
): Promise<Keeping> {
  if (!keep && checkpointDir !== undefined) {
    throw wrongUsage('--no-keep and --checkpoint-dir cannot be used together.');
  }
  if (!keep) {
    await requireRoomForRun(tmpdir(), network, environment);
    return openTemporary(environment);
  }
  if (checkpointDir !== undefined) {
    await requireRoomForRun(checkpointDir, network, environment);
    return openNewFolder(checkpointDir, environment);
  }
  const room = requireRoomForRun(userRunsFolder(environment), network, environment);
  return keepingIn(await room.then(() => openUserRuns(environment)).catch(withWayOut));
}

/** Adds advice: nobody has named this folder, so the error alone would puzzle a person. */
function withWayOut(error: unknown): never {
  if (!(error instanceof CommandError)) throw error;
  const wayOut = 'Train with --no-keep, or keep the run elsewhere with --checkpoint-dir.';
  throw new CommandError(`${error.message} ${wayOut}`, error.exitCode);
}

/** For runs that already lie in a store. */
export function keepingIn(store: RunStore, nameOf = (runId: string) => runId): Keeping {
  return { store, isLasting: true, nameOf, close: () => store.close() };
}

async function openNewFolder(folder: string, environment: Environment): Promise<Keeping> {
  const store = await openRunFolder(folder, environment);
  if (store.notice) throw new CommandError(store.notice);
  if (store.summaries.length > 0) {
    throw new CommandError(
      `“${folder}” already holds a run; resume it with: inkling resume ${shellWord(folder)}`,
    );
  }
  return keepingIn(store, () => shellWord(folder));
}

/** Removes its folder even when a second Ctrl-C ends the program at once. */
async function openTemporary({ version }: Environment): Promise<Keeping> {
  const folder = await mkdtemp(join(tmpdir(), 'inkling-run-'));
  const removeAtOnce = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeAtOnce);
  const store = new RunStore({ folder, appVersion: version });
  await store.load();
  return {
    store,
    isLasting: false,
    nameOf: (runId) => shellWord(join(resolve(folder), runId)),
    close: async (isNeeded) => {
      await store.close();
      process.off('exit', removeAtOnce);
      if (!isNeeded) await rm(folder, { recursive: true, force: true });
    },
  };
}
