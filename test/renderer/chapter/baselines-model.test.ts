import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { BaselineReport, BaselineRequest } from '../../../src/contract/baseline';
import type { DataStatus } from '../../../src/contract/data';
import type { NetworkParameters } from '../../../src/contract/network';
import { splitResults } from '../../../src/engine/inspection/split-results';
import { summariseSplit } from '../../../src/engine/inspection/digit-summary';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { BaselinesModel } from '../../../src/renderer/measurements/baselines-model';
import {
  BaselinesPageModel,
  methodIds,
  methods,
} from '../../../src/renderer/chapter/baselines/baselines-page-model';
import { createSmallDataSet } from '../../engine/small-data-set';
import { startChapter } from './start-chapter';

const ready = { phase: 'ready', sha256: 'a'.repeat(64) } as DataStatus;
const split = createSmallDataSet({ training: 30, validation: 1, test: 20 });
const report: BaselineReport = {
  ...{ correct: 9000, total: 10_000, trainSeconds: 3, evaluateSeconds: 20 },
  confusion: Array.from({ length: 10 }, () => new Array<number>(10).fill(0)),
};

function openPage() {
  const { bridge, chapter, models, kept } = startChapter();
  const data = signal(ready);
  const network = signal<NetworkParameters | null>(
    parametersOf(createNetwork([784, 4, 10], createRandom(1))),
  );
  const baselines = new BaselinesModel(bridge, models.notices, data);
  const inspector = {
    ask: (kind: string) =>
      Promise.resolve(
        (kind === 'summary'
          ? summariseSplit(split.training)
          : splitResults(network.value!, split.test)) as never,
      ),
  };
  const environment = {
    baselines,
    encodings: models.encodings,
    data,
    inspector,
    network,
    training: models.training,
  };
  const record = chapter.progress.recordOf('baselines');
  const model = new BaselinesPageModel(record, environment);
  const headline = () => {
    model.exercises[0].check();
    return model.exercises[0].verdict.value!.headline;
  };
  bridge.answer('measure.baseline', report);
  const { encodings } = models;
  return { model, bridge, baselines, encodings, data, network, headline, kept };
}

describe('BaselinesPageModel', () => {
  it('shows no figure that has not been guessed, and takes no guess afterwards', async () => {
    const { model, bridge } = openPage();
    for (const id of methodIds) {
      expect(model.obstacleOf(id)).toBe('Guess first.');
      await model.measure(id);
    }
    expect(bridge.names()).not.toContain('measure.baseline');
    expect(model.findings.value).toEqual({});
    model.guess('nearest', 101);
    expect(model.guesses.value.nearest).toBeUndefined();
    model.guess('nearest', 80);
    await model.measure('nearest');
    expect(model.findings.value.nearest).toMatchObject({ share: 0.9, trainSeconds: 3, msPerDigit: 2 });
    model.guess('nearest', 90);
    expect(model.guesses.value.nearest).toBe(80);
  });

  it('asks for each method as it is called', async () => {
    const { model, bridge } = openPage();
    for (const id of methodIds) {
      model.guess(id, 50);
      await model.measure(id);
    }
    const asked = bridge.asked.filter(({ name }) => name === 'measure.baseline');
    const wanted = methodIds.flatMap((id) => {
      const { request } = methods[id] as { request?: BaselineRequest };
      return request === undefined ? [] : [[request]];
    });
    expect(asked.map(({ parameters }) => parameters)).toEqual(wanted);
    expect(wanted.map(([{ name, c, gamma }]) => [name, c, gamma])).toEqual([
      ['darkness', 1, 1 / 784],
      ['nearest', 1, 1 / 784],
      ['svm', 1, 1 / 784],
      ['svm', 10, 0.02],
      ['svm', 10, 0.02],
    ]);
    expect(Object.keys(model.findings.value)).toHaveLength(methodIds.length);
    expect(model.findings.value.guessing!.share).toBe(0.1);
    expect(model.findings.value.network!.confusion!.flat().reduce((sum, count) => sum + count)).toBe(20);
    expect(model.averages.value!.all.count).toBe(30);
  });

  it('judges the guesses of what has been measured', async () => {
    const { model, headline } = openPage();
    expect(headline()).toBe('0 of 4 guessed and measured.');
    for (const id of ['darkness', 'nearest', 'svm'] as const) {
      model.guess(id, 85);
      await model.measure(id);
    }
    model.guess('svm-tuned', 25);
    expect(headline()).toBe('3 of 4 guessed and measured.');
    await model.measure('svm-tuned');
    expect(headline()).toBe('On average, 20 percentage points away.');
    expect(model.exercises[0].isSolved.value).toBe(false);
    model.guess('guessing', 10);
    await model.measure('guessing');
    model.guess('svm-more', 90);
    await model.measure('svm-more');
    model.guess('network', 10);
    await model.measure('network');
    expect(headline()).toMatch(/^On average/);
  });

  it('forgets what was measured on other data or with another network', async () => {
    const { model, data, network } = openPage();
    for (const id of ['darkness', 'network'] as const) {
      model.guess(id, 50);
      await model.measure(id);
    }
    network.value = parametersOf(createNetwork([784, 4, 10], createRandom(2)));
    expect(Object.keys(model.findings.value)).toEqual(['darkness']);
    data.value = { ...ready, sha256: 'b'.repeat(64) } as DataStatus;
    expect([model.findings.value, model.averages.value]).toEqual([{}, null]);
    data.value = { phase: 'checking' };
    expect(model.obstacleOf('darkness')).toBe('There are no images yet.');
  });

  it('tells what is being measured, and stops it', async () => {
    const { model, bridge, baselines, encodings } = openPage();
    model.guess('svm', 50);
    model.guess('nearest', 50);
    bridge.fail('measure.baseline', 'cancelled', 'Stopped; nothing was kept.');
    const measured = model.measure('svm');
    expect(model.present.value).toBe('svm');
    expect(model.obstacleOf('nearest')).toBe('Another one is being measured.');
    await baselines.measure(methods.nearest.request as BaselineRequest);
    model.stop();
    await measured;
    encodings.isTraining.value = true;
    expect(model.obstacleOf('svm')).toMatch(/^Networks are being trained/);
    encodings.isTraining.value = false;
    expect(bridge.names().filter((name) => name.startsWith('measure'))).toEqual([
      'measure.baseline',
      'measure.stop',
    ]);
    expect([model.present.value, model.findings.value]).toEqual([null, {}]);
  });
});
