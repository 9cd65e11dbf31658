import { inputNeurons, outputNeurons } from '../../contract/network';
import { familyOf } from './natural-order';

/** One way to read a matrix: as a layer of this many inputs and outputs. */
export interface Reading {
  inputs: number;
  outputs: number;
  /** Whether the matrix in the file is (inputs, outputs). */
  isTransposed: boolean;
}

/** A layer whose place in the network is not known yet. */
export interface LooseLayer {
  name: string;
  /** Shape of its matrix in the file. */
  shape: readonly number[];
  /** At least one. */
  readings: readonly Reading[];
}

/** A layer at its place. */
export interface PlacedLayer<Layer extends LooseLayer> {
  layer: Layer;
  reading: Reading;
}

/** So many layers can be tried in every order; more must be numbered from input to output. */
const mostToTry = 9;

/**
 * Puts layers, given in the natural order of their names, in the order in which each fits the one before it, from 784
 * inputs to ten outputs. Layers of the same size must be told apart by numbers in their names. Otherwise returns what is
 * wrong.
 */
export function orderLayers<Layer extends LooseLayer>(
  layers: readonly Layer[],
): PlacedLayer<Layer>[] | string {
  const asNumbered = chainOf(layers);
  const isNumbered = new Set(layers.map(({ name }) => familyOf(name))).size === 1;
  if (asNumbered && isNumbered) return asNumbered;
  if (layers.length > mostToTry) {
    return asNumbered ?? `its ${layers.length} layers do not fit together in the order of their names.`;
  }
  const chains = allChains(layers);
  if (chains.length === 0) return faultOf(layers);
  if (chains.length === 1) return chains[0];
  const at = chains[0].findIndex(({ layer }, place) => layer !== chains[1][place].layer);
  if (at === -1) return `it is not clear whether its matrices are (outputs, inputs) or (inputs, outputs).`;
  const names = chains.slice(0, 2).map((chain) => `“${chain[at].layer.name}”`);
  return `it is not clear which of its layers comes first, ${names.join(' or ')}; number them from input to output.`;
}

/** The layers one after the other, each in the first reading that fits; undefined if they do not fit. */
function chainOf<Layer extends LooseLayer>(layers: readonly Layer[]): PlacedLayer<Layer>[] | undefined {
  const chain: PlacedLayer<Layer>[] = [];
  let neurons = inputNeurons;
  for (const [at, layer] of layers.entries()) {
    const isLast = at === layers.length - 1;
    const reading = layer.readings.find(
      ({ inputs, outputs }) => inputs === neurons && (!isLast || outputs === outputNeurons),
    );
    if (!reading) return undefined;
    chain.push({ layer, reading });
    neurons = reading.outputs;
  }
  return chain;
}

/** The first two orders that fit; the same family's layers of the same shape keep their natural order. */
function allChains<Layer extends LooseLayer>(layers: readonly Layer[]): PlacedLayer<Layer>[][] {
  const found: PlacedLayer<Layer>[][] = [];
  const extend = (chain: PlacedLayer<Layer>[], rest: readonly Layer[], neurons: number) => {
    if (found.length === 2) return;
    if (rest.length === 0) {
      if (neurons === outputNeurons) found.push(chain);
      return;
    }
    for (const layer of rest) {
      if (rest.slice(0, rest.indexOf(layer)).some((earlier) => areTwins(earlier, layer))) continue;
      for (const reading of layer.readings.filter(({ inputs }) => inputs === neurons)) {
        const others = rest.filter((other) => other !== layer);
        extend([...chain, { layer, reading }], others, reading.outputs);
      }
    }
  };
  extend([], layers, inputNeurons);
  return found;
}

function areTwins(one: LooseLayer, other: LooseLayer): boolean {
  return String(one.shape) === String(other.shape) && familyOf(one.name) === familyOf(other.name);
}

/** Why layers make no network for 28 x 28 pixels and ten digits. */
function faultOf(layers: readonly LooseLayer[]): string {
  const readings = layers.flatMap(({ readings }) => readings);
  const [first] = layers.filter(
    (layer) => !readings.some(({ outputs }) => outputs === layer.readings[0].inputs),
  );
  if (!readings.some(({ inputs }) => inputs === inputNeurons)) {
    const { name, readings: [{ inputs }] } = first ?? layers[0]; // prettier-ignore
    return `its first layer, “${name}”, takes ${inputs} inputs, not ${inputNeurons}, the pixels of an image.`;
  }
  const last = layers.findLast(
    (layer) => !readings.some(({ inputs }) => inputs === layer.readings[0].outputs),
  );
  if (!readings.some(({ outputs }) => outputs === outputNeurons)) {
    const { name, readings: [{ outputs }] } = last ?? layers.at(-1)!; // prettier-ignore
    return `its last layer, “${name}”, has ${outputs} outputs, not ${outputNeurons}, one for each digit.`;
  }
  const sizes = layers.map(
    ({ name, readings: [{ inputs, outputs }] }) => `“${name}” ${inputs} to ${outputs}`,
  );
  return `its layers do not fit together: ${sizes.join(', ')}.`;
}
