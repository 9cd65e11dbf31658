import type { LayerParameters, NetworkParameters } from '../../src/contract/network';
import { imageKinds, zeroWeight } from '../../src/engine/handwriting/segmentation/digit-detector';

/** Number of characters on each side of the one for 0; keeps double quotes and backslashes out. */
const levels = 28;
const digitsOfNumber = 4;

/** The network as a TypeScript module: one character per weight, in multiples of each neuron's scale. */
export function describeWeights({ sizes, layers }: NetworkParameters): string {
  const kept = [...sizes.slice(0, -1), imageKinds.length];
  const described = layers.map((layer, index) => describeLayer(layer, kept[index], kept[index + 1]));
  return [
    '// Written by scripts/digit-detector.js.',
    '/** The network of `DigitDetector`: neurons of every layer; a character a weight, (outputs, inputs) row-major. */',
    `export const digitDetectorWeights = ${JSON.stringify({ sizes: kept, layers: described })};`,
  ].join('\n');
}

/** Keeps only the output neurons that stand for a kind. */
function describeLayer({ weight, bias }: LayerParameters, inputs: number, outputs: number) {
  const rows = Array.from({ length: outputs }, (_, neuron) =>
    weight.subarray(neuron * inputs, (neuron + 1) * inputs),
  );
  const scales = rows.map((row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / levels);
  const character = (value: number, scale: number) =>
    String.fromCharCode(zeroWeight + Math.round(value / scale));
  return {
    weights: rows
      .map((row, neuron) => Array.from(row, (value) => character(value, scales[neuron])).join(''))
      .join(''),
    scales: scales.map((scale) => Number(scale.toPrecision(digitsOfNumber))),
    biases: Array.from(bias.subarray(0, outputs), (value) => Number(value.toPrecision(digitsOfNumber))),
  };
}
