import { describe, expect, it } from 'vitest';
import { encodeWeightsTable } from '../../../src/engine/formats/weights-table';
import { createNetwork } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';

describe('encodeWeightsTable', () => {
  it('writes every weight and bias once, with its place, so that nothing is lost', () => {
    const network = createNetwork([784, 2, 10], createRandom(3));
    network.layers[1].weight[5] = 1 / 3;
    const lines = new TextDecoder().decode(encodeWeightsTable(network)).split('\r\n');
    expect(lines.shift()).toBe('layer,neuron,kind,input,value');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(2 * 785 + 10 * 3);
    const layers = network.layers.map((layer) => ({
      ...layer,
      weight: new Float64Array(layer.weight.length),
      bias: new Float64Array(layer.bias.length),
    }));
    for (const line of lines) {
      const [layer, neuron, kind, input, value] = line.split(',');
      const { weight, bias } = layers[Number(layer)];
      if (kind === 'weight') {
        weight[Number(neuron) * network.sizes[Number(layer)] + Number(input)] = Number(value);
      } else {
        expect([kind, input]).toEqual(['bias', '']);
        bias[Number(neuron)] = Number(value);
      }
    }
    expect(layers).toEqual(network.layers);
  });
});
