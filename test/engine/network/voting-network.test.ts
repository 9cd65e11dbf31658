import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HiddenLayer } from '../../../src/contract/hidden-layers';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { defaultHyperparameters, type Hyperparameters } from '../../../src/contract/hyperparameters';
import { ForwardPass } from '../../../src/engine/network/forward';
import { createNewNetwork, type Network } from '../../../src/engine/network/network';
import { votingNetwork } from '../../../src/engine/network/voting-network';
import { drawStrokeDigits } from '../../../src/engine/synthesis/stroke-digits';
import { someHiddenLayers } from '../some-hidden-layers';

const digits = drawStrokeDigits(3, 0, 4);

function networkOf(settings: Partial<Hyperparameters>): Network {
  return createNewNetwork({ ...defaultHyperparameters, initialWeights: 'scaled-normal', ...settings });
}

const named = (networks: readonly Network[]) =>
  networks.map((network, index) => ({ name: `network ${index}`, network }));

function weightedOutputs(network: Network, image: number): number[] {
  const pass = new ForwardPass(network);
  pass.input.readPixels(digits.images, image);
  pass.run();
  return Array.from(pass.weightedOutputs);
}

/** The same kinds of layers, with this many more neurons or maps in each. */
function larger(layers: readonly HiddenLayer[], by: number): HiddenLayer[] {
  return layers.map((layer): HiddenLayer => {
    if (typeof layer === 'number') return layer + by;
    const [maps, size] = layer.split('c').map(Number);
    return layer.startsWith('p') ? layer : `${maps + by}c${size}`;
  });
}

const someVoters = fc
  .record({
    hiddenLayers: someHiddenLayers,
    hiddenActivation: fc.constantFrom(...choiceValues('hiddenActivation')),
    outputActivation: fc.constantFrom(...choiceValues('outputActivation')),
    growth: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 5 }),
    seed: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ hiddenLayers, growth, seed, ...activations }) =>
    growth.map((by, index) =>
      networkOf({ ...activations, hiddenLayers: larger(hiddenLayers, by), seed: seed + index }),
    ),
  );

describe('votingNetwork', () => {
  test('has the mean of the voters’ weighted outputs, whatever their kinds and sizes of layers', () => {
    fc.assert(
      fc.property(someVoters, (voters) => {
        const voting = votingNetwork(named(voters));
        if (!voting.ok) throw new Error(voting.failure.message);
        expect(voting.value.activations).toEqual(voters[0].activations);
        for (let image = 0; image < digits.labels.length; image++) {
          const own = voters.map((voter) => weightedOutputs(voter, image));
          weightedOutputs(voting.value, image).forEach((value, output) => {
            const mean = own.reduce((sum, outputs) => sum + outputs[output], 0) / voters.length;
            expect(value).toBeCloseTo(mean, 10);
          });
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test('of a network and itself answers as it does', () => {
    const network = networkOf({ hiddenLayers: ['3c5', 'p2', 5] });
    const voting = votingNetwork(named([network, network]));
    if (!voting.ok) throw new Error(voting.failure.message);
    const [one, both] = [network, voting.value].map((each) => weightedOutputs(each, 0));
    both.forEach((value, output) => expect(value).toBeCloseTo(one[output], 10));
  });

  test.each<[string, Partial<Hyperparameters>, Partial<Hyperparameters>, RegExp]>([
    [
      'depths',
      { hiddenLayers: [5] },
      { hiddenLayers: [5, 5] },
      /“network 0” has the layers 784, 5, 10, and “network 1” has 784, 5, 5, 10/,
    ],
    ['kinds', { hiddenLayers: ['2c5', 5] }, { hiddenLayers: [5, 5] }, /same kinds of layers/],
    ['windows', { hiddenLayers: ['2c5', 5] }, { hiddenLayers: ['2c3', 5] }, /same kinds of layers/],
    [
      'activations',
      { hiddenActivation: 'tanh' },
      { hiddenActivation: 'relu' },
      /“network 1” cannot vote together: they have different activations/,
    ],
    [
      'too many neurons',
      { hiddenLayers: [3000] },
      { hiddenLayers: [2500] },
      /network of 5500\. Each hidden layer must/,
    ],
  ])('refuses networks of different %s', (_, one, other, message) => {
    const refused = votingNetwork(named([networkOf(one), networkOf(other)]));
    expect(refused).toMatchObject({
      failure: { code: 'networks-differ', message: expect.stringMatching(message) },
    });
  });
});
