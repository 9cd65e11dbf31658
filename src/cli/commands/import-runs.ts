import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunSummary } from '../../contract/run';
import { runFiles } from '../../services/runs/run-files';
import type { RunStore } from '../../services/runs/run-store';
import { CommandError, printableLine } from '../command-error';
import type { Environment } from '../environment';
import { isFolder, openUserRuns } from '../run-argument';

/** Imports all runs of these folders that can be read; ends with a failure when some could not. */
export async function importRuns(given: readonly string[], environment: Environment): Promise<void> {
  const { stdout, stderr } = environment;
  const store = await openUserRuns(environment);
  const count = { imported: 0, known: 0, failed: 0 };
  for (const folder of (await Promise.all(given.map(foldersOfRuns))).flat()) {
    const { kind, text } = await importOne(store, folder);
    count[kind]++;
    const output = kind === 'failed' ? stderr : stdout;
    output.write(`${printableLine(text)}\n`);
  }
  stdout.write(`${count.imported} imported, ${count.known} already here, ${count.failed} not usable.\n`);
  if (count.failed === 0) return;
  const all = count.imported + count.known + count.failed;
  throw new CommandError(
    all === 1
      ? 'The folder could not be imported.'
      : `${count.failed} of ${all} folders could not be imported.`,
  );
}

async function importOne(
  store: RunStore,
  folder: string,
): Promise<{ kind: 'imported' | 'known' | 'failed'; text: string }> {
  if (!(await isFolder(folder))) {
    const reason = (await exists(folder)) ? 'is not a folder' : 'does not exist';
    return { kind: 'failed', text: `“${folder}” ${reason}.` };
  }
  const imported = await store.importFolder(folder);
  if (!imported.ok) return { kind: 'failed', text: imported.failure.message };
  const { run, isKnown } = imported.value;
  if (isKnown)
    return { kind: 'known', text: `${run.id} “${run.name}” is already here, with ${epochsOf(run)}.` };
  return { kind: 'imported', text: `${run.id} “${run.name}” is imported, with ${epochsOf(run)}.` };
}

function epochsOf({ epochsDone }: RunSummary): string {
  return epochsDone === 1 ? '1 epoch' : `${epochsDone} epochs`;
}

/** The folder itself or, if it is none of a run, the folders of runs in it. */
async function foldersOfRuns(folder: string): Promise<string[]> {
  if (await exists(join(folder, runFiles.description))) return [folder];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inside: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // Half a run has a name among those of a plan, and has to be told.
    if ((await isFolder(path)) && (await holdsRunFiles(path))) inside.push(path);
  }
  return inside.length > 0 ? inside.sort(byNumber) : [folder];
}

async function holdsRunFiles(folder: string): Promise<boolean> {
  const names = Object.values<string>(runFiles);
  return (await readdir(folder).catch(() => [])).some((name) => names.includes(name));
}

/** The folders of a plan are named by the numbers of its lines. */
function byNumber(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
