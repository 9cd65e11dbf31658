import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import { presets } from '../../../src/contract/presets';
import type { RunSummary } from '../../../src/contract/run';
import {
  authorsFigures,
  distanceOf,
  networks,
  PredictionModel,
  predictedEpochs,
  rates,
} from '../../../src/renderer/chapter/which-eta/prediction-model';
import { ailments, trainSickRun, type Ailment } from '../../../src/renderer/chapter/which-eta/sick-run';
import { SickRunModel } from '../../../src/renderer/chapter/which-eta/sick-run-model';
import { epochResult, runSummary } from '../fake-bridge';
import { startChapter } from './start-chapter';

const sha256 = 'a'.repeat(64);
const mnist = {
  phase: 'ready',
  kind: 'mnist',
  isVerified: true,
  sha256,
  trainingImages: 50_000,
} as DataStatus;

function newPrediction(status = mnist) {
  const { bridge, chapter, models } = startChapter();
  const data = signal(status);
  const environment = { bridge, notices: models.notices, data, library: models.library };
  const model = new PredictionModel(chapter.progress.recordOf('which-eta'), environment);
  return { model, bridge, data, library: models.library };
}

function runOf(learningRate: number, changes: Partial<RunSummary> = {}): RunSummary {
  const hyperparameters = { ...networks[1].hyperparameters, learningRate };
  return runSummary({
    id: 'run-000007',
    hyperparameters,
    data: { sha256 } as never,
    epochsDone: 2,
    ...changes,
  });
}

describe('PredictionModel', () => {
  it('trains the presets of the chapter with every rate', async () => {
    const { model, bridge } = newPrediction();
    for (const [index, { name, hyperparameters }] of networks.entries()) {
      expect(presets.map((preset) => preset.name)).toContain(name);
      model.network.value = index;
      await model.runs.start();
      const [request] = bridge.asked.filter((asked) => asked.name === 'runs.sweep').slice(-1);
      expect(request.parameters).toEqual([
        { hyperparameters, axes: [{ name: 'learningRate', values: rates }], seeds: [hyperparameters.seed] },
      ]);
    }
  });

  it('marks what the author reports, of MNIST alone', () => {
    const { model, data } = newPrediction();
    expect(model.authorsFigures.value.slice(-1)).toEqual([[30, 95.34]]);
    model.rate.value = rates.indexOf(1);
    expect(model.authorsFigures.value).toEqual([]);
    expect(authorsFigures(2, 0.001)[0]).toEqual([1, 11.39]);
    model.rate.value = rates.indexOf(100);
    expect(model.authorsFigures.value).not.toEqual([]);
    data.value = { ...mnist, isVerified: false } as DataStatus;
    expect(model.authorsFigures.value).toEqual([]);
  });

  it('measures how far a prediction is off, straight between its points', () => {
    const predicted = predictedEpochs.map((epoch) => epoch);
    const results = [0, 2, 29].map((epoch) => ({ ...epochResult(epoch, 0), correct: epoch + 1, total: 100 }));
    expect(distanceOf(predicted, results).mean).toBeCloseTo(0, 10);
    const { mean, most } = distanceOf(predicted, [
      { ...epochResult(3, 0), correct: 14, total: 100 },
      { ...epochResult(9, 0), correct: 5, total: 100 },
    ]);
    expect(mean).toBeCloseTo((10 + 5) / 2, 10);
    expect(most).toMatchObject({ epoch: 4, predicted: 4, actual: 14 });
  });

  it('judges what was drawn for this network and rate, once that has been trained', async () => {
    const { model, bridge, library } = newPrediction();
    const headline = () => {
      model.exercise.check();
      return model.exercise.verdict.value!.headline;
    };
    expect(headline()).toBe('Nothing predicted yet.');
    model.draw(1.4, 90.3);
    expect(model.predicted.value).toEqual([90, 10, 10, 10, 10, 10]);
    model.predict(1, 94);
    expect(headline()).toBe('Not trained yet.');
    bridge.answer('runs.curves', [
      {
        id: 'run-000007',
        epochs: [9100, 9200].map((correct, epoch) => ({ ...epochResult(epoch, 0), correct })),
      },
    ]);
    library.runs.value = [runOf(3)];
    await expect.poll(() => model.trial.value!.epochs).toHaveLength(2);
    expect(headline()).toBe('On average, 1.5 percentage points away.');
    expect(model.exercise.isSolved.value).toBe(true);
    model.predict(0, 20);
    expect(headline()).toBe('On average, 37 percentage points away.');
    model.rate.value = 0;
    expect(headline()).toBe('Nothing predicted yet.');
    model.rate.value = rates.indexOf(3);
    expect(model.predicted.value[1]).toBe(94);
  });

  it('knows runs by their data and settings', () => {
    const { model, library } = newPrediction();
    const found = () => model.runs.trials.value.map(({ run }) => run !== null);
    library.runs.value = [
      runOf(3, { data: { sha256: 'b'.repeat(64) } as never }),
      runOf(1, { origin: { kind: 'continued', name: 'x', epochs: 1 } }),
      runOf(10),
    ];
    expect(found()).toEqual(rates.map((rate) => rate === 10));
  });
});

/** What each ailment shows in every run, so that a person can tell it from the others. */
const signs: Record<Ailment, (first: Seen, last: Seen) => boolean> = {
  'rate-too-high': (first, last) => first.saturated < 0.1 && last.saturated > 0.85 && last.training < 0.2,
  'rate-too-low': (_, last) => last.saturated < 0.1 && last.cost! > 0.55 && last.training < 0.3,
  'weights-too-large': (first, last) => first.saturated > 0.9 && last.training > 0.3,
  'all-zeros': (_, last) => last.saturated < 0.1 && Math.abs(last.cost! - 0.45) < 0.02 && last.training < 0.2,
  'shuffled-labels': (_, last) => last.training > 0.22 && last.validation < 0.2 && last.saturated < 0.3,
  none: (first, last) => last.training > 0.85 && last.validation > 0.7 && first.saturated < 0.1,
};
type Seen = Exclude<ReturnType<typeof trainSickRun> extends Generator<infer Step> ? Step : never, null>;

describe('sick runs', () => {
  it.each(ailments)('%s: shows its own signs and no others, whatever the seed', (ailment) => {
    for (let seed = 1; seed <= 4; seed++) {
      const epochs = [...trainSickRun(ailment, seed)].filter((step) => step !== null);
      const [first, last] = [epochs[0], epochs.at(-1)!];
      const shown = ailments.filter((each) => signs[each](first, last));
      expect(shown, `seed ${seed}: ${JSON.stringify([first, last])}`).toEqual([ailment]);
    }
  });

  it('come one after the other, each ailment once in six, and are judged', async () => {
    const { chapter } = startChapter();
    const model = new SickRunModel(chapter.progress.recordOf('which-eta'));
    const check = () => {
      model.exercise.check();
      return model.exercise.verdict.value!;
    };
    expect(check().headline).toBe('Nothing to see yet.');
    await model.train();
    expect(check().headline).toBe('No answer yet.');
    const { value: ailment } = model.ailment;
    model.belief.value = ailments.find((each) => each !== ailment)!;
    expect(check()).toMatchObject({ isRight: false, headline: 'No.' });
    model.belief.value = ailment;
    expect(check().isRight).toBe(true);
    await model.next();
    expect([model.number.value, model.belief.value, model.epochs.value.length]).toEqual([2, null, 13]);
    model.belief.value = model.ailment.value;
    model.isTold.value = true;
    expect(check()).toMatchObject({ isRight: false, headline: 'This one has been told.' });
    for (const first of [1, 7, 13]) {
      const block = ailments.map((_, index) => {
        model.number.value = first + index;
        return model.ailment.value;
      });
      expect([...block].sort()).toEqual([...ailments].sort());
    }
  });
});
