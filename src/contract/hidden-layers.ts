import * as v from 'valibot';
import { hyperparameterFields } from './hyperparameter-fields';
import type { DenseShape, LayerShape, MapShape } from './layers';
import { parameterCount } from './layers';
import { inputNeurons, outputNeurons } from './network';
import { formatCount } from './number-format';

/** How the pixels of an image lie. */
const imageMaps: MapShape = { maps: 1, height: 28, width: 28 };
/** At most this many hidden layers; a plain sigmoid network stops learning long before that. */
const maximumHiddenLayers = 8;
/** The largest networks of the book's chapter 6, five of them side by side, have 41,637,210. */
const maximumParameters = 50_000_000;
const maximumMaps = 400;
/** What a neuron after the largest convolution weighs, without its bias. */
export const maximumInputsPerNeuron = maximumMaps * inputNeurons;

/**
 * A hidden layer as it is written, entered and stored: 100 is a dense layer of 100 neurons, "20c5" a convolution with 20
 * maps and a window of 5 x 5, "p2" max-pooling over 2 x 2.
 */
export type HiddenLayer = number | `${number}c${number}` | `p${number}`;

/** What a `HiddenLayer` says. */
type LayerText =
  | { kind: 'dense'; neurons: number }
  | { kind: 'convolution'; maps: number; size: number }
  | { kind: 'pooling'; size: number };

/** Something that was read, or what is wrong with it, as a sentence. */
type Read<Value> = { ok: true; value: Value } | { ok: false; message: string };

const example = 'write for example 30 or 100, 30, or 20c5, p2, 100';

/** Reads "30", "100, 30", "20c5, p2, 100" or "" as hidden layers; the message explains what is wrong. */
export function parseHiddenLayers(text: string): Read<HiddenLayer[]> {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '' || trimmed === 'none') return { ok: true, value: [] };
  const layers: HiddenLayer[] = [];
  for (const part of trimmed.split(/[\s,]+/).filter((each) => each !== '')) {
    const layer = readLayer(part);
    if (!layer) return { ok: false, message: `“${part}” is not a hidden layer; ${example}.` };
    layers.push(writeLayer(layer));
  }
  return { ok: true, value: layers };
}

export function formatHiddenLayers(hiddenLayers: readonly HiddenLayer[]): string {
  return hiddenLayers.join(', ');
}

/** As the book and the terminal write a network: 784, 20c5, p2, 100, 10. */
export function allLayers(hiddenLayers: readonly HiddenLayer[]): HiddenLayer[] {
  return [inputNeurons, ...hiddenLayers, outputNeurons];
}

/** The layers after the input, output layer included; hidden layers must have passed `hiddenLayersSchema`. */
export function layerShapes(hiddenLayers: readonly HiddenLayer[], outputs = outputNeurons): LayerShape[] {
  const placed = placeLayers(hiddenLayers, outputs);
  if (!placed.ok) throw new Error(placed.message);
  return placed.value;
}

/** The hidden layers of a network with these layers, as they are written. */
export function hiddenLayersOf(layers: readonly LayerShape[]): HiddenLayer[] {
  return layers.slice(0, -1).map((layer): HiddenLayer => {
    if (layer.kind === 'dense') return layer.outputs;
    return layer.kind === 'convolution' ? `${layer.to.maps}c${layer.size}` : `p${layer.size}`;
  });
}

/**
 * The hidden layers of one network that holds several, side by side: their neurons or maps add up. Undefined where two
 * have different kinds of layers, or different windows.
 */
export function sideBySide(networks: readonly (readonly HiddenLayer[])[]): HiddenLayer[] | undefined {
  const [first, ...others] = networks.map((layers) => layers.map((layer) => readLayer(String(layer))!));
  if (others.some(({ length }) => length !== first.length)) return undefined;
  const joined = first.map((layer, index) =>
    others.reduce<LayerText | undefined>((sum, other) => sum && beside(sum, other[index]), layer),
  );
  return joined.every((layer) => layer !== undefined) ? joined.map(writeLayer) : undefined;
}

function beside(one: LayerText, other: LayerText): LayerText | undefined {
  if (one.kind === 'dense' && other.kind === 'dense') return { ...one, neurons: one.neurons + other.neurons };
  if (one.kind === 'dense' || other.kind === 'dense' || one.size !== other.size) return undefined;
  if (one.kind === 'convolution' && other.kind === 'convolution')
    return { ...one, maps: one.maps + other.maps };
  return one.kind === other.kind ? one : undefined;
}

/** Checks hidden layers, each alone and all together. */
export const hiddenLayersSchema = v.pipe(
  v.array(
    v.custom<HiddenLayer>(
      (input) => faultOfLayer(input) === undefined,
      ({ input }) => faultOfLayer(input)!,
    ),
  ),
  v.maxLength(maximumHiddenLayers, `There can be at most ${maximumHiddenLayers} hidden layers.`),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? faultOfAll(dataset.value) : undefined;
    if (message !== undefined) addIssue({ message });
  }),
);

/** Whether all of them are dense, as in the book's chapters 1 to 3. */
export function areDense(hiddenLayers: readonly HiddenLayer[]): hiddenLayers is readonly number[] {
  return hiddenLayers.every((layer) => typeof layer === 'number');
}

/** What is wrong with hidden layers, as a sentence; undefined when nothing is. */
export function faultOfHiddenLayers(hiddenLayers: readonly HiddenLayer[]): string | undefined {
  const checked = v.safeParse(hiddenLayersSchema, hiddenLayers);
  return checked.success ? undefined : checked.issues[0].message;
}

/** What is wrong with the hidden layers that a file describes, and where, as the end of a sentence; undefined when nothing is. */
export function faultOfDescribedLayers(input: unknown): string | undefined {
  if (!Array.isArray(input)) return '“hiddenLayers” is not a list.';
  const checked = v.safeParse(hiddenLayersSchema, input);
  if (checked.success) return undefined;
  const [{ message, path }] = checked.issues;
  const place = path?.[0].key;
  if (typeof place !== 'number') return message;
  return `hidden layer ${place + 1} is ${JSON.stringify(input[place])}. ${message}`;
}

/** Whether these can be the hidden layers of a network. */
export function areHiddenLayers(input: unknown): input is HiddenLayer[] {
  return v.is(hiddenLayersSchema, input);
}

function faultOfAll(hiddenLayers: readonly HiddenLayer[]): string | undefined {
  const placed = placeLayers(hiddenLayers, outputNeurons);
  if (!placed.ok) return placed.message;
  const parameters = parameterCount(placed.value);
  if (parameters <= maximumParameters) return undefined;
  return `That makes ${formatCount(parameters)} weights and biases; there can be at most ${formatCount(maximumParameters)}.`;
}

/** What is wrong with one layer, whatever comes before it; undefined when nothing is. */
function faultOfLayer(input: unknown): string | undefined {
  const { minimum, maximum } = hyperparameterFields.hiddenLayers;
  const neurons = `Each hidden layer must have a whole number of neurons from ${minimum} to ${formatCount(maximum)}.`;
  const layer = typeof input === 'string' ? readLayer(input) : readNumber(input);
  if (!layer || writeLayer(layer) !== input) return neurons;
  if (layer.kind === 'dense') {
    return layer.neurons >= minimum && layer.neurons <= maximum ? undefined : neurons;
  }
  if (layer.kind === 'pooling')
    return layer.size >= 2 ? undefined : 'Pooling needs a window of at least 2 × 2.';
  if (layer.maps < 1 || layer.maps > maximumMaps) return `A convolution has from 1 to ${maximumMaps} maps.`;
  return layer.size >= 1 ? undefined : 'A convolution needs a window of at least 1 × 1.';
}

function readNumber(input: unknown): LayerText | undefined {
  return Number.isInteger(input) ? { kind: 'dense', neurons: input as number } : undefined;
}

function readLayer(text: string): LayerText | undefined {
  const [, neurons, maps, size, pool] = /^(?:(\d{1,9})|(\d{1,9})c(\d{1,9})|p(\d{1,9}))$/.exec(text) ?? [];
  if (neurons !== undefined) return { kind: 'dense', neurons: Number(neurons) };
  if (pool !== undefined) return { kind: 'pooling', size: Number(pool) };
  return maps === undefined ? undefined : { kind: 'convolution', maps: Number(maps), size: Number(size) };
}

function writeLayer(layer: LayerText): HiddenLayer {
  if (layer.kind === 'dense') return layer.neurons;
  return layer.kind === 'convolution' ? `${layer.maps}c${layer.size}` : `p${layer.size}`;
}

/** Gives every layer its place after the one before it; or says which one does not fit, and why. */
function placeLayers(hiddenLayers: readonly HiddenLayer[], outputs: number): Read<LayerShape[]> {
  const layers: LayerShape[] = [];
  for (const written of hiddenLayers) {
    const placed = placeAfter(layers.at(-1), written);
    if (typeof placed === 'string') return { ok: false, message: placed };
    layers.push(placed);
  }
  return { ok: true, value: [...layers, denseAfter(layers.at(-1), outputs)] };
}

function denseAfter(before: LayerShape | undefined, outputs: number): DenseShape {
  return { kind: 'dense', inputs: before?.outputs ?? inputNeurons, outputs };
}

function placeAfter(before: LayerShape | undefined, written: HiddenLayer): LayerShape | string {
  const layer = readLayer(String(written))!;
  if (layer.kind === 'dense') return denseAfter(before, layer.neurons);
  if (before?.kind === 'dense') {
    return `${written} needs maps, and the ${formatCount(before.outputs)} neurons before it form none.`;
  }
  const from = before?.to ?? imageMaps;
  const { size } = layer;
  const sides = `maps of ${from.height} × ${from.width}`;
  if (layer.kind === 'pooling') {
    if (before?.kind !== 'convolution') return `${written} can only follow a convolution.`;
    if (from.height % size !== 0 || from.width % size !== 0)
      return `${written} does not divide ${sides} evenly.`;
    const to = { ...from, height: from.height / size, width: from.width / size };
    return { kind: 'pooling', size, from, to, inputs: before.outputs, outputs: neuronsOf(to) };
  }
  if (size > from.height || size > from.width) return `${written} does not fit into ${sides}.`;
  const to = { maps: layer.maps, height: from.height - size + 1, width: from.width - size + 1 };
  return { kind: 'convolution', size, from, to, inputs: neuronsOf(from), outputs: neuronsOf(to) };
}

function neuronsOf({ maps, height, width }: MapShape): number {
  return maps * height * width;
}
