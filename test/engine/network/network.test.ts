import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseShapes, parameterCount } from '../../../src/contract/layers';
import { denseLayer, sigmoidThroughout } from '../../../src/contract/network';
import {
  createNetwork,
  createZeroNetwork,
  networkFromParameters,
  parametersOf,
  weightsBytes,
} from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 });

describe('createNetwork', () => {
  it('returns weights (outputs, inputs) and biases (outputs) for every layer after the input', () => {
    const { layers } = createNetwork([784, 30, 10], createRandom(1));
    expect(layers.map(({ weight, bias }) => [weight.length, bias.length])).toEqual([
      [30 * 784, 30],
      [300, 10],
    ]);
  });

  it('returns weights and biases with mean 0 and standard deviation 1', () => {
    const { layers } = createNetwork([784, 100, 10], createRandom(1));
    const values = layers[0].weight;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    expect(new Set(layers[0].bias).size).toBe(100);
  });

  it('spreads the weights as the initialiser says, and the biases as ever', () => {
    const narrow = (inputs: number) => 1 / inputs;
    const [wide] = createNetwork([4, 3], createRandom(5)).layers;
    const [layer] = createNetwork([4, 3], createRandom(5), narrow).layers;
    expect(layer.weight).toEqual(wide.weight.map((weight) => weight / 4));
    expect(layer.bias).toEqual(wide.bias);
  });

  it('returns single-precision numbers, so that parametersOf loses nothing', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (shape, seed) => {
        const network = createNetwork(shape, createRandom(seed));
        expect(networkFromParameters(parametersOf(network))).toEqual(network);
      }),
      { seed: 1, numRuns: 30 },
    );
  });
});

describe('networkFromParameters', () => {
  it('returns a copy, and keeps double precision where there is any', () => {
    const network = createZeroNetwork([1, 1]);
    network.layers[0].weight[0] = 0.1;
    const copy = networkFromParameters(network);
    network.layers[0].weight[0] = 5;
    expect(copy.layers[0].weight[0]).toBe(0.1);
  });
});

describe('parametersOf', () => {
  it('returns a copy rounded to single precision', () => {
    const network = createZeroNetwork([1, 1]);
    network.layers[0].weight[0] = 0.1;
    expect(parametersOf(network).layers[0].weight).toEqual(Float32Array.of(0.1));
  });
});

describe('weightsBytes', () => {
  it('returns float32 numbers, little-endian, layer by layer, weights before biases', () => {
    const parameters = {
      sizes: [2, 1, 1],
      activations: sigmoidThroughout,
      layers: [
        denseLayer(Float32Array.of(1, -2), Float32Array.of(0.5)),
        denseLayer(Float32Array.of(3), Float32Array.of(0)),
      ],
    };
    const bytes = weightsBytes(parameters);
    expect(Array.from(bytes.subarray(0, 8))).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
    const view = new DataView(bytes.buffer);
    expect([0, 4, 8, 12, 16].map((offset) => view.getFloat32(offset, true))).toEqual([1, -2, 0.5, 3, 0]);
  });

  it('returns four bytes for each of the parameters that parameterCount counts', () => {
    expect(parameterCount(denseShapes([784, 30, 10]))).toBe(23_860);
    fc.assert(
      fc.property(sizes, (shape) => {
        const bytes = weightsBytes(parametersOf(createZeroNetwork(shape)));
        return bytes.length === 4 * parameterCount(denseShapes(shape));
      }),
      { seed: 2, numRuns: 30 },
    );
  });
});
