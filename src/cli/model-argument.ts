import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { nameOfOpened } from '../contract/run-name';
import { networkFromParameters } from '../engine/network/network';
import type { PreciseModel } from '../services/models/model-library';
import { readPreciseModel } from '../services/models/model-library';
import type { WhichNetwork } from '../services/runs/run-store';
import { valueOf } from './command-error';
import type { Environment } from './environment';
import { modelEndings } from './output-checks';
import type { FoundRun } from './run-argument';
import { findRun, isFolder } from './run-argument';
import { preciseNetworkOf } from './training/precise-model';

/** A model with what a run that goes on from it remembers of it. */
export interface NamedModel extends PreciseModel {
  name: string;
  /** Absent for a file. */
  runId?: string;
}

/**
 * Reads the model that an argument names: a file of either format, the folder of a run, or a run's ID or a unique
 * beginning of it. A path that exists wins. `which` network is for runs. Ends the command on failure.
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

/** Reads a network of a run in all the precision that it is kept in. */
export async function readRunModel({ store, run }: FoundRun, which: WhichNetwork): Promise<PreciseModel> {
  const { network, provenance } = valueOf(await store.network(run.id, which));
  const precise =
    run.engine === 'plain' && which === 'last' ? await readCheckpoint({ store, run }) : undefined;
  return { network: precise ?? networkFromParameters(network), provenance };
}

/** Double precision is kept where the run goes on from, and nowhere else. */
async function readCheckpoint({ store, run }: Omit<FoundRun, 'argument'>) {
  const writer = await store.resume(run.id);
  if (!writer.ok) return undefined;
  const { found } = writer.value;
  await writer.value.release();
  return found && preciseNetworkOf(found.checkpoint);
}

/** A name with a model's ending, or with a folder before it, means a file, also where there is none. */
async function isModelFile(given: string): Promise<boolean> {
  if (await isFolder(given)) return false;
  const isNamedSo = modelEndings.includes(extname(given).toLowerCase()) || basename(given) !== given;
  return isNamedSo || (await exists(given));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
