import { areDense, formatHiddenLayers, hiddenLayersOf } from '../../contract/hidden-layers';
import { biasCount, weightShape } from '../../contract/layers';
import type { NetworkParameters } from '../../contract/network';
import type { Network } from '../network/network';
import { encodeUtf8 } from './utf8';
import { encodeZip } from './encode-zip';

/** The header of an array, with its magic string and lengths, is padded to a multiple of this. */
const alignment = 64;

/**
 * Writes a network as NumPy arrays, for `numpy.load`: `layers.N.weight` (outputs, inputs) and `layers.N.bias` (outputs);
 * of a convolution (maps, maps before, rows, columns) and (maps), and `hidden_layers` then says all layers, as text.
 *
 * They are float32 if that loses nothing, otherwise float64. `activations.hidden` (if there are hidden layers) and
 * `activations.output` are the names of the neurons' functions, as text.
 */
export function encodeNpz({ activations, layers }: Network | NetworkParameters): Uint8Array<ArrayBuffer> {
  const isDouble = layers.some(({ weight, bias }) => !isSinglePrecision(weight) || !isSinglePrecision(bias));
  const encodeNumbers = isDouble ? encodeDoubles : encodeSingles;
  const arrays: Record<string, Uint8Array> = {};
  layers.forEach((layer, index) => {
    if (layer.kind === 'pooling') return;
    arrays[`layers.${index}.weight`] = encodeNumbers(weightShape(layer), layer.weight);
    arrays[`layers.${index}.bias`] = encodeNumbers([biasCount(layer)], layer.bias);
  });
  const hiddenLayers = hiddenLayersOf(layers);
  if (!areDense(hiddenLayers)) arrays['hidden_layers'] = encodeText(formatHiddenLayers(hiddenLayers));
  if (layers.length > 1) arrays['activations.hidden'] = encodeText(activations.hidden);
  arrays['activations.output'] = encodeText(activations.output);
  return encodeZip(Object.entries(arrays).map(([name, bytes]) => ({ name: `${name}.npy`, bytes })));
}

type Numbers = Float32Array | Float64Array;

function isSinglePrecision(values: Numbers): boolean {
  return values instanceof Float32Array || values.every((value) => value === Math.fround(value));
}

function encodeSingles(shape: readonly number[], values: Numbers): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => view.setFloat32(4 * index, value, true));
  return encodeArray('<f4', shape, new Uint8Array(view.buffer));
}

function encodeDoubles(shape: readonly number[], values: Numbers): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, index) => view.setFloat64(8 * index, value, true));
  return encodeArray('<f8', shape, new Uint8Array(view.buffer));
}

/** An array without dimensions, of four bytes for each character. */
function encodeText(text: string): Uint8Array {
  const characters = Array.from(text, (character) => character.codePointAt(0)!);
  const view = new DataView(new ArrayBuffer(4 * characters.length));
  characters.forEach((character, index) => view.setUint32(4 * index, character, true));
  return encodeArray(`<U${characters.length}`, [], new Uint8Array(view.buffer));
}

/** Writes one array in version 1.0 of NumPy's format (NEP 1), row-major. */
function encodeArray(type: string, shape: readonly number[], data: Uint8Array): Uint8Array {
  const tuple = `(${shape.map((size) => `${size},`).join(' ')})`;
  const description = `{'descr': '${type}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const start = encodeUtf8('\0NUMPY\u0001\0');
  start[0] = 0x93;
  const dataStart = Math.ceil((start.length + 2 + description.length + 1) / alignment) * alignment;
  const file = new Uint8Array(dataStart + data.length);
  const header = `${description.padEnd(dataStart - start.length - 3)}\n`;
  file.set(start);
  new DataView(file.buffer).setUint16(start.length, header.length, true);
  file.set(encodeUtf8(header), start.length + 2);
  file.set(data, dataStart);
  return file;
}
