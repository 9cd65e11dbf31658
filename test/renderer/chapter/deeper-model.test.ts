import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import type { RunSummary } from '../../../src/contract/run';
import { layerSpeeds, type GradientQuestion } from '../../../src/engine/inspection/gradient-sample';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { countYes, isItAZero } from '../../../src/engine/perceptron/question-tree';
import { createRandom } from '../../../src/engine/random';
import { DepthModel, depths } from '../../../src/renderer/chapter/deeper/depth-model';
import { QuestionModel } from '../../../src/renderer/chapter/deeper/question-model';
import { createSmallDataSet } from '../../engine/small-data-set';
import { epochResult, runSummary } from '../fake-bridge';
import { startChapter } from './start-chapter';

const sha256 = 'a'.repeat(64);
const ready = { phase: 'ready', sha256, trainingImages: 5000 } as DataStatus;
const split = createSmallDataSet({ training: 20, validation: 1, test: 30 });

function newDepth() {
  const { bridge, chapter, models } = startChapter();
  const inspector = {
    ask: (_kind: string, _split: string, question: unknown) =>
      Promise.resolve(layerSpeeds(split.training, question as GradientQuestion) as never),
  };
  const environment = {
    bridge,
    notices: models.notices,
    data: signal(ready),
    library: models.library,
    inspector,
  };
  const model = new DepthModel(chapter.progress.recordOf('deeper'), environment);
  return { model, bridge, library: models.library };
}

/** A run with the settings of the page, but for what is changed; its best epoch read this many validation images. */
async function runsOf(
  ...wanted: { hiddenLayers: number[]; correct: number; changes?: Partial<RunSummary> }[]
) {
  const { model, bridge, library } = newDepth();
  await model.runs.start();
  const [{ parameters }] = bridge.asked.filter(({ name }) => name === 'runs.sweep');
  const { hyperparameters } = parameters[0] as { hyperparameters: RunSummary['hyperparameters'] };
  library.runs.value = wanted.map(({ hiddenLayers, correct, changes }, index) =>
    runSummary({
      id: `run-00000${index}`,
      hyperparameters: { ...hyperparameters, hiddenLayers },
      data: { sha256, trainingImages: 20 } as never,
      best: { ...epochResult(1, 0), validationCorrect: correct, validationTotal: 10_000 },
      epochsDone: 3,
      ...changes,
    }),
  );
  return { model, bridge, library };
}

describe('DepthModel', () => {
  it('trains one, two and three hidden layers with the same settings', async () => {
    const { model, bridge } = newDepth();
    await model.runs.start();
    const [{ parameters }] = bridge.asked.filter(({ name }) => name === 'runs.sweep');
    expect(parameters[0]).toMatchObject({ axes: [{ name: 'hiddenLayers', values: depths }] });
  });

  it('measures the layers of the chosen network after the epochs whose networks were kept', async () => {
    const { model, bridge } = await runsOf({ hiddenLayers: [30, 30, 30], correct: 9000 });
    const network = parametersOf(createNetwork([784, 4, 4, 4, 10], createRandom(1)));
    bridge.answer('runs.kept-network', network);
    await model.measure();
    expect(model.speeds.value.map(({ epochs }) => epochs)).toEqual([0, 1, 2, 3]);
    const chosen = Uint32Array.from({ length: 20 }, (_, index) => index);
    expect(model.speeds.value[0].speeds).toEqual(
      layerSpeeds(split.training, { network, cost: 'cross-entropy', chosen }),
    );
    model.chosen.value = 0;
    expect(model.speeds.value).toEqual([]);
    await model.measure();
    expect(model.speeds.value).toEqual([]);
  });

  it('judges the best deep run by its validation images', async () => {
    const shallow = { hiddenLayers: [30], correct: 9500 };
    const headline = async (...runs: Parameters<typeof runsOf>) => {
      const { model } = await runsOf(...runs);
      model.exercise.check();
      return model.exercise.verdict.value!.headline;
    };
    expect(await headline()).toBe('Nothing to beat yet.');
    expect(await headline(shallow)).toBe('No deep network yet.');
    const deep = { hiddenLayers: [60, 30], correct: 9500 };
    expect(await headline(shallow, deep)).toBe('Not yet.');
    expect(await headline(shallow, { ...deep, correct: 9501 })).toBe('Beaten.');
    expect(await headline(shallow, { ...deep, correct: 9501 }, { ...deep, correct: 9000 })).toBe('Beaten.');
    // Others do not count: an opened file, other images, a run that is still training.
    for (const changes of [
      { origin: { kind: 'opened', file: 'x', weightsSha256: sha256, isHistoryKnown: true } },
      { data: { sha256: 'b'.repeat(64) } },
      { state: 'running' },
    ] as Partial<RunSummary>[]) {
      expect(await headline(shallow, { ...deep, correct: 9900, changes })).toBe('No deep network yet.');
    }
  });

  it('trains what the person has set, or says why that cannot be trained', async () => {
    const { model, bridge } = newDepth();
    const change = (hiddenLayers: string) =>
      (model.settings.value = { ...model.settings.value, hiddenLayers });
    for (const [text, message] of [
      ['30', /two hidden layers or more/],
      ['30, x', /“x” is not a hidden layer/],
      ['4c5, p2, 30', /dense layers/],
      ['30, 0', /from 1 to 5,000/],
    ] as const) {
      change(text);
      expect(model.tried.value).toMatchObject({
        ok: false,
        message: expect.stringMatching(message) as string,
      });
      await model.train();
    }
    expect(bridge.names()).not.toContain('runs.queue');
    change('100, 30');
    await model.train();
    const [{ parameters }] = bridge.asked.filter(({ name }) => name === 'runs.queue');
    expect(parameters[0]).toMatchObject({
      repeats: 1,
      hyperparameters: { hiddenLayers: [100, 30], epochs: 30 },
    });
  });
});

describe('QuestionModel', () => {
  it('asks about one picture, and about all test images of the present data', async () => {
    const inspector = { ask: () => Promise.resolve(countYes(split.test, isItAZero) as never) };
    const images = {
      count: () => 30,
      block: ({ index }: { index: number }) => Promise.resolve({ ...split.test, first: 0, index }),
    } as never;
    const data = signal(ready);
    const model = new QuestionModel({ data, images, inspector });
    model.choosePicture(3);
    await expect.poll(() => model.picture.value?.label).toBe(split.test.labels[2]);
    expect(model.answered.value!.question).toBe(isItAZero);
    model.choosePicture(99);
    expect(model.number.value).toBe(30);
    await model.countAll();
    expect(model.counted.value!.count.reduce((sum, value) => sum + value)).toBe(30);
    data.value = { ...ready, sha256: 'b'.repeat(64) } as DataStatus;
    expect(model.counted.value).toBeNull();
  });
});
