import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { parseJson } from '../../contract/json';
import { hyperparametersSchema } from '../../contract/hyperparameters';
import type { Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import type { RunOrigin, RunOutcome } from '../../contract/run';
import { epochResultSchema, runEndings } from '../../contract/run';
import { nameOfNewRun } from '../../contract/run-name';
import { isFault, readRegularFile } from '../files/regular-files';
import { decodeModelFile } from '../models/model-library';
import { weightsSha256 } from '../models/weights-sha256';
import { createRunId, writeNewRun } from './create-run';
import type { Disk } from './disk';
import type { OpenedFile } from './import-model';
import { largestSizes, runFiles } from './run-files';
import { RunFolder } from './run-folder';

/** A run in the list of version 0.1.0, kept as `NAME.json`, with its network in `NAME.safetensors`. */
const keptRunSchema = v.object({
  phase: v.picklist(['queued', 'loading', 'running', 'paused', 'finished', 'stopped', 'failed']),
  hyperparameters: hyperparametersSchema,
  startFrom: v.picklist(['new-weights', 'present-network']),
  ending: v.optional(v.picklist(runEndings)),
  failureMessage: v.optional(v.string()),
  hasNetwork: v.boolean(),
  epochs: v.array(epochResultSchema),
});

type KeptRun = v.InferOutput<typeof keptRunSchema>;

/** Makes runs of what version 0.1.0 kept in this folder; deletes its files once the runs are on disk. */
export async function takeOverEarlierRuns(folder: string, disk: Disk): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  for (const file of files) {
    if (file.endsWith('.json')) await takeOver(folder, file.slice(0, -'.json'.length), disk);
  }
}

/** Leaves files alone that cannot be read, and keeps them when the run cannot be written. */
async function takeOver(folder: string, name: string, disk: Disk): Promise<void> {
  const jsonPath = join(folder, `${name}.json`);
  const networkPath = join(folder, `${name}.safetensors`);
  const content = await readRegularFile(jsonPath, largestSizes.records);
  const kept = v.safeParse(
    v.pipe(v.string(), v.transform(parseJson), keptRunSchema),
    isFault(content) ? '' : content.toString(),
  );
  if (!kept.success) return;
  const identity = identityOf(name);
  const runFolder = new RunFolder(join(folder, identity.id), disk);
  // The run exists when the process was killed before the old files were deleted.
  const isThere = existsSync(join(runFolder.path, runFiles.description));
  if (!isThere && !(await write(runFolder, identity, kept.output, networkPath))) return;
  for (const old of [networkPath, jsonPath]) await rm(old, { force: true }).catch(() => undefined);
}

/** Names start with the run's creation time, in milliseconds since 1970. The same name gives the same identity. */
function identityOf(name: string): { id: string; createdAt: string } {
  const beganAt = Number.parseInt(name, 10) || 0;
  const [time] = /^\d+-\d+/.exec(createRunId(beganAt))!;
  const rest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return { id: `${time}-${rest}`, createdAt: new Date(beganAt).toISOString() };
}

async function write(
  folder: RunFolder,
  identity: { id: string; createdAt: string },
  kept: KeptRun,
  networkPath: string,
): Promise<boolean> {
  const model = kept.hasNetwork ? await readNetwork(networkPath) : undefined;
  if (model === null || !(await folder.make()).ok) return false;
  const { hyperparameters, startFrom, epochs } = kept;
  const origin: RunOrigin =
    startFrom === 'new-weights'
      ? { kind: 'new' }
      : { kind: 'continued', name: 'an earlier network', epochs: 0 };
  const appVersion = model?.provenance.appVersion ?? '';
  const written = await writeNewRun(folder, {
    description: { ...identity, appVersion, origin, hyperparameters, engine: 'kernels' },
    label: { name: nameOfNewRun(hyperparameters, true), note: '', isStarred: false },
    outcome: { ...outcomeOf(kept), weightsSha256: model && (await weightsSha256(model.network)) },
    ...{ epochs, points: [], costs: [], model },
  });
  return written.ok;
}

async function readNetwork(path: string): Promise<Model | null> {
  const content = await readRegularFile(path, largestSizes.checkpoint);
  const model = isFault(content) ? null : decodeModelFile(content, path);
  return model?.ok ? model.value : null;
}

function outcomeOf({ phase, ending, failureMessage: message }: KeptRun): RunOutcome {
  if (ending === 'diverged') return { state: 'diverged', ending, message };
  if (phase === 'failed') return { state: 'failed', message };
  return { state: phase === 'finished' ? 'finished' : 'stopped', ending };
}

/** Makes a run of the network that version 0.1.0 kept as the one before the open one. */
export async function takeOverPreviousModel(
  path: string,
  store: { import(opened: OpenedFile): Promise<Result<unknown>> },
): Promise<void> {
  const model = await readNetwork(path);
  if (!model) return;
  const imported = await store.import({ model, file: basename(path), name: 'Previous network' });
  if (imported.ok) await rm(path, { force: true }).catch(() => undefined);
}
