import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import { success } from '../../../src/contract/result';
import { layerDistributions } from '../../../src/engine/inspection/layer-distributions';
import { createNetwork, createZeroNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { RunModel } from '../../../src/renderer/run/run-model';
import { panelBins, quantities } from '../../../src/renderer/time-machine/distribution-bins';
import { DistributionsModel } from '../../../src/renderer/time-machine/distributions-model';
import { createSmallDataSet } from '../../engine/small-data-set';
import { runIds, runWithEpochs } from '../fake-bridge';

const { test } = createSmallDataSet({ training: 1, validation: 1, test: 10 });
const networkOf = (seed: number) => parametersOf(createNetwork([784, 2, 10], createRandom(seed)));
const distributionsOf = (seed: number) =>
  layerDistributions(test, { network: networkOf(seed), cost: 'quadratic' });
const sum = (bins: readonly number[]) => bins.reduce((total, count) => total + count, 0);

describe('panelBins', () => {
  const known = [1, 2].map((seed) => ({ epochs: seed, layer: distributionsOf(seed)[0] }));

  it('puts all networks on one axis and loses no value', () => {
    const { shown, rows, labels } = panelBins('weights', known[0].layer, known);
    expect(rows.map(({ epochs, bins }) => [epochs, sum(bins)])).toEqual([
      [1, 1568],
      [2, 1568],
    ]);
    expect(shown).toEqual(rows[0].bins);
    const largest = Math.max(
      ...known.map(({ layer }) => Math.max(layer.weights.highest, -layer.weights.lowest)),
    );
    expect(labels.map(({ text }) => text)).toEqual([`−${labels[2].text}`, '0', labels[2].text]);
    expect(Number(labels[2].text)).toBeGreaterThanOrEqual(largest);
    expect(Number(labels[2].text)).toBeLessThan(largest + 0.125);
  });

  it('shows no negative half of what is never negative', () => {
    const { shown, labels } = panelBins('activations', known[0].layer, []);
    expect(sum(shown!)).toBe(20);
    expect(labels.map(({ text }) => text)).toEqual(['0', '1']);
  });

  it('shows the sizes of gradients between powers of ten', () => {
    const { gradients } = known[0].layer;
    const { shown, labels } = panelBins('gradients', known[0].layer, known);
    expect(sum(shown!)).toBe(1570 - gradients.zeros);
    expect(labels.length).toBeGreaterThan(1);
    for (const { place, text } of labels) {
      expect(text).toMatch(/^10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/);
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(1);
    }
  });

  it('is empty before anything is known', () => {
    for (const quantity of quantities)
      expect(panelBins(quantity, null, [])).toEqual({ shown: null, rows: [], labels: [] });
  });

  it('labels nothing but 0 where all values are 0', () => {
    const network = parametersOf(createZeroNetwork([784, 2, 10]));
    const [layer] = layerDistributions(test, { network, cost: 'quadratic' });
    const labels = quantities.map((quantity) =>
      panelBins(quantity, layer, [{ epochs: 0, layer }]).labels.map(({ text }) => text),
    );
    expect(labels).toEqual([['0'], ['0'], ['0', '0.5'], []]);
  });
});

describe('DistributionsModel', () => {
  it('looks at the shown network and at the kept ones, of the run on screen', async () => {
    const training = new RunModel();
    training.show(runWithEpochs(3, { kept: { epochs: [0, 1, 3], bytes: 1 } }));
    const network = signal(networkOf(100));
    const status = signal({ phase: 'ready' } as DataStatus);
    const timeMachine = {
      network,
      epochs: signal<number | null>(null),
      load: (epochs: number) => Promise.resolve(success(networkOf(epochs))),
    };
    const model = new DistributionsModel({
      training,
      timeMachine: timeMachine as never,
      data: { status, isReady: signal(true) } as never,
      inspector: {
        ask: ((_kind: string, _split: string, question: Parameters<typeof layerDistributions>[1]) =>
          Promise.resolve(layerDistributions(test, question))) as never,
      },
    });
    const stop = model.follow();
    await expect.poll(() => [...model.byEpochs.value.keys()]).toEqual([0, 1, 3]);
    expect(model.byEpochs.value.get(1)).toEqual(distributionsOf(1));
    expect(model.shown.value).toEqual(distributionsOf(100));
    timeMachine.epochs.value = 3;
    expect(model.shown.value).toEqual(distributionsOf(3));
    training.show(runWithEpochs(1, { id: runIds.second, kept: { epochs: [0], bytes: 1 } }));
    await expect.poll(() => [...model.byEpochs.value.keys()]).toEqual([0]);
    stop();
  });
});
