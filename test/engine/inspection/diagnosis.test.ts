import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { hyperparameterChoices } from '../../../src/contract/hyperparameter-fields';
import type { NetworkParameters } from '../../../src/contract/network';
import { countCorrect } from '../../../src/engine/evaluation/accuracy';
import { confusionMatrix } from '../../../src/engine/evaluation/confusion-matrix';
import { describeStuckOutputs, observeOutputs, stuckOutputs } from '../../../src/engine/inspection/diagnosis';
import { createNewNetwork, parametersOf } from '../../../src/engine/network/network';
import { train } from '../../../src/engine/training/train';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { EngineMaker } from '../../../src/trainer/engine';

const data = createSyntheticDataSet({ seed: 1, trainingImages: 3000, validationImages: 10, testImages: 500 });
const engines = new EngineMaker(data);

function trained(changes: Partial<Hyperparameters>): NetworkParameters {
  const asked = { ...defaultHyperparameters, epochs: 4, ...changes };
  const engine = engines.create('kernels', asked);
  Array.from(train(engine, asked));
  return engine.parameters();
}

function findings(network: NetworkParameters, split = data.test): string[] {
  return describeStuckOutputs(stuckOutputs(observationsOf(network, split)));
}

function observationsOf(network: NetworkParameters, split = data.test) {
  const portions = observeOutputs(network, split);
  for (let portion = portions.next(); ; portion = portions.next()) if (portion.done) return portion.value;
}

/** The same network, but these outputs do not answer any more. */
function withStuck(network: NetworkParameters, digits: readonly number[], bias = -4): NetworkParameters {
  const ill = structuredClone(network);
  const { weight, bias: biases } = ill.layers[ill.layers.length - 1];
  const inputs = weight.length / biases.length;
  for (const digit of digits) {
    weight.fill(0, digit * inputs, (digit + 1) * inputs);
    biases[digit] = bias;
  }
  return ill;
}

const healthy = trained({ seed: 2 });
const softmax: Partial<Hyperparameters> = {
  hiddenActivation: 'relu',
  outputActivation: 'softmax',
  cost: 'cross-entropy',
  initialWeights: 'scaled-normal',
  learningRate: 0.1,
};

describe('the diagnosis of a network', () => {
  it('finds the digit that a seed with 100 hidden neurons leaves unlearned', () => {
    expect(findings(trained({ hiddenLayers: [100], seed: 1, epochs: 8 }))).toEqual([
      'It never answers 3: that output is stuck near 0 (largest activation 0.02).',
    ]);
  });

  it('finds outputs that are stuck, of sigmoid and of softmax neurons', () => {
    expect(findings(withStuck(healthy, [5]))).toEqual([
      'It never answers 5: that output is stuck near 0 (largest activation 0.02).',
    ]);
    expect(findings(withStuck(healthy, [1, 5, 7], -9))).toEqual([
      'It never answers 1, 5 or 7: those outputs are stuck near 0 (largest activation below 0.01).',
    ]);
    expect(findings(withStuck(trained(softmax), [0, 8], -9))).toEqual([
      'It never answers 0 or 8: those outputs are stuck near 0 (largest activation below 0.01).',
    ]);
  });

  it('says so where a digit is still the answer now and then, but hardly ever the right one', () => {
    expect(describeStuckOutputs([{ digit: 5, answers: 3, largestActivation: 0.06 }])).toEqual([
      'It reads hardly any 5 right: that output is stuck near 0 (largest activation 0.06).',
    ]);
  });

  it('has nothing to say of networks that have learned all digits', () => {
    for (const changes of [{ seed: 2 }, { seed: 3, epochs: 12 }, softmax, { ...softmax, dropout: 0.5 }]) {
      const network = trained(changes);
      expect(countCorrect(network, data.test)).toBeGreaterThan(400);
      expect(findings(network)).toEqual([]);
    }
  });

  it('has nothing to say of networks that have not learned anything yet, whatever their neurons', () => {
    for (const hiddenActivation of Object.keys(hyperparameterChoices.hiddenActivation.options)) {
      for (const outputActivation of Object.keys(hyperparameterChoices.outputActivation.options)) {
        for (const initialWeights of Object.keys(hyperparameterChoices.initialWeights.options)) {
          for (let seed = 1; seed <= 5; seed++) {
            const asked = { hiddenActivation, outputActivation, initialWeights } as Hyperparameters;
            const network = createNewNetwork({ ...defaultHyperparameters, ...asked, seed });
            expect(findings(parametersOf(network))).toEqual([]);
          }
        }
      }
    }
    const sameAlways = withStuck(healthy, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(findings(sameAlways)).toEqual([]);
  });

  it('does not miss a digit that the images do not show', () => {
    const numbers = [...data.test.labels.keys()].filter((image) => data.test.labels[image] !== 5);
    const images = new Uint8Array(numbers.length * 784);
    numbers.forEach((image, index) => {
      images.set(data.test.images.subarray(image * 784, (image + 1) * 784), index * 784);
    });
    const labels = Uint8Array.from(numbers, (image) => data.test.labels[image]);
    expect(findings(withStuck(healthy, [5]), { images, labels })).toEqual([]);
    expect(findings(healthy, { images: new Uint8Array(), labels: new Uint8Array() })).toEqual([]);
  });

  it('watches in portions, and sees what the whole split shows', () => {
    const observations = observationsOf(healthy);
    expect(observations.matrix).toEqual(confusionMatrix(healthy, data.test));
    expect(observations.largest.every((activation) => activation > 0.5 && activation <= 1)).toBe(true);
    expect([...observeOutputs(healthy, data.test)].length).toBeGreaterThan(1);
  });
});
