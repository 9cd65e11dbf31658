import { denseLayer } from '../../../src/contract/network';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ForwardPass, indexOfLargest } from '../../../src/engine/network/forward';
import { predict } from '../../../src/engine/network/predict';
import { createNetwork, createZeroNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { generalOutputs } from '../general-rule';
import { bookActivations, bookLayers } from '../book-rule';

const sizes = fc
  .tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
    fc.integer({ min: 2, max: 10 }),
  )
  .map(([inputs, hidden, outputs]) => [inputs, ...hidden, outputs]);

/** Pixels, four of five without ink. */
function drawPixels(count: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from({ length: count }, () => (random.uniform() < 0.8 ? 0 : random.integerBelow(256)));
}

describe('predict', () => {
  it('returns the activations of the book’s formula, for networks of every shape', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (shape, seed) => {
        const network = createNetwork(shape, createRandom(seed));
        const input = Array.from(drawPixels(shape[0], seed), (pixel) => pixel / 255);
        const expected = bookActivations(bookLayers(network), input)[shape.length - 1];
        const { activations, digit, runnerUp } = predict(network, input);
        activations.forEach((activation, index) => expect(activation).toBeCloseTo(expected[index], 12));
        const ranking = activations.map((_, index) => index).sort((a, b) => activations[b] - activations[a]);
        expect([digit, runnerUp]).toEqual(ranking.slice(0, 2));
      }),
      { seed: 1 },
    );
  });

  it('adds the weighted inputs of each neuron in their order, to the last bit', () => {
    for (const outputs of [1, 2, 3, 4, 5, 10]) {
      const network = createNetwork([30, 7, outputs], createRandom(outputs));
      const forward = new ForwardPass(network);
      forward.input.readPixels(drawPixels(30, outputs), 0);
      forward.run();
      const { weight, bias } = network.layers[1];
      const expected = Array.from(bias, (sum, neuron) =>
        forward.activations[0].reduce((all, value, index) => all + weight[7 * neuron + index] * value, sum),
      );
      expect(Array.from(forward.weightedOutputs)).toEqual(expected);
    }
  });

  it('returns what the definitions of all activations say', () => {
    const activations = fc.record({
      hidden: fc.constantFrom(...choiceValues('hiddenActivation')),
      output: fc.constantFrom(...choiceValues('outputActivation')),
    });
    fc.assert(
      fc.property(sizes, activations, fc.nat(), (shape, { hidden, output }, seed) => {
        const network = { ...createNetwork(shape, createRandom(seed)), activations: { hidden, output } };
        const input = Array.from(drawPixels(shape[0], seed), (pixel) => pixel / 255);
        const expected = generalOutputs(bookLayers(network), input, {
          hiddenActivation: hidden,
          outputActivation: output,
        });
        predict(network, input).activations.forEach((activation, index) =>
          expect(activation).toBeCloseTo(expected[index], 12),
        );
      }),
      { seed: 1 },
    );
  });

  it('returns a softmax that adds up to 1 however large or small the weighted inputs are', () => {
    for (const [bias, expected] of [
      [
        [1e300, -1e300],
        [1, 0],
      ],
      [
        [-1000, -1000],
        [0.5, 0.5],
      ],
      [
        [800, 800 + Math.log(3)],
        [0.25, 0.75],
      ],
    ]) {
      const layers = [denseLayer(new Float64Array(2), Float64Array.from(bias))];
      const network = {
        sizes: [1, 2],
        layers,
        activations: { hidden: 'sigmoid', output: 'softmax' } as const,
      };
      expect(predict(network, [0]).activations).toEqual(expected.map((a) => expect.closeTo(a, 12)));
    }
  });

  it('returns the same for single-precision parameters of the same weights', () => {
    const network = createNetwork([784, 30, 10], createRandom(1));
    const input = Float64Array.from(drawPixels(784, 1), (pixel) => pixel / 255);
    expect(predict(parametersOf(network), input)).toEqual(predict(network, input));
  });

  it('returns the first of equal activations, and then the next', () => {
    const network = createZeroNetwork([3, 10]);
    expect(predict(network, [0, 1, 0])).toMatchObject({ digit: 0, runnerUp: 1 });
  });

  it('returns finite activations however large the weights are', () => {
    const network = createNetwork([4, 3, 2], createRandom(1));
    for (const { weight } of network.layers) weight.forEach((value, index) => (weight[index] = value * 1e30));
    for (const activation of predict(network, [1, 1, 1, 1]).activations) expect([0, 1]).toContain(activation);
  });

  it('returns what the biases alone say for an image without ink', () => {
    const network = createNetwork([5, 2], createRandom(2));
    const expected = bookActivations(bookLayers(network), [0, 0, 0, 0, 0])[1];
    expect(predict(network, new Float32Array(5)).activations).toEqual(
      expected.map((a) => expect.closeTo(a, 14)),
    );
  });
});

describe('ForwardPass', () => {
  it('reads pixels as the same numbers that predict is given, bit for bit', () => {
    const network = createNetwork([50, 7, 10], createRandom(3));
    const images = drawPixels(4 * 50, 4);
    const forward = new ForwardPass(network);
    for (let image = 0; image < 4; image++) {
      forward.input.readPixels(images, image);
      const input = Array.from(images.subarray(image * 50, (image + 1) * 50), (pixel) => pixel / 255);
      expect(Array.from(forward.run())).toEqual(predict(network, input).activations);
    }
  });
});

describe('indexOfLargest', () => {
  it('returns the first of the largest, leaving one index out when asked to', () => {
    expect(indexOfLargest([0.1, 0.7, 0.7])).toBe(1);
    expect(indexOfLargest([0.1, 0.7, 0.7], 1)).toBe(2);
    expect(indexOfLargest([0.9, 0.2, 0.3], 0)).toBe(2);
  });
});
