import { partial, safeParse } from 'valibot';
import type { RunLabel } from '../../contract/run';
import { runLabelSchema } from '../../contract/run';
import type { RunStore } from '../../services/runs/run-store';
import { CommandError, valueOf, wrongUsage } from '../command-error';
import type { Environment } from '../environment';
import { doAll } from '../do-all';
import { findRun, onlyMatch, openUserRuns, runOf } from '../run-argument';
import { describeRun } from '../runs/description';
import { runAsJson } from '../runs/json';
import { describeRuns } from '../runs/table';

export interface ListOptions {
  json?: boolean;
}

/** Prints all runs of this person, newest first. */
export async function listRuns({ json }: ListOptions, environment: Environment): Promise<void> {
  const store = await openUserRuns(environment);
  const { stdout } = environment;
  if (!json) {
    stdout.write(describeRuns(store.summaries));
    return;
  }
  for (const { id } of store.summaries) {
    stdout.write(`${JSON.stringify(runAsJson(valueOf(await store.details(id))))}\n`);
  }
}

/** Prints everything known about one run. */
export async function showRun(given: string, { json }: ListOptions, environment: Environment): Promise<void> {
  const { store, run } = await findRun(given, environment);
  const details = valueOf(await store.details(run.id));
  const text = json
    ? `${JSON.stringify({ ...runAsJson(details), costs: details.costs })}\n`
    : describeRun(details);
  environment.stdout.write(text);
}

/** Renames a run. */
export async function renameRun(given: string, name: string, environment: Environment): Promise<void> {
  const { before, after } = await relabel(given, { name }, environment);
  environment.stdout.write(`“${before}” is now called “${after.name}”.\n`);
}

/** Adds a star to a run, or removes it. */
export async function starRun(
  given: string,
  { off = false }: { off?: boolean },
  environment: Environment,
): Promise<void> {
  const { after } = await relabel(given, { isStarred: !off }, environment);
  environment.stdout.write(off ? `“${after.name}” no longer has a star.\n` : `“${after.name}” has a star.\n`);
}

/** Writes a note on a run. */
export async function noteRun(given: string, note: string, environment: Environment): Promise<void> {
  const { after } = await relabel(given, { note }, environment);
  const { name } = after;
  environment.stdout.write(
    note === '' ? `“${name}” no longer has a note.\n` : `The note on “${name}” is written.\n`,
  );
}

/** Deletes all of these runs or none, and prints how to restore them. */
export async function deleteRuns(given: readonly string[], environment: Environment): Promise<void> {
  const store = await openUserRuns(environment);
  const runs = new Map(given.map((each) => runOf(store, each)).map((run) => [run.id, run]));
  valueOf(await store.delete([...runs.keys()]));
  const names = [...runs.values()].map(({ name }) => `“${name}”`);
  environment.stdout.write(
    `Deleted ${names.join(', ')}. To undo: inkling runs restore ${[...runs.keys()].join(' ')}\n`,
  );
}

/** Restores deleted runs; ends with a failure when some could not be restored. */
export async function restoreRuns(given: readonly string[], environment: Environment): Promise<void> {
  const store = await openUserRuns(environment);
  const jobs = [...new Set(given)].map((each) => async () => {
    const id = await idOfDeleted(store, each);
    valueOf(await store.restore([id]));
    const run = store.summary(id);
    if (!run) throw new CommandError(store.notice ?? `The run ${id} cannot be read.`);
    environment.stdout.write(`“${run.name}” is restored.\n`);
  });
  await doAll(
    jobs.map((run) => ({ run })),
    { verb: 'restored' },
    environment,
  );
}

async function idOfDeleted(store: RunStore, given: string): Promise<string> {
  const deleted = (await store.deletedIds()).filter((id) => !store.summary(id));
  const id = onlyMatch(deleted, given);
  if (id !== undefined) return id;
  const present = onlyMatch(
    store.summaries.map((run) => run.id),
    given,
  );
  throw new CommandError(
    present === undefined
      ? `There is no deleted run “${given}”; \`inkling runs delete\` prints the IDs.`
      : `“${store.summary(present)!.name}” was not deleted.`,
  );
}

/** The run's name before the change, and its label after it. */
async function relabel(
  given: string,
  changes: Partial<RunLabel>,
  environment: Environment,
): Promise<{ before: string; after: RunLabel }> {
  const checked = safeParse(partial(runLabelSchema), changes);
  if (!checked.success) throw wrongUsage('A name has 1 to 120 characters, and a note at most 10,000.');
  const { store, run } = await findRun(given, environment);
  return { before: run.name, after: valueOf(await store.setLabel(run.id, checked.output)) };
}
