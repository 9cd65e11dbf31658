import type { NetworkParameters } from '../../contract/network';
import type { Network } from '../network/network';
import type { CsvValue } from './csv';
import { encodeCsvRows } from './csv';
import { joinBytes } from './join-bytes';
import { encodeUtf8 } from './utf8';

const header = ['layer', 'neuron', 'kind', 'input', 'value'];

/**
 * Writes all weights and biases of a network as one table in CSV, a number on each line.
 *
 * `layer` and `neuron` say whose it is, and `kind` whether it is a `weight` or the `bias`; `input`, empty for a bias,
 * is the neuron of the layer before (in layer 0: the pixel, row by row). In a convolution `neuron` is the map, and `input`
 * a place in its window (map before, row, column). All count from 0. Each value is written so that reading it gives
 * exactly the same number.
 */
export function encodeWeightsTable({ layers }: Network | NetworkParameters): Uint8Array<ArrayBuffer> {
  const parts = [encodeUtf8(encodeCsvRows([header]))];
  layers.forEach(({ weight, bias }, layer) => {
    const inputs = weight.length / bias.length;
    bias.forEach((value, neuron) => {
      const weights = Array.from(weight.subarray(neuron * inputs, (neuron + 1) * inputs));
      const rows: CsvValue[][] = weights.map((each, input) => [layer, neuron, 'weight', input, each]);
      rows.push([layer, neuron, 'bias', undefined, value]);
      parts.push(encodeUtf8(encodeCsvRows(rows)));
    });
  });
  // In parts, since a string cannot hold the table of a large network.
  return joinBytes(parts);
}
