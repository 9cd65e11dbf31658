import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { modelFormatOf } from '../contract/model-files';
import { nameOfOpened } from '../contract/run-name';
import { networkFromParameters } from '../engine/network/network';
import type { PreciseModel } from '../services/models/model-library';
import { readPreciseModel } from '../services/models/model-library';
import type { WhichNetwork } from '../services/runs/run-store';
import { valueOf } from './command-error';
import type { Environment } from './environment';
import type { FoundRun } from './run-argument';
import { findRun, isFolder } from './run-argument';
import { preciseNetworkOf } from './training/precise-model';

/** A model, with what a run that continues from it records about it. */
export interface NamedModel extends PreciseModel {
  name: string;
  /** Absent for a file. */
  runId?: string;
}

/**
 * Reads the model named by an argument: a file of any format, the folder of a run, or a run's ID or a unique
 * beginning of it. An existing path takes precedence. `which` chooses a run's network. Ends the command on failure.
 */
export async function readModel(
  given: string,
  environment: Environment,
  which: WhichNetwork = 'last',
): Promise<NamedModel> {
  if (await isModelFile(given)) {
    return { ...valueOf(await readPreciseModel(given)), name: nameOfOpened(basename(given)) };
  }
  const found = await findRun(given, environment);
  const { id: runId, name } = found.run;
  return { ...(await readRunModel(found, which)), name, runId };
}

/** Reads a network of a run in the highest precision that is kept. */
export async function readRunModel({ store, run }: FoundRun, which: WhichNetwork): Promise<PreciseModel> {
  const { network, provenance } = valueOf(await store.network(run.id, which));
  const precise =
    run.engine === 'plain' && which === 'last' ? await readCheckpoint({ store, run }) : undefined;
  return { network: precise ?? networkFromParameters(network), provenance };
}

/** Only the checkpoint keeps double precision. */
async function readCheckpoint({ store, run }: Omit<FoundRun, 'argument'>) {
  const writer = await store.resume(run.id);
  if (!writer.ok) return undefined;
  const { found } = writer.value;
  await writer.value.release();
  return found && preciseNetworkOf(found.checkpoint);
}

/** A name with a model's ending, or with a folder in it, means a file, even if there is none. */
async function isModelFile(given: string): Promise<boolean> {
  if (await isFolder(given)) return false;
  const isNamedSo = modelFormatOf(given) !== undefined || basename(given) !== given;
  return isNamedSo || (await exists(given));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
