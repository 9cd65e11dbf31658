import { describe, expect, it } from 'vitest';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { occlude } from '../../../src/engine/inspection/occlusion';
import {
  answerGradient,
  inputTimesGradient,
  weightedAnswer,
  type DigitQuestion,
} from '../../../src/engine/inspection/output-gradient';
import { strongestRegions, sumByRegion } from '../../../src/engine/inspection/regions';
import { ForwardPass } from '../../../src/engine/network/forward';
import { createNetwork, type Network } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { valueOfSteps } from './steps';

const questions: DigitQuestion[] = [
  { digit: 5, against: null },
  { digit: 3, against: 8 },
];

function picture(seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: 784 }, () => (random.uniform() < 0.8 ? 0 : random.uniform()));
}

function read(network: Network, input: ArrayLike<number>): ForwardPass {
  const forward = new ForwardPass(network);
  forward.input.readValues(input);
  forward.run();
  return forward;
}

function networkOf(hidden: number[], hiddenActivation: Network['activations']['hidden'] = 'sigmoid') {
  const network = createNetwork([784, ...hidden, 10], createRandom(hidden.length));
  // Small weights keep the neurons where they are far from linear and not saturated.
  for (const { weight } of network.layers) weight.forEach((value, at) => (weight[at] = value / 8));
  return { ...network, activations: { hidden: hiddenActivation, output: 'sigmoid' as const } };
}

describe('answerGradient', () => {
  it.each(choiceValues('hiddenActivation'))(
    'agrees with finite differences with %s neurons',
    (activation) => {
      const network = networkOf([12, 7], activation);
      const input = picture(2);
      for (const question of questions) {
        const [gradient] = answerGradient(network, read(network, input).activations, question);
        for (const pixel of [0, 100, 405, 783]) {
          const answerAt = (value: number) => {
            const changed = input.slice();
            changed[pixel] = value;
            return weightedAnswer(read(network, changed).weightedOutputs, question);
          };
          const step = 1e-5;
          const slope = (answerAt(input[pixel] + step) - answerAt(input[pixel] - step)) / (2 * step);
          expect(gradient[pixel]).toBeCloseTo(slope, 6);
        }
      }
    },
  );

  it('is the difference of the weights onto the outputs for the last hidden layer', () => {
    const network = networkOf([4]);
    const gradients = answerGradient(network, read(network, picture(1)).activations, {
      digit: 2,
      against: 7,
    });
    const { weight } = network.layers[1];
    expect(Array.from(gradients[1])).toEqual([0, 1, 2, 3].map((n) => weight[2 * 4 + n] - weight[7 * 4 + n]));
  });
});

describe('inputTimesGradient', () => {
  it('adds up to the weighted answer but for the biases when there is no hidden layer', () => {
    const network = networkOf([]);
    const input = picture(3);
    const forward = read(network, input);
    for (const question of questions) {
      const [gradient] = answerGradient(network, forward.activations, question);
      const sum = inputTimesGradient(input, gradient).reduce((total, value) => total + value, 0);
      const bias = weightedAnswer(network.layers[0].bias, question);
      expect(sum + bias).toBeCloseTo(weightedAnswer(forward.weightedOutputs, question), 10);
    }
  });
});

describe('occlude', () => {
  it('returns the sum over each patch of what its pixels add when there is no hidden layer', () => {
    const network = networkOf([]);
    const input = picture(4);
    const question = questions[1];
    const falls = valueOfSteps(occlude(network, input, question));
    const [gradient] = answerGradient(network, [], question);
    const parts = inputTimesGradient(input, gradient);
    const patch = [-29, -28, -27, -1, 0, 1, 27, 28, 29];
    for (const pixel of [29, 406, 754]) {
      expect(falls[pixel]).toBeCloseTo(
        patch.reduce((sum, offset) => sum + parts[pixel + offset], 0),
        10,
      );
    }
    const corner = [0, 1, 28, 29].reduce((sum, pixel) => sum + parts[pixel], 0);
    expect(falls[0]).toBeCloseTo(corner, 10);
  });

  it('returns 0 where there is no ink', () => {
    const input = new Float64Array(784);
    input[0] = 1;
    const falls = valueOfSteps(occlude(networkOf([5]), input, questions[0]));
    expect([...falls.keys()].filter((pixel) => falls[pixel] !== 0)).toEqual([0, 1, 28, 29]);
  });
});

describe('strongestRegions', () => {
  it('names the regions by the sum of the values in them, strongest first, of one sign', () => {
    const values = new Float64Array(784);
    values[0] = 2;
    values[14 * 28 + 14] = 3;
    values[14 * 28 + 13] = 1;
    values[27 * 28 + 14] = -1;
    expect(strongestRegions(values, 1, 3)).toEqual([
      { name: 'centre', sum: 4 },
      { name: 'top left', sum: 2 },
    ]);
    expect(strongestRegions(values, -1, 3)).toEqual([{ name: 'bottom', sum: -1 }]);
  });

  it('counts every pixel once', () => {
    const sums = sumByRegion(new Float64Array(784).fill(1)).map(({ sum }) => sum);
    expect(sums.reduce((total, sum) => total + sum)).toBe(784);
  });
});
