import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HiddenLayer } from '../../../src/contract/hidden-layers';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { BackwardPass } from '../../../src/engine/network/backward';
import { convolution } from '../../../src/engine/network/convolution';
import { costFunction } from '../../../src/engine/network/costs';
import { ForwardPass } from '../../../src/engine/network/forward';
import { createNewNetwork, zerosLike } from '../../../src/engine/network/network';
import { pooling } from '../../../src/engine/network/pooling';
import { SparseInput } from '../../../src/engine/network/sparse-input';
import { createRandom } from '../../../src/engine/random';

const empty = { weight: new Float64Array(), bias: new Float64Array() };

describe('convolution', () => {
  // One map of 3 x 3, a window of 2 x 2, two maps of 2 x 2.
  const layer = {
    kind: 'convolution' as const,
    ...{ size: 2, inputs: 9, outputs: 8 },
    from: { maps: 1, height: 3, width: 3 },
    to: { maps: 2, height: 2, width: 2 },
    weight: Float64Array.of(1, 2, 3, 4, 0, 0, 0, -1),
    bias: Float64Array.of(10, 0.5),
  };
  const input = Float64Array.of(1, 0, 2, 0, 3, 0, 4, 0, 5);
  const outputs = [10 + 1 + 12, 10 + 4 + 9, 10 + 6 + 12, 10 + 3 + 20, -2.5, 0.5, 0.5, -4.5];
  const errors = Float64Array.of(1, 0, 0, -2, 0, 0, 3, 0);
  const slopes = [1 - 6, 0, 0, 3 - 10, 3 * 0, 3 * 3, 3 * 4, 0];

  it('weighs each window with the weights of the map', () => {
    const output = new Float64Array(8);
    convolution.forward(layer, input, output);
    expect([...output]).toEqual(outputs);
  });

  it('weighs an image likewise, from its nonzero pixels', () => {
    const [image, output] = [new SparseInput(9), new Float64Array(8)];
    image.readValues(input);
    convolution.forward(layer, image, output);
    expect([...output]).toEqual(outputs);
  });

  it('adds each window times its error to the gradient, from an image as well', () => {
    const image = new SparseInput(9);
    image.readValues(input);
    for (const read of [input, image]) {
      const gradient = { ...layer, weight: new Float64Array(8).fill(1), bias: Float64Array.of(1, 1) };
      convolution.addGradient(gradient, errors, read);
      expect([...gradient.weight]).toEqual(slopes.map((slope) => slope + 1));
      expect([...gradient.bias]).toEqual([1 + 1 - 2, 1 + 3]);
    }
  });

  it('gives each input the errors of the windows in which it lies, times the weights', () => {
    const result = new Float64Array(9).fill(7);
    convolution.backward(layer, errors, input, result);
    expect([...result]).toEqual([1, 2, 0, 3, 4 - 2, -4, 0, -6 - 3, -8]);
  });

  it('comes to the same whether an image is read sparsely or whole, for any number of maps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 28 }),
        fc.nat(),
        (maps, size, seed) => {
          const random = createRandom(seed);
          const network = createNewNetwork({
            ...defaultHyperparameters,
            hiddenLayers: [`${maps}c${size}`],
            seed,
          });
          const [first] = network.layers;
          if (first.kind !== 'convolution') throw new Error('expected a convolution');
          const pixels = Float64Array.from({ length: 784 }, () => Math.max(0, random.uniform() - 0.8));
          const image = new SparseInput(784);
          image.readValues(pixels);
          const [sparse, whole] = [new Float64Array(first.outputs), new Float64Array(first.outputs)];
          convolution.forward(first, image, sparse);
          convolution.forward(first, pixels, whole);
          expect(sparse).toEqual(whole);
        },
      ),
      { seed: 1, numRuns: 20 },
    );
  });
});

describe('pooling', () => {
  const layer = {
    kind: 'pooling' as const,
    ...{ size: 2, inputs: 16, outputs: 4, ...empty },
    from: { maps: 2, height: 2, width: 4 },
    to: { maps: 2, height: 1, width: 2 },
  };
  const input = Float64Array.of(1, 2, -3, -4, 5, 4, -5, -6, 0, 0, 7, 8, 0, 0, 9, 6);

  it('hands on the largest activation of each window', () => {
    const output = new Float64Array(4);
    pooling.forward(layer, input, output);
    expect([...output]).toEqual([5, -3, 0, 9]);
  });

  it('gives the error to the winner alone, of equals to the first', () => {
    const result = new Float64Array(16).fill(1);
    pooling.backward(layer, Float64Array.of(0.1, 0.2, 0.3, 0.4), input, result);
    expect([...result]).toEqual([0, 0, 0.2, 0, 0.1, 0, 0, 0, 0.3, 0, 0, 0, 0, 0, 0.4, 0]);
  });
});

describe('layers in a stack', () => {
  const stacks: HiddenLayer[][] = [
    ['2c9'],
    ['5c25', 6],
    ['2c5', 'p4', 5],
    ['3c5', 'p3', '5c4', 'p5'],
    ['2c17', '3c9', 'p2', 4, 3],
  ];
  const cases = stacks.flatMap((hiddenLayers) =>
    choiceValues('hiddenActivation').map((hiddenActivation) => ({ hiddenLayers, hiddenActivation })),
  );

  it.each(cases)(
    'have the gradient that finite differences give: $hiddenLayers, $hiddenActivation',
    (changes) => {
      const settings = {
        ...defaultHyperparameters,
        ...changes,
        initialWeights: 'scaled-normal' as const,
        seed: 3,
      };
      const network = createNewNetwork(settings);
      const random = createRandom(5);
      const forward = new ForwardPass(network);
      forward.input.readValues(Float64Array.from({ length: 784 }, () => Math.max(0, random.uniform() - 0.5)));
      const gradient = zerosLike(network);
      const cost = costFunction({ outputActivation: 'sigmoid', cost: 'cross-entropy' });
      const backward = new BackwardPass(network, gradient, cost);
      const costNow = () => {
        const outputs = forward.run();
        return cost(forward.weightedOutputs, outputs, 4, new Float64Array(10));
      };
      forward.run();
      backward.run(forward, 4);
      const difference = 1e-5;
      for (const [index, { weight, bias }] of network.layers.entries()) {
        for (const [values, slopes] of [
          [weight, gradient.layers[index].weight],
          [bias, gradient.layers[index].bias],
        ]) {
          for (let sample = 0; sample < Math.min(25, values.length); sample++) {
            const at = Math.floor(random.uniform() * values.length);
            const value = values[at];
            values[at] = value + difference;
            const above = costNow();
            values[at] = value - difference;
            const below = costNow();
            values[at] = value;
            expect(slopes[at]).toBeCloseTo((above - below) / (2 * difference), 5);
          }
        }
      }
    },
  );
});
