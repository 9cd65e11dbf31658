import { describe, expect, it } from 'vitest';
import { WorkedExample, type ParameterPlace } from '../../../src/engine/inspection/worked-example';
import { BackwardPass } from '../../../src/engine/network/backward';
import { costFunction } from '../../../src/engine/network/costs';
import { ForwardPass } from '../../../src/engine/network/forward';
import { predict } from '../../../src/engine/network/predict';
import {
  createNetwork,
  createZeroNetwork,
  networkFromParameters,
  parametersOf,
} from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { createSmallDataSet } from '../small-data-set';

const { test } = createSmallDataSet({ training: 1, validation: 1, test: 3 });
const image = Float32Array.from(test.images.subarray(0, 784), (value) => value / 255);
const digit = test.labels[0];
const costs = ['quadratic', 'cross-entropy'] as const;
const outputs = ['sigmoid', 'softmax'] as const;
const hidden = ['sigmoid', 'tanh', 'relu'] as const;
const cases = costs.flatMap((cost) =>
  outputs.flatMap((output) =>
    hidden.map((activation) => ({ cost, activations: { hidden: activation, output } })),
  ),
);

describe('WorkedExample', () => {
  it.each(cases)(
    '$cost, $activations: has the gradient of training, and that of finite differences',
    (one) => {
      const random = createRandom(3);
      const parameters = {
        ...parametersOf(createNetwork([784, 6, 5, 10], random)),
        activations: one.activations,
      };
      // Kept small: large weights saturate, and a finite difference of a flat curve is mostly rounding.
      const network = {
        ...parameters,
        layers: parameters.layers.map((layer) => ({
          ...layer,
          weight: layer.weight.map((value) => value / 5),
          bias: layer.bias.map((value) => value / 5),
        })),
      };
      const example = new WorkedExample(network, one.cost, image, digit);

      const precise = networkFromParameters(network);
      const gradient = createZeroNetwork(network.sizes);
      const forward = new ForwardPass(precise);
      forward.input.readPixels(test.images, 0);
      forward.run();
      const rules = { cost: one.cost, outputActivation: one.activations.output };
      const cost = new BackwardPass(precise, gradient, costFunction(rules)).run(forward, digit);
      expect(example.cost).toBeCloseTo(cost, 6);
      const inked = image.findIndex((ink) => ink > 0.5);
      const places: ParameterPlace[] = [
        { layer: 2, neuron: digit, input: 3 },
        { layer: 2, neuron: (digit + 1) % 10, input: null },
        { layer: 1, neuron: 2, input: 4 },
        { layer: 0, neuron: 5, input: inked },
        { layer: 0, neuron: 5, input: null },
      ];
      for (const place of places) {
        const { weight, bias } = gradient.layers[place.layer];
        const trained =
          place.input === null
            ? bias[place.neuron]
            : weight[place.neuron * network.sizes[place.layer] + place.input];
        expect(example.gradientOf(place)).toBeCloseTo(trained, 6);
        expect(example.gradientByDifference(place)).toBeCloseTo(example.gradientOf(place), 6);
      }
    },
  );

  it('shows the numbers of each layer as a prediction has them', () => {
    const network = parametersOf(createNetwork([784, 4, 10], createRandom(1)));
    const example = new WorkedExample(network, 'quadratic', image, digit);
    const { activations } = predict(network, image);
    const [first, last] = example.layers;
    last.activations.forEach((activation, neuron) => {
      expect(activation).toBeCloseTo(activations[neuron], 6);
      expect(1 / (1 + Math.exp(-last.weighted[neuron]))).toBeCloseTo(activation, 12);
      const target = neuron === digit ? 1 : 0;
      expect(last.errors[neuron]).toBeCloseTo((activation - target) * activation * (1 - activation), 12);
    });
    first.errors.forEach((error, neuron) => {
      const slope = first.activations[neuron] * (1 - first.activations[neuron]);
      expect(error).toBeCloseTo(example.errorFromNext(0, neuron) * slope, 12);
      expect(example.slopeOf(0, neuron)).toBeCloseTo(slope, 12);
    });
  });

  it('gives a weight from a blank pixel no gradient at all', () => {
    const network = parametersOf(createNetwork([784, 4, 10], createRandom(1)));
    const example = new WorkedExample(network, 'quadratic', image, digit);
    const place = { layer: 0, neuron: 0, input: image.indexOf(0) };
    expect(example.gradientOf(place)).toBe(0);
    expect(example.gradientByDifference(place)).toBe(0);
  });
});
