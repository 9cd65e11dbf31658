import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { readPreciseModel } from '../services/models/model-library';
import type { PreciseModel } from '../services/models/model-library';
import type { WhichNetwork } from '../services/runs/run-store';
import { networkFromParameters } from '../engine/network/network';
import { valueOf } from './command-error';
import type { Environment } from './environment';
import { modelEndings } from './output-checks';
import { findRun, isFolder } from './run-argument';

/**
 * Reads the model that an argument names: a file of either format, the folder of a run, or a run's ID or a unique
 * beginning of it. A path that exists wins. `which` network is for runs. Ends the command on failure.
 */
export async function readModel(
  given: string,
  environment: Environment,
  which: WhichNetwork = 'last',
): Promise<PreciseModel> {
  if (await isModelFile(given)) return valueOf(await readPreciseModel(given));
  const { store, run } = await findRun(given, environment);
  const { network, provenance } = valueOf(await store.network(run.id, which));
  return { network: networkFromParameters(network), provenance };
}

/** A name with a model's ending means a file, also where there is none. */
async function isModelFile(given: string): Promise<boolean> {
  if (await isFolder(given)) return false;
  return modelEndings.includes(extname(given).toLowerCase()) || (await exists(given));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
