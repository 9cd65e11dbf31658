import type { Model, Provenance } from '../../contract/models';
import { parseProvenance, unknownProvenance } from '../../contract/models';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import { isJsonObject, parseJson } from './json';
import { unreadable } from './unreadable';

const formatVersion = 1;
const activation = 'sigmoid';
const cost = 'quadratic';

/** What Inkling adds to a model file: a safetensors file keeps strings only, so the values are JSON. */
export function encodeMetadata({ network, provenance }: Model): Record<string, string> {
  return {
    'inkling.format': JSON.stringify(formatVersion),
    'inkling.network': JSON.stringify({ sizes: network.sizes, activation, cost }),
    'inkling.provenance': JSON.stringify(provenance),
  };
}

/**
 * Checks a model file's metadata against the sizes that its tensors have.
 *
 * What Inkling did not write is nothing to complain about: such a network's provenance is unknown.
 */
export function readMetadata(
  metadata: unknown,
  sizes: readonly number[],
  fileName: string,
): Result<Provenance> {
  if (metadata !== undefined && !isStringMap(metadata)) {
    return unreadable(fileName, 'its metadata holds something other than text.');
  }
  const version = metadata?.['inkling.format'];
  if (!metadata || version === undefined) return success({ ...unknownProvenance, epochs: [] });
  if (version !== String(formatVersion)) {
    return unreadable(
      fileName,
      `it has format ${version}, and this Inkling reads format ${formatVersion} only.`,
    );
  }
  const network = parseJson(metadata['inkling.network'] ?? '');
  if (!isJsonObject(network)) return unreadable(fileName, 'its description of the network cannot be read.');
  if (network['activation'] !== activation || network['cost'] !== cost) {
    return unreadable(fileName, `its network has another activation or cost than ${activation} and ${cost}.`);
  }
  if (JSON.stringify(network['sizes']) !== JSON.stringify(sizes)) {
    return unreadable(
      fileName,
      `its tensors make a network of ${sizes.join(', ')}, but it is described as another.`,
    );
  }
  const provenance = parseProvenance(parseJson(metadata['inkling.provenance'] ?? ''));
  return provenance
    ? success(provenance)
    : unreadable(fileName, 'its record of the training cannot be read.');
}

function isStringMap(value: unknown): value is Record<string, string> {
  return isJsonObject(value) && Object.values(value).every((entry) => typeof entry === 'string');
}
