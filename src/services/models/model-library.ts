import { basename } from 'node:path';
import type { ModelFormatName, ReadableFormatName } from '../../contract/model-files';
import {
  formatObstacle,
  isReadableFormat,
  largestModelBytes,
  modelFormatOf,
  modelFormats,
  modelTooLarge,
} from '../../contract/model-files';
import type { Model, Provenance } from '../../contract/models';
import { costOf, unknownProvenance } from '../../contract/models';
import type {
  DenseParameters,
  NetworkActivations,
  NetworkParameters,
  NetworkShape,
} from '../../contract/network';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { faultOfSums } from '../../engine/formats/largest-sums';
import { decodeModelPrecisely, encodeModel } from '../../engine/formats/model-file';
import { decodeNetwork2, encodeNetwork2 } from '../../engine/formats/network2';
import { encodeNpz } from '../../engine/formats/npz';
import { decodeOnnx } from '../../engine/formats/onnx/decode';
import { encodeOnnx } from '../../engine/formats/onnx/encode';
import { unreadable } from '../../engine/formats/unreadable';
import { encodeWeightsTable } from '../../engine/formats/weights-table';
import type { DenseNetwork, Network } from '../../engine/network/network';
import { parametersOf } from '../../engine/network/network';
import { writeFileAtomically } from '../files/atomic-files';
import { isFault, readFullFile } from '../files/regular-files';

/** A network in double precision, which holds the numbers of every file exactly. */
export interface PreciseModel {
  network: Network;
  provenance: Provenance;
}

/** A network in either precision, with its provenance. */
interface WritableModel {
  network: Network | NetworkParameters;
  provenance: Provenance;
}

const usualFormat = 'safetensors';

/** `given`: the activations, for a file that does not say them. */
type Decode = (
  bytes: Uint8Array,
  name: string,
  given: Readonly<NetworkActivations> | undefined,
) => Result<PreciseModel>;

type Codec<Name extends ModelFormatName> = {
  /** Rounds where the format has single precision only. */
  encode(model: WritableModel): string | Uint8Array;
} & (Name extends ReadableFormatName ? { decode: Decode } : unknown);

const safetensors: Codec<'safetensors'> = {
  encode: ({ network, provenance }) => encodeModel({ network: inSinglePrecision(network), provenance }),
  decode: decodeModelPrecisely,
};

const codecs: { [Name in ModelFormatName]: Codec<Name> } = {
  safetensors,
  inkling: safetensors,
  network2: {
    encode({ network, provenance }) {
      // `writeModelFile` has refused other networks.
      return encodeNetwork2(network as DenseNetwork | DenseParameters, costOf(provenance));
    },
    decode(bytes, name) {
      const file = decodeNetwork2(new TextDecoder().decode(bytes), name);
      if (!file.ok) return file;
      const { network, cost } = file.value;
      return success({ network, provenance: { ...unknownProvenance, cost } });
    },
  },
  onnx: {
    encode: ({ network, provenance }) => encodeOnnx({ network: inSinglePrecision(network), provenance }),
    decode: decodeOnnx,
  },
  npz: { encode: ({ network }) => encodeNpz(network) },
  csv: { encode: ({ network }) => encodeWeightsTable(network) },
};

/**
 * Reads a model of any format without rounding. `given`: the activations, for a file that does not say them; without
 * them, it fails with 'activations-needed'. Otherwise fails with 'model-unreadable'. The words name the file `shownAs`.
 */
export async function readPreciseModel(
  path: string,
  given?: Readonly<NetworkActivations>,
  shownAs = basename(path),
): Promise<Result<PreciseModel>> {
  const content = await readFullFile(path, largestModelBytes);
  if (!isFault(content)) return decodePreciseModel(content, shownAs, given);
  if (content.isTooLarge) return modelTooLarge(shownAs);
  return failure('model-unreadable', `“${path}” could not be read: ${content.reason}.`);
}

/** A file of any other ending is read in the usual format. */
function decodePreciseModel(
  bytes: Uint8Array,
  name: string,
  given: Readonly<NetworkActivations> | undefined,
): Result<PreciseModel> {
  const format = modelFormatOf(name) ?? usualFormat;
  if (isReadableFormat(format)) {
    const model = codecs[format].decode(bytes, name, given);
    const fault = model.ok ? faultOfSums(model.value.network) : undefined;
    return fault === undefined ? model : unreadable(name, fault);
  }
  const { ending } = modelFormats[format];
  return failure(
    'model-unreadable',
    `“${name}” cannot be opened: Inkling writes .${ending} files, but does not read them.`,
  );
}

/** Reads a model of any format in single precision, which the app uses; otherwise as `readPreciseModel`. */
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
export function obstacleTo(path: string, network: NetworkShape): string | undefined {
  const obstacle = formatObstacle(modelFormatOf(path) ?? usualFormat, network);
  if (obstacle === undefined) return undefined;
  return `“${basename(path)}” cannot hold this network: ${obstacle}. Save it as .${modelFormats[usualFormat].ending} instead.`;
}

/**
 * Writes a model in the format that the path's ending gives, or else in the usual one. Fails with 'file-not-written',
 * also when the format cannot hold the network.
 */
export async function writeModelFile(path: string, model: WritableModel): Promise<Result<undefined>> {
  const obstacle = obstacleTo(path, model.network);
  if (obstacle) return failure('file-not-written', obstacle);
  return writeFileAtomically(path, codecs[modelFormatOf(path) ?? usualFormat].encode(model));
}

function inSinglePrecision(network: Network | NetworkParameters): NetworkParameters {
  return {
    ...network,
    layers: network.layers.map((layer) => ({
      ...layer,
      weight: Float32Array.from(layer.weight),
      bias: Float32Array.from(layer.bias),
    })),
  };
}
