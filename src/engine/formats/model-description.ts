import { faultOfDescribedLayers, hiddenLayersOf, layerShapes } from '../../contract/hidden-layers';
import type { HiddenLayer } from '../../contract/hidden-layers';
import { isJsonObject, parseJson } from '../../contract/json';
import { denseShapes, sizesOf } from '../../contract/layers';
import type { LayerShape } from '../../contract/layers';
import type { Model, Provenance } from '../../contract/models';
import { costOf, parseProvenance } from '../../contract/models';
import type { NetworkActivations, NetworkShape } from '../../contract/network';
import {
  inputNeurons,
  isDense,
  isSigmoidThroughout,
  outputNeurons,
  parseActivations,
  sigmoidThroughout,
  temperatureRange,
} from '../../contract/network';

/** What the metadata say about a model beyond its tensors. */
export interface ModelDescription extends NetworkShape {
  temperature?: number;
  provenance: Provenance;
}

/** The network description in every model file of format 1. */
const chapter1 = { activation: 'sigmoid', cost: 'quadratic' } as const;

/**
 * The metadata that Inkling adds to a model file: safetensors metadata hold only strings, so the values are JSON.
 *
 * A network of chapter 1 has format 1, which the first version of Inkling reads too, any other dense network format 2,
 * which describes its neurons: both stay as they were. Format 3 holds the hidden layers as they are written in the
 * settings. A fitted temperature stands beside them; older versions overlook it.
 */
export function describeModel({ network, provenance }: Model): Record<string, string> {
  return {
    ...describeNetwork(network, costOf(provenance) === chapter1.cost),
    'inkling.provenance': JSON.stringify(provenance),
  };
}

function describeNetwork(network: Model['network'], isQuadratic: boolean): Record<string, string> {
  const { sizes, activations, layers, temperature } = network;
  const described = (format: string, description: object) => ({
    'inkling.format': format,
    'inkling.network': JSON.stringify({ ...description, temperature }),
  });
  if (!isDense(network)) return described('3', { hiddenLayers: hiddenLayersOf(layers), activations });
  if (isQuadratic && isSigmoidThroughout(network)) return described('1', { sizes, ...chapter1 });
  return described('2', { sizes, activations });
}

/** Reads what `describeModel` has written, or returns what is wrong with it. */
export function readDescription(metadata: Readonly<Record<string, string>>): ModelDescription | string {
  const format = metadata['inkling.format'];
  if (format !== '1' && format !== '2' && format !== '3') {
    return `it has format ${format}, and this Inkling reads formats 1, 2 and 3 only.`;
  }
  const described = metadata['inkling.network'];
  if (described === undefined) return 'its metadata has no “inkling.network”, which describes the layers.';
  const network = parseJson(described);
  if (!isJsonObject(network))
    return 'its description of the network, “inkling.network”, is not a JSON object.';
  const layers = readLayers(network, format);
  if (typeof layers === 'string') return `its description of the network is wrong: ${layers}`;
  const activations = format === '1' ? readChapter1(network) : readActivations(network);
  if (typeof activations === 'string') return activations;
  const { temperature } = network;
  if (!isTemperature(temperature)) {
    return `its temperature is not a number from ${temperatureRange.lowest} to ${temperatureRange.highest}.`;
  }
  const provenance = parseProvenance(parseJson(metadata['inkling.provenance'] ?? ''));
  if (!provenance) return 'its record of the training cannot be read.';
  // Without hidden layers it does not matter what hidden neurons would do, so they are not described.
  const isPlain = isSigmoidThroughout({ layers, activations });
  return {
    layers,
    activations: isPlain ? sigmoidThroughout : activations,
    ...(temperature !== undefined && { temperature }),
    provenance,
  };
}

/** Returns the layers, or what is wrong with them, as the end of a sentence. */
function readLayers(network: Record<string, unknown>, format: '1' | '2' | '3'): LayerShape[] | string {
  if (format === '3') {
    const { hiddenLayers } = network;
    return faultOfDescribedLayers(hiddenLayers) ?? layerShapes(hiddenLayers as HiddenLayer[]);
  }
  const { sizes } = network;
  if (!Array.isArray(sizes) || sizes.length < 2) return '“sizes” is not a list of at least two numbers.';
  const wrong = sizes.findIndex((size) => !(Number.isSafeInteger(size) && size > 0));
  if (wrong >= 0) {
    return `entry ${wrong + 1} of “sizes” is ${JSON.stringify(sizes[wrong])}, not a whole number above 0.`;
  }
  const layers = denseShapes(sizes as number[]);
  if (sizes[0] === inputNeurons && sizes.at(-1) === outputNeurons) return layers;
  return `it has ${sizesOf(layers).join(', ')} neurons, not ${inputNeurons} inputs and ${outputNeurons} outputs.`;
}

function readChapter1({ activation, cost }: Record<string, unknown>): Readonly<NetworkActivations> | string {
  if (activation === chapter1.activation && cost === chapter1.cost) return sigmoidThroughout;
  return 'its network has an activation or a cost that its format does not know.';
}

function readActivations({ activations }: Record<string, unknown>): Readonly<NetworkActivations> | string {
  if (activations === undefined) return 'its description of the network has no “activations”.';
  return parseActivations(activations) ?? `it has unknown activations: ${JSON.stringify(activations)}.`;
}

function isTemperature(value: unknown): value is number | undefined {
  if (value === undefined) return true;
  const { lowest, highest } = temperatureRange;
  return typeof value === 'number' && value >= lowest && value <= highest;
}
