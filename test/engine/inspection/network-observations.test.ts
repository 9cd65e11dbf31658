import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { confusionMatrix } from '../../../src/engine/evaluation/confusion-matrix';
import { observeNetwork } from '../../../src/engine/inspection/network-observations';
import { createNewNetwork, parametersOf } from '../../../src/engine/network/network';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { resultOf } from './trained-run';

const { test } = createSyntheticDataSet({
  seed: 1,
  trainingImages: 10,
  validationImages: 10,
  testImages: 1000,
});

const networkWith = (changes: Partial<typeof defaultHyperparameters>) =>
  parametersOf(createNewNetwork({ ...defaultHyperparameters, ...changes }));

describe('observing a network', () => {
  it('sees in portions what the whole split shows', () => {
    const network = networkWith({ seed: 3 });
    const observations = resultOf(observeNetwork(network, test));
    expect(observations.matrix).toEqual(confusionMatrix(network, test));
    expect(observations.largest.every((activation) => activation > 0 && activation <= 1)).toBe(true);
    expect([...observeNetwork(network, test)].length).toBeGreaterThan(1);
  });

  it.each(['sigmoid', 'tanh', 'relu'] as const)(
    'counts the %s neurons that never change',
    (hiddenActivation) => {
      const network = networkWith({ hiddenActivation, hiddenLayers: [30, 20] });
      network.layers[0].bias.fill(-1e6, 0, 12);
      network.layers[1].bias.fill(-1e6);
      const { hidden } = resultOf(observeNetwork(network, test));
      expect(hidden.map(({ neurons }) => neurons)).toEqual([30, 20]);
      expect(hidden[0].unchanging).toBeGreaterThanOrEqual(12);
      expect(hidden[0].flatShare).toBeLessThan(1);
      expect(hidden[1]).toEqual({ neurons: 20, unchanging: 20, flatShare: 1 });
    },
  );

  it('counts mistakes of which the network is sure, by the digit that was taken for another', () => {
    const network = networkWith({ hiddenLayers: [] });
    network.layers[0].weight.fill(0);
    network.layers[0].bias.fill(-9);
    network.layers[0].bias[4] = 9;
    const { sureMistakes } = resultOf(observeNetwork(network, test));
    expect(sureMistakes).toEqual([100, 100, 100, 100, 0, 100, 100, 100, 100, 100]);
  });

  it('judges a very large network by fewer images, spread over the whole split', () => {
    const sorted = { ...test, labels: test.labels.slice().sort() };
    const { matrix } = resultOf(observeNetwork(networkWith({}), sorted, 1));
    expect(matrix.map((answers) => answers.reduce((sum, count) => sum + count, 0))).toEqual(
      Array.from({ length: 10 }, () => 20),
    );
  });
});
