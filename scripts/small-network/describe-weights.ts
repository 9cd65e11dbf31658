import type { LayerParameters, NetworkParameters } from '../../src/contract/network';
import { zeroWeight } from '../../src/engine/handwriting/segmentation/packed-network';

/** Number of characters on each side of the one for 0; keeps double quotes and backslashes out. */
const levels = 28;
const digitsOfNumber = 4;

/**
 * Networks as a TypeScript module, by the names of their constants: one character per weight, in multiples of each neuron's
 * or map's scale.
 */
export function describeWeights(
  networks: Readonly<Record<string, NetworkParameters>>,
  { script, owner }: { script: string; owner: string },
): string {
  const constants = Object.entries(networks).flatMap(([name, { layers }]) => [
    `/** What \`${owner}\` has learned, layer by layer: a character a weight, in the order of the layer’s weights. */`,
    `export const ${name} = ${JSON.stringify(layers.map(describeLayer))};`,
  ]);
  return [`// Written by scripts/${script}.`, ...constants].join('\n');
}

function describeLayer({ weight, bias }: LayerParameters) {
  const inputs = weight.length / Math.max(1, bias.length);
  const rows = Array.from(bias, (_, neuron) => weight.subarray(neuron * inputs, (neuron + 1) * inputs));
  const scales = rows.map((row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / levels);
  const character = (value: number, scale: number) =>
    String.fromCharCode(zeroWeight + Math.round(value / scale));
  return {
    weights: rows
      .map((row, neuron) => Array.from(row, (value) => character(value, scales[neuron])).join(''))
      .join(''),
    scales: scales.map((scale) => Number(scale.toPrecision(digitsOfNumber))),
    biases: Array.from(bias, (value) => Number(value.toPrecision(digitsOfNumber))),
  };
}
