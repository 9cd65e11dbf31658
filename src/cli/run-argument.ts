import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunSummary } from '../contract/run';
import { RunStore } from '../services/runs/run-store';
import { CommandError } from './command-error';
import type { Environment } from './environment';

/** A run and its store. */
export interface FoundRun {
  store: RunStore;
  run: RunSummary;
  /** Its name on the command line: its folder or its ID. */
  argument: string;
}

export function userRunsFolder({ userDataFolder }: Environment): string {
  return join(userDataFolder, 'runs');
}

/** The runs of this person, including those of the app, read from disk. Ends the command when they cannot be read. */
export async function openUserRuns(environment: Environment): Promise<RunStore> {
  const store = new RunStore(storeOptions(userRunsFolder(environment), environment));
  await store.load();
  if (store.obstacle !== undefined) throw new CommandError(store.obstacle);
  if (store.notice) environment.stderr.write(`${store.notice}\n`);
  return store;
}

/** The run in a folder, if it holds one; the store's notice says why it cannot be read. */
export async function openRunFolder(folder: string, environment: Environment): Promise<RunStore> {
  const store = RunStore.ofOneRun(storeOptions(folder, environment));
  await store.load();
  return store;
}

/** Finds a run by its folder, or by its ID or a unique beginning of it; an existing folder takes precedence. */
export async function findRun(given: string, environment: Environment): Promise<FoundRun> {
  if (await isFolder(given)) {
    const store = await openRunFolder(given, environment);
    const [run] = store.summaries;
    if (!run) throw new CommandError(store.notice ?? `“${given}” does not hold a run.`);
    return { store, run, argument: shellWord(given) };
  }
  const store = await openUserRuns(environment);
  const run = runOf(store, given);
  return { store, run, argument: run.id };
}

/** The run with this ID, or the only one whose ID starts with it; ends the command when there is none. */
export function runOf(store: RunStore, given: string): RunSummary {
  const ids = store.summaries.map(({ id }) => id);
  const id = onlyMatch(ids, given, (each) => `${each} (${store.summary(each)!.name})`);
  if (id !== undefined) return store.summary(id)!;
  throw new CommandError(`There is no run “${given}”; \`inkling runs\` lists them.`);
}

/** This ID, or the only one that starts with it; undefined when none does. Ends the command when several do. */
export function onlyMatch(
  ids: readonly string[],
  given: string,
  describe: (id: string) => string = (id) => id,
): string | undefined {
  if (ids.includes(given)) return given;
  const matching = given === '' ? [] : ids.filter((id) => id.startsWith(given));
  if (matching.length <= 1) return matching[0];
  const names = matching.slice(0, shownMatches).map(describe);
  const more = matching.length > shownMatches ? ` and ${matching.length - shownMatches} more` : '';
  throw new CommandError(`“${given}” could be any of ${matching.length} runs: ${names.join(', ')}${more}.`);
}

const shownMatches = 4;

/** A path as it must be typed into a terminal. */
export function shellWord(text: string): string {
  const word = text.startsWith('-') ? `./${text}` : text;
  if (/^[\w@%+=:,./~-]+$/.test(word)) return word;
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`;
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function storeOptions(folder: string, { version }: Environment) {
  return { folder, appVersion: version };
}
