import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { modelFormatOf } from '../contract/model-files';
import { nameOfOpened } from '../contract/run-name';
import { networkFromParameters } from '../engine/network/network';
import type { PreciseModel } from '../services/models/model-library';
import { readPreciseModel } from '../services/models/model-library';
import type { WhichNetwork } from '../services/runs/run-store';
import type { ActivationsOption } from './activations-option';
import { activationChoices, faultOfActivations } from './activations-option';
import { valueOf, wrongUsage } from './command-error';
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

export interface ModelOptions extends ActivationsOption {
  /** Of a run. */
  which?: WhichNetwork;
}

/**
 * Reads the model named by an argument: a file of any format, the folder of a run, or a run's ID or a unique
 * beginning of it. An existing path takes precedence. Ends the command on failure.
 */
export async function readModel(
  given: string,
  environment: Environment,
  { activations, which = 'last' }: ModelOptions = {},
): Promise<NamedModel> {
  const model = (await isModelFile(given))
    ? { ...(await readFileModel(given, activations)), name: nameOfOpened(basename(given)) }
    : await readNamedRun(await findRun(given, environment), which);
  const fault = activations && faultOfActivations(activations, model.network);
  if (fault) throw wrongUsage(`“${model.name}”: ${fault}`);
  return model;
}

async function readFileModel(
  path: string,
  activations: ActivationsOption['activations'],
): Promise<PreciseModel> {
  const said = activations && { hidden: activations.hidden, output: activations.output };
  const read = await readPreciseModel(path, said, path);
  if (!read.ok && read.failure.code === 'activations-needed') {
    throw wrongUsage(`${read.failure.message} Give them with ${activationChoices}.`);
  }
  return valueOf(read);
}

async function readNamedRun(found: FoundRun, which: WhichNetwork): Promise<NamedModel> {
  const { id: runId, name } = found.run;
  return { ...(await readRunModel(found, which)), name, runId };
}

/** Reads a network of a run in the highest precision that is kept. */
export async function readRunModel({ store, run }: FoundRun, which: WhichNetwork): Promise<PreciseModel> {
  const { network, provenance } = valueOf(await store.network(run.id, which));
  const precise =
    run.engine === 'plain' && which === 'last' ? await readCheckpoint({ store, run }) : undefined;
  return {
    network: { ...networkFromParameters(network), ...(precise && { layers: precise.layers }) },
    provenance,
  };
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
