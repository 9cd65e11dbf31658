import type { Model, NetworkActivations, Provenance } from '../../contract/models';
import {
  costOf,
  isSigmoidThroughout,
  parseActivations,
  parseProvenance,
  sigmoidThroughout,
  unknownProvenance,
} from '../../contract/models';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import { isJsonObject, parseJson } from './json';
import { unreadable } from './unreadable';

/** What a model file of format 1 is about, and says of itself. */
const chapter1 = { activation: 'sigmoid', cost: 'quadratic' } as const;

/** What metadata say about a model beyond its tensors. */
export interface ModelDescription {
  /** Absent: sigmoid throughout. */
  activations?: Readonly<NetworkActivations>;
  provenance: Provenance;
}

/**
 * What Inkling adds to a model file: a safetensors file keeps strings only, so the values are JSON.
 *
 * A network of chapter 1 has format 1, which the first Inkling reads too. Every other one has format 2, which says
 * what its neurons do.
 */
export function encodeMetadata({ network, provenance }: Model): Record<string, string> {
  const { sizes, activations = sigmoidThroughout } = network;
  const isOfChapter1 = isSigmoidThroughout(network) && costOf(provenance) === chapter1.cost;
  return {
    'inkling.format': isOfChapter1 ? '1' : '2',
    'inkling.network': JSON.stringify(isOfChapter1 ? { sizes, ...chapter1 } : { sizes, activations }),
    'inkling.provenance': JSON.stringify(provenance),
  };
}

/**
 * Checks a model file's metadata against the sizes that its tensors have.
 *
 * What Inkling did not write is nothing to complain about: such a network's provenance is unknown, and it is taken
 * to be sigmoid throughout.
 */
export function readMetadata(metadata: unknown, sizes: number[], fileName: string): Result<ModelDescription> {
  if (metadata !== undefined && !isStringMap(metadata)) {
    return unreadable(fileName, 'its metadata holds something other than text.');
  }
  const version = metadata?.['inkling.format'];
  if (!metadata || version === undefined) {
    return success({ provenance: { ...unknownProvenance, epochs: [] } });
  }
  if (version !== '1' && version !== '2') {
    return unreadable(fileName, `it has format ${version}, and this Inkling reads formats 1 and 2 only.`);
  }
  const network = parseJson(metadata['inkling.network'] ?? '');
  if (!isJsonObject(network)) return unreadable(fileName, 'its description of the network cannot be read.');
  const activations = version === '1' ? readChapter1(network) : parseActivations(network['activations']);
  if (!activations) {
    return unreadable(fileName, 'its network has an activation or a cost that its format does not know.');
  }
  if (JSON.stringify(network['sizes']) !== JSON.stringify(sizes)) {
    return unreadable(
      fileName,
      `its tensors make a network of ${sizes.join(', ')}, but it is described as another.`,
    );
  }
  const provenance = parseProvenance(parseJson(metadata['inkling.provenance'] ?? ''));
  if (!provenance) return unreadable(fileName, 'its record of the training cannot be read.');
  return success(isSigmoidThroughout({ sizes, activations }) ? { provenance } : { activations, provenance });
}

function readChapter1({ activation, cost }: Record<string, unknown>): Readonly<NetworkActivations> | null {
  return activation === chapter1.activation && cost === chapter1.cost ? sigmoidThroughout : null;
}

function isStringMap(value: unknown): value is Record<string, string> {
  return isJsonObject(value) && Object.values(value).every((entry) => typeof entry === 'string');
}
