import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RunDetails, RunState, RunSummary } from '../../src/contract/run';
import { isAtRest } from '../../src/contract/run';
import { unknownProvenance } from '../../src/contract/models';
import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { Result } from '../../src/contract/result';
import { createNetwork, parametersOf } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { writeModelFile } from '../../src/services/models/model-library';
import type { WorkbenchOptions } from '../../src/services/workbench';
import { Workbench } from '../../src/services/workbench';
import { EventLog } from './event-log';
import { createSmallDataSet, createTestFolder, writeDataFolder } from './small-data-set';
import { InProcessChannel } from './training/in-process-channel';

export const small = createSmallDataSet();
export const starter = parametersOf(createNetwork([784, 8, 10], createRandom(7)));
export const short: Hyperparameters = { ...defaultHyperparameters, hiddenLayers: [8], epochs: 3 };
/** Long enough to be disturbed before its end. */
export const middling: Hyperparameters = { ...short, hiddenLayers: [60], epochs: 1000 };
/** Too long for a test to see its end. */
export const long: Hyperparameters = { ...short, epochs: 10_000 };
export const full = { speed: 'full' } as const;

export interface Home {
  folder: string;
  resourcesFolder: string;
  userDataFolder: string;
}

/** An app's folders with a starter model and the small data set in the packaged place. */
export async function createHome({ hasData = true } = {}): Promise<Home> {
  const folder = await createTestFolder();
  const resourcesFolder = join(folder, 'resources');
  await mkdir(resourcesFolder);
  await writeModelFile(join(resourcesFolder, 'starter.safetensors'), {
    network: starter,
    provenance: { ...unknownProvenance },
  });
  if (hasData) await writeDataFolder(join(resourcesFolder, 'mnist'), small);
  return { folder, resourcesFolder, userDataFolder: join(folder, 'user data') };
}

/** The app without a window: the real workbench, store and trainer. */
export async function startWorkbench(
  home: Home,
  { modelPath, ...options }: Partial<WorkbenchOptions> & { modelPath?: string } = {},
) {
  const events = new EventLog();
  const channels: InProcessChannel[] = [];
  const workbench = new Workbench({
    resourcesFolder: home.resourcesFolder,
    userDataFolder: home.userDataFolder,
    appVersion: '0.1.0',
    emit: events.emit,
    cores: 2,
    published: { files: small.published, mirrors: [] },
    fork: () => {
      channels.push(new InProcessChannel());
      return channels[channels.length - 1];
    },
    ...options,
  });
  // Nothing is being written any more when the folders are removed.
  onTestFinished(() => workbench.close(null));
  await workbench.start(modelPath);
  return { workbench, events, channels };
}

export type Started = Awaited<ReturnType<typeof startWorkbench>>;

/** The value of what should have worked. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** Trains a new network to its end, on screen. */
export async function trainToEnd(started: Started, hyperparameters: Hyperparameters): Promise<RunDetails> {
  const { id } = valueOf(await started.workbench.training.start({ hyperparameters, ...full }));
  await untilRest(started, id);
  return started.workbench.screen.details;
}

/** Waits until the list says that a run is at rest, and as wanted. */
export async function untilRest(
  { events }: Started,
  runId: string,
  wanted: { state?: RunState; epochsDone?: number } = {},
): Promise<void> {
  const { state, epochsDone } = wanted;
  const isMeant = (run: RunSummary) =>
    run.id === runId &&
    isAtRest(run) &&
    (state ?? run.state) === run.state &&
    (epochsDone ?? run.epochsDone) === run.epochsDone;
  await events.until('runs.changed', (runs) => runs.some(isMeant));
}

/** Waits until a run on screen has finished this epoch. */
export async function untilEpoch({ events }: Started, runId: string, epoch: number): Promise<void> {
  await events.until('run.epoch', (told) => told.runId === runId && told.result.epoch >= epoch);
}
