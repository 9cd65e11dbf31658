import { basename, extname } from 'node:path';
import { largestModelBytes, modelTooLarge } from '../../contract/model-files';
import type { Model, Provenance } from '../../contract/models';
import { costOf, unknownProvenance } from '../../contract/models';
import type { NetworkActivations, NetworkParameters, NetworkShape } from '../../contract/network';
import { isSigmoidThroughout } from '../../contract/network';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { decodeModelPrecisely, encodeModel } from '../../engine/formats/model-file';
import { decodeNetwork2, encodeNetwork2 } from '../../engine/formats/network2';
import type { Network } from '../../engine/network/network';
import { parametersOf } from '../../engine/network/network';
import { writeFileAtomically } from '../files/atomic-files';
import { isFault, readNamedFile } from '../files/regular-files';

/** A network in double precision, which holds the numbers of every file exactly. */
export interface PreciseModel {
  network: Network;
  provenance: Provenance;
}

/** The ending .json means the book's network2 JSON; every other file is read as safetensors. */
function isNetwork2(path: string): boolean {
  return extname(path).toLowerCase() === '.json';
}

/**
 * Reads a model of either format without rounding. `given`: the activations, for a file that does not say them; without
 * them, it fails with 'activations-needed'. Otherwise fails with 'model-unreadable'.
 */
export async function readPreciseModel(
  path: string,
  given?: Readonly<NetworkActivations>,
): Promise<Result<PreciseModel>> {
  const content = await readNamedFile(path, largestModelBytes);
  if (!isFault(content)) return decodePreciseModel(content, basename(path), given);
  if (content.isTooLarge) return modelTooLarge(basename(path));
  return failure('model-unreadable', `“${path}” could not be read: ${content.reason}.`);
}

function decodePreciseModel(
  bytes: Uint8Array,
  name: string,
  given: Readonly<NetworkActivations> | undefined,
): Result<PreciseModel> {
  return isNetwork2(name) ? decodeNetwork2Model(bytes, name) : decodeModelPrecisely(bytes, name, given);
}

function decodeNetwork2Model(bytes: Uint8Array, name: string): Result<PreciseModel> {
  const network = decodeNetwork2(new TextDecoder().decode(bytes), name);
  if (!network.ok) return network;
  return success({
    network: network.value.network,
    provenance: { ...unknownProvenance, cost: network.value.cost },
  });
}

/** Reads a model of either format in single precision, which the app uses; otherwise as `readPreciseModel`. */
export async function readModelFile(
  path: string,
  given?: Readonly<NetworkActivations>,
): Promise<Result<Model>> {
  return inAppPrecision(await readPreciseModel(path, given));
}

/** Decodes the content of a model file in single precision; the ending of `name` gives the format. */
export function decodeModelFile(
  bytes: Uint8Array,
  name: string,
  given?: Readonly<NetworkActivations>,
): Result<Model> {
  return inAppPrecision(decodePreciseModel(bytes, name, given));
}

function inAppPrecision(model: Result<PreciseModel>): Result<Model> {
  if (!model.ok) return model;
  return success({ network: parametersOf(model.value.network), provenance: model.value.provenance });
}

/** Why a network cannot be written to this path; undefined when it can. */
export function formatObstacle(path: string, network: NetworkShape): string | undefined {
  if (!isNetwork2(path) || isSigmoidThroughout(network)) return undefined;
  return (
    `“${basename(path)}” cannot hold this network: the book's network2 format is for sigmoid neurons only. ` +
    'Save it as .safetensors instead.'
  );
}

/**
 * Writes network2 JSON, which holds no provenance, when the path ends in `.json`, otherwise safetensors. Fails with
 * 'file-not-written', also when the format cannot hold the network.
 */
export async function writeModelFile(
  path: string,
  model: { network: Network | NetworkParameters; provenance: Provenance },
): Promise<Result<undefined>> {
  const { network, provenance } = model;
  const obstacle = formatObstacle(path, network);
  if (obstacle) return failure('file-not-written', obstacle);
  const content = isNetwork2(path)
    ? encodeNetwork2(network, costOf(provenance))
    : encodeModel({ network: inSinglePrecision(network), provenance });
  return writeFileAtomically(path, content);
}

function inSinglePrecision(network: Network | NetworkParameters): NetworkParameters {
  return {
    sizes: network.sizes,
    activations: network.activations,
    layers: network.layers.map(({ weight, bias }) => ({
      weight: Float32Array.from(weight),
      bias: Float32Array.from(bias),
    })),
  };
}
