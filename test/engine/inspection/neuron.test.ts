import { describe, expect, it } from 'vitest';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import type { DenseParameters } from '../../../src/contract/network';
import {
  incomingExtremes,
  NeuronProbe,
  outgoingExtremes,
  weightsOf,
} from '../../../src/engine/inspection/neuron';
import { binOf, observeNeuron } from '../../../src/engine/inspection/neuron-statistics';
import { ForwardPass } from '../../../src/engine/network/forward';
import { createNetwork, createZeroNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';

const data = createSyntheticDataSet({ seed: 3, trainingImages: 0, validationImages: 0, testImages: 60 });

function networkOf(
  hidden: DenseParameters['activations']['hidden'],
  output: 'sigmoid' | 'softmax' = 'sigmoid',
) {
  const network = parametersOf(createNetwork([784, 6, 4, 10], createRandom(1)));
  return { ...network, activations: { hidden, output } };
}

/** Raises its activation with each pixel of ink at one place; image number n has n times 10 there. */
function staircase(hidden: DenseParameters['activations']['hidden']): DenseParameters {
  const network = parametersOf(createZeroNetwork([784, 2, 10]));
  network.layers[0].weight[784 + 5] = 1;
  return { ...network, activations: { hidden, output: 'sigmoid' } };
}

const stairs = {
  images: Uint8Array.from({ length: 20 * 784 }, (_, at) => (at % 784 === 5 ? 10 * Math.floor(at / 784) : 0)),
  labels: Uint8Array.from({ length: 20 }, (_, image) => (image < 10 ? 0 : 1)),
};

describe('NeuronProbe', () => {
  it.each(choiceValues('hiddenActivation'))(
    'measures what the whole network measures, with %s neurons',
    (hidden) => {
      for (const output of choiceValues('outputActivation')) {
        const network = networkOf(hidden, output);
        const whole = new ForwardPass(network);
        whole.input.readPixels(data.test.images, 7);
        whole.run();
        for (const place of [
          { layer: 0, neuron: 5 },
          { layer: 1, neuron: 2 },
          { layer: 2, neuron: 9 },
        ]) {
          // prettier-ignore
          const probe = new NeuronProbe(network, place);
          probe.forward.input.readPixels(data.test.images, 7);
          const { activation, weightedInput } = probe.run();
          expect(activation).toBeCloseTo(whole.activations[place.layer][place.neuron], 12);
          if (place.layer === 2) expect(weightedInput).toBeCloseTo(whole.weightedOutputs[9], 12);
        }
      }
    },
  );
});

describe('outgoingExtremes', () => {
  it('finds the largest and smallest weight that leave a neuron', () => {
    const network = networkOf('sigmoid');
    const column = Array.from({ length: 10 }, (_, to) => weightsOf(network, { layer: 2, neuron: to })[3]);
    expect(outgoingExtremes(network, { layer: 1, neuron: 3 })).toEqual({
      largest: { neuron: column.indexOf(Math.max(...column)), weight: Math.max(...column) },
      smallest: { neuron: column.indexOf(Math.min(...column)), weight: Math.min(...column) },
    });
    expect(outgoingExtremes(network, { layer: 2, neuron: 3 })).toBeNull();
  });
});

describe('incomingExtremes', () => {
  it('finds the largest and smallest weight that reach a neuron from another', () => {
    const network = networkOf('sigmoid');
    const row = [...weightsOf(network, { layer: 2, neuron: 9 })];
    expect(incomingExtremes(network, { layer: 2, neuron: 9 })).toEqual({
      largest: { neuron: row.indexOf(Math.max(...row)), weight: Math.max(...row) },
      smallest: { neuron: row.indexOf(Math.min(...row)), weight: Math.min(...row) },
    });
    expect(incomingExtremes(network, { layer: 0, neuron: 3 })).toBeNull();
  });
});

describe('observeNeuron', () => {
  it('orders the images by activation, and counts each in the histogram', () => {
    const place = { layer: 0, neuron: 1 };
    const found = observeNeuron(stairs, { network: staircase('relu'), place, examples: 3 });
    expect(found.most.map(({ index }) => index)).toEqual([19, 18, 17]);
    expect(found.least.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(found.most[0]).toMatchObject({ label: 1, activation: 190 / 255 });
    expect(found.most[0].pixels[5]).toBe(190);
    expect(found.range).toEqual([0, 190 / 255]);
    expect(found.histogram.reduce((sum, count) => sum + count)).toBe(20);
    expect(found.meanByDigit[0]).toBeCloseTo(45 / 255, 12);
    expect(found.meanByDigit[1]).toBeCloseTo(145 / 255, 12);
    expect(found.meanByDigit[2]).toBeNull();
    expect(found.saturated).toBe(1);
    expect(found.weightedInputs).toEqual([0, 190 / 255]);
  });

  it('finds a neuron dead that no image excites, and one saturated that every image drives to an end', () => {
    const dead = observeNeuron(stairs, {
      network: staircase('relu'),
      place: { layer: 0, neuron: 0 },
      examples: 1,
    });
    expect(dead).toMatchObject({ saturated: 20, range: [0, 1] });
    for (const [hidden, bias] of [
      ['sigmoid', -6],
      ['sigmoid', 6],
      ['tanh', -4],
      ['tanh', 4],
    ] as const) {
      // prettier-ignore
      const network = staircase(hidden);
      network.layers[0].bias[0] = bias;
      const question = { network, place: { layer: 0, neuron: 0 }, examples: 1 };
      expect(observeNeuron(stairs, question).saturated).toBe(20);
    }
    const middle = { network: staircase('sigmoid'), place: { layer: 0, neuron: 0 }, examples: 1 };
    expect(observeNeuron(stairs, middle)).toMatchObject({ saturated: 0, range: [0, 1] });
  });
});

describe('binOf', () => {
  it('puts both ends of the range into the first and last part', () => {
    expect([-1, -0.91, 0, 1, 2].map((activation) => binOf(activation, [-1, 1]))).toEqual([0, 0, 10, 19, 19]);
  });
});
