import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import kernelsBase64 from 'virtual:kernels';
import { maximumInputsPerNeuron, type HiddenLayer } from '../../../src/contract/hidden-layers';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../src/contract/network';
import { ForwardPass } from '../../../src/engine/network/forward';
import { createNewNetwork, networkFromParameters, parametersOf } from '../../../src/engine/network/network';
import { outputPass, readWithKernels, type OutputPass } from '../../../src/engine/network/output-pass';
import { predict } from '../../../src/engine/network/predict';
import { votingNetwork } from '../../../src/engine/network/voting-network';
import { pixelsPerImage } from '../../../src/engine/image';
import { drawStrokeDigits } from '../../../src/engine/synthesis/stroke-digits';
import { someHiddenLayers } from '../some-hidden-layers';

const digits = drawStrokeDigits(1, 0, 8);

const someNetworks = fc
  .record({
    hiddenLayers: someHiddenLayers,
    hiddenActivation: fc.constantFrom(...choiceValues('hiddenActivation')),
    outputActivation: fc.constantFrom(...choiceValues('outputActivation')),
    seed: fc.nat(),
  })
  .map(networkOf);

function networkOf(settings: { hiddenLayers: HiddenLayer[]; seed?: number }): NetworkParameters {
  const usual = { ...defaultHyperparameters, initialWeights: 'scaled-normal' } as const;
  return parametersOf(createNewNetwork({ ...usual, ...settings }));
}

/** Weighted outputs for an image of the digits. */
function weigh(pass: OutputPass, image: number): number[] {
  pass.input.readPixels(digits.images, image);
  pass.run();
  return Array.from(pass.weightedOutputs);
}

test('without kernels, networks are read by the plain forward pass', () => {
  expect(outputPass(networkOf({ hiddenLayers: ['4c5', 'p2'] }))).toBeInstanceOf(ForwardPass);
});

describe('with kernels', () => {
  beforeAll(() => readWithKernels(kernelsBase64));

  test('dense networks keep the plain forward pass, to the last bit', () => {
    expect(outputPass(networkOf({ hiddenLayers: [30] }))).toBeInstanceOf(ForwardPass);
  });

  test('any network has the outputs of the plain forward pass', () => {
    fc.assert(
      fc.property(someNetworks, (network) => {
        const [pass, plain] = [outputPass(network), new ForwardPass(network)];
        for (let image = 0; image < digits.labels.length; image++) {
          pass.input.readPixels(digits.images, image);
          plain.input.readPixels(digits.images, image);
          expectClose(pass.run(), plain.run());
          expectClose(pass.weightedOutputs, plain.weightedOutputs);
          network.layers.slice(0, -1).forEach(({ kind }, layer) => {
            if (kind === 'dense') expectClose(pass.activationsOf(layer), plain.activationsOf(layer));
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a network of several that vote, with zeros between their layers, has them, too', () => {
    const maps = fc.integer({ min: 1, max: 20 });
    const windows = fc.constantFrom(1, 3, 5);
    const someVoters = fc.record({
      voters: fc.array(fc.record({ first: maps, second: maps, neurons: maps }), {
        minLength: 2,
        maxLength: 4,
      }),
      window: windows,
    });
    fc.assert(
      fc.property(someVoters, ({ voters, window }) => {
        const networks = voters.map(({ first, second, neurons }, seed) =>
          networkOf({
            hiddenLayers: [`${first}c5`, 'p2', `${second}c${window}`, 'p2', neurons, neurons],
            seed,
          }),
        );
        const voting = votingNetwork(
          networks.map((network, index) => ({ name: `${index}`, network: networkFromParameters(network) })),
        );
        if (!voting.ok) throw new Error(voting.failure.message);
        const plain = new ForwardPass(voting.value);
        plain.input.readPixels(digits.images, 0);
        plain.run();
        expectClose(Float64Array.from(weigh(outputPass(voting.value), 0)), plain.weightedOutputs);
      }),
      { numRuns: 30 },
    );
  });

  test('a neuron may weigh as many others as the contract allows', () => {
    const network = networkOf({ hiddenLayers: [`${maximumInputsPerNeuron / pixelsPerImage}c1`, 2] });
    const plain = new ForwardPass(network);
    for (let image = 0; image < 2; image++) {
      plain.input.readPixels(digits.images, image);
      plain.run();
      expectClose(Float64Array.from(weigh(outputPass(network), image)), plain.weightedOutputs);
    }
  });

  test('networks that are read in turns, more than have room at once, do not mix', () => {
    const networks = Array.from({ length: 6 }, (_, seed) => networkOf({ hiddenLayers: ['3c5', 'p2'], seed }));
    const passes = networks.map((network) => outputPass(network));
    const alone = networks.map((network) => weigh(outputPass(network), 0));
    for (let round = 0; round < 2; round++) {
      passes.forEach((pass, index) => expect(weigh(pass, 0)).toEqual(alone[index]));
    }
  });

  test('single answers are those of the plain forward pass, whichever network was asked before', () => {
    const networks = Array.from({ length: 6 }, (_, seed) => networkOf({ hiddenLayers: ['3c5', 'p2'], seed }));
    const inputs = Array.from({ length: 3 }, (_, image) =>
      Float64Array.from(digits.images.subarray(784 * image, 784 * (image + 1)), (ink) => ink / 255),
    );
    for (const input of inputs) {
      for (const network of networks) {
        const plain = new ForwardPass(network);
        plain.input.readValues(input);
        expectClose(predict(network, input).activations, plain.run());
      }
    }
  });

  test('an image leaves nothing behind for the next one', () => {
    const network = networkOf({ hiddenLayers: ['3c5', 'p2', '2c3', 10] });
    const pass = outputPass(network);
    const [empty, full] = [new Float32Array(784), new Float32Array(784).fill(1)];
    const weighValues = (values: Float32Array) => {
      pass.input.readValues(values);
      pass.run();
      return Array.from(pass.weightedOutputs);
    };
    const first = weighValues(empty);
    weighValues(full);
    weigh(pass, 3);
    expect(weighValues(empty)).toEqual(first);
    const plain = new ForwardPass(network);
    plain.input.readValues(empty);
    plain.run();
    expectClose(Float64Array.from(first), plain.weightedOutputs);
  });
});

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(found.length).toBe(expected.length);
  Array.from(found).forEach((value, index) => expect(value).toBeCloseTo(expected[index], 3));
}
