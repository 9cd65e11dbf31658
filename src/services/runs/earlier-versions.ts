import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { hyperparametersSchema } from '../../contract/hyperparameters';
import type { Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import type { RunOutcome } from '../../contract/run';
import { epochResultSchema, runEndings } from '../../contract/run';
import { nameOfNewRun } from '../../contract/run-name';
import { isFault, readRegularFile } from '../files/regular-files';
import { decodeModelFile } from '../models/model-library';
import { weightsSha256 } from '../models/weights-sha256';
import type { CreatedRun } from './create-run';
import { createRunId, writeNewRun } from './create-run';
import type { Disk } from './disk';
import type { OpenedModel } from './import-model';
import { largestSizes, runFiles } from './run-files';
import { RunFolder } from './run-folder';

/** What version 0.1.0 kept of a run of its list as `NAME.json`, with its network in `NAME.safetensors`. */
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

/** Makes runs of what version 0.1.0 kept in this folder; its files go once they are on disk anew. */
export async function takeOverEarlierRuns(folder: string, disk: Disk): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  for (const file of files) {
    if (file.endsWith('.json')) await takeOver(folder, file.slice(0, -'.json'.length), disk);
  }
}

/** What cannot be read or written is left where it is. */
async function takeOver(folder: string, name: string, disk: Disk): Promise<void> {
  const jsonPath = join(folder, `${name}.json`);
  const networkPath = join(folder, `${name}.safetensors`);
  const content = await readRegularFile(jsonPath, largestSizes.records);
  const kept = v.safeParse(
    v.pipe(v.string(), v.parseJson(), keptRunSchema),
    isFault(content) ? '' : content.toString(),
  );
  if (!kept.success) return;
  const run = await runOf(name, kept.output, networkPath);
  const path = run && join(folder, run.description.id);
  if (!path) return;
  // Another process may have been faster.
  const isThere = lstatSync(join(path, runFiles.description), { throwIfNoEntry: false }) !== undefined;
  if (!isThere) {
    const runFolder = new RunFolder(path, disk);
    const made = await runFolder.make();
    if (!made.ok || !(await writeNewRun(runFolder, run)).ok) return;
  }
  for (const old of [jsonPath, networkPath]) await rm(old, { force: true }).catch(() => undefined);
}

/** The same each time, as is its id. Null when its network should be there and is not. */
async function runOf(name: string, kept: KeptRun, networkPath: string): Promise<CreatedRun | null> {
  const model = kept.hasNetwork ? await readNetwork(networkPath) : undefined;
  if (model === null) return null;
  const { hyperparameters, startFrom, epochs } = kept;
  const beganAt = Number.parseInt(name, 10) || 0;
  const [idTime] = /^\d+-\d+/.exec(createRunId(beganAt))!;
  return {
    description: {
      id: `${idTime}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`,
      createdAt: new Date(beganAt).toISOString(),
      appVersion: model?.provenance.appVersion ?? '',
      origin:
        startFrom === 'new-weights'
          ? { kind: 'new' }
          : { kind: 'continued', name: 'an earlier network', epochs: 0 },
      hyperparameters,
      engine: 'kernels',
    },
    label: { name: nameOfNewRun(hyperparameters, true), note: '', isStarred: false },
    outcome: { ...outcomeOf(kept), weightsSha256: model && (await weightsSha256(model.network)) },
    ...{ epochs, points: [], costs: [], model },
  };
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
  store: { import(opened: OpenedModel): Promise<Result<unknown>> },
): Promise<void> {
  const model = await readNetwork(path);
  if (!model) return;
  const imported = await store.import({ model, file: basename(path), name: 'Previous network' });
  if (imported.ok) await rm(path, { force: true }).catch(() => undefined);
}
