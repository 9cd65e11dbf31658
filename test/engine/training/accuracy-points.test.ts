import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { AccuracyPoint, EngineName } from '../../../src/contract/run';
import { engineNames } from '../../../src/contract/run';
import { countCorrect } from '../../../src/engine/evaluation/accuracy';
import { createNewNetwork } from '../../../src/engine/network/network';
import { accuracyBorders, imagesForPoint } from '../../../src/engine/training/accuracy-points';
import { PlainEngine } from '../../../src/engine/training/plain-engine';
import { startPosition } from '../../../src/engine/training/start-position';
import { train } from '../../../src/engine/training/train';
import type { TrainingEngine } from '../../../src/engine/training/training-engine';
import type { TrainingStep } from '../../../src/engine/training/training-step';
import { createKernelEngine, weightsSha256 } from '../../kernels/engines';
import { createSmallDataSet } from '../small-data-set';

const basic: Hyperparameters = { ...defaultHyperparameters, hiddenLayers: [8], epochs: 2, learningRate: 0.5 };
const data = createSmallDataSet({ training: 640, validation: 300, test: 40 });

function createEngine(name: EngineName, asked: Hyperparameters, content = data): TrainingEngine {
  const network = createNewNetwork(asked);
  return name === 'plain'
    ? new PlainEngine(content, network, asked)
    : createKernelEngine(content, network, asked);
}

const pointsOf = (steps: Iterable<TrainingStep>): AccuracyPoint[] =>
  [...steps].flatMap((step) => (step.type === 'point' ? [step.point] : []));

describe.each(engineNames)('train with the %s engine, as it measures accuracy', (name) => {
  it('begins with the untrained network, on all images', () => {
    const network = createNewNetwork(basic);
    const [first] = pointsOf(train(createEngine(name, basic), basic));
    expect(first).toEqual({
      epochs: 0,
      correct: countCorrect(network, data.test),
      total: 40,
      validationCorrect: countCorrect(network, data.validation),
      validationTotal: 300,
      trainingCorrect: countCorrect(network, data.training),
      trainingTotal: 640,
    });
  });

  it('measures after 1/32, 1/16, … 1/2 of the first epoch on the first validation images, and never again', () => {
    const engine = createEngine(name, basic);
    const firstValidationImages = {
      images: data.validation.images.subarray(0, 100 * 784),
      labels: data.validation.labels.subarray(0, 100),
    };
    const points = [];
    for (const step of train(engine, basic)) {
      if (step.type !== 'point' || step.point.epochs === 0) continue;
      expect(step.point.validationCorrect).toBe(countCorrect(engine.parameters(), firstValidationImages));
      points.push(step.point);
    }
    expect(points.map(({ epochs, validationTotal }) => [epochs, validationTotal])).toEqual([
      [1 / 32, 100],
      [1 / 16, 100],
      [1 / 8, 100],
      [1 / 4, 100],
      [1 / 2, 100],
    ]);
  });

  it('changes no bit of the weights by it', () => {
    const [measured, learned] = [createEngine(name, basic), createEngine(name, basic)];
    const { order } = startPosition(measured, basic);
    const asked = { ...basic, epochs: 1, shuffle: false };
    Array.from(train(measured, asked));
    learned.learn(order, 0, order.length, { epoch: 0, learningRate: asked.learningRate });
    expect(weightsSha256(measured)).toBe(weightsSha256(learned));
  });

  it('counts training accuracy on the images as the data set has them, not changed ones or stroke digits', () => {
    const asked = { ...basic, epochs: 1, trainingImages: 150, strokeDigits: 40, shift: 5, rotation: 20 };
    const engine = createEngine(name, asked);
    const counts = [...train(engine, asked)].flatMap((step) =>
      step.type === 'epoch' ? [step.counts] : [],
    )[0];
    const learnedFrom = {
      images: data.training.images.subarray(0, 150 * 784),
      labels: data.training.labels.subarray(0, 150),
    };
    expect(counts.trainingTotal).toBe(150);
    expect(counts.trainingCorrect).toBe(countCorrect(engine.parameters(), learnedFrom));
  });

  it('does not measure in a run that goes on, or whose first epoch is counted as a later one', () => {
    const engine = createEngine(name, basic);
    const steps = [...train(engine, { ...basic, epochs: 5 }, startPosition(engine, basic, 3))];
    expect(pointsOf(steps)).toEqual([]);
    const epochs = steps.flatMap((step) => (step.type === 'epoch' ? [step.counts.epoch] : []));
    expect(epochs).toEqual([3, 4]);
  });

  it('measures nothing inside the epoch where there are no validation images', () => {
    const content = createSmallDataSet({ training: 640, validation: 0 });
    expect(pointsOf(train(createEngine(name, basic, content), basic)).map(({ epochs }) => epochs)).toEqual([
      0,
    ]);
  });
});

describe('accuracyBorders', () => {
  it('lies at ends of mini-batches inside the epoch, ascending, for any size', () => {
    const images = fc.integer({ min: 1, max: 60_000 });
    fc.assert(
      fc.property(images, images, (imagesInEpoch, miniBatchSize) => {
        const borders = accuracyBorders(imagesInEpoch, miniBatchSize);
        expect(borders).toEqual([...new Set(borders)].sort((one, other) => one - other));
        for (const border of borders) {
          expect(border % miniBatchSize).toBe(0);
          expect(border).toBeGreaterThan(0);
          expect(border).toBeLessThan(imagesInEpoch);
        }
      }),
    );
    expect(accuracyBorders(50_000, 10)).toEqual([1570, 3130, 6250, 12_500, 25_000]);
  });
});

describe('imagesForPoint', () => {
  it('takes 1,000 images, fewer for a short epoch, but enough to say something', () => {
    expect([50_000, 10_000, 1000].map((images) => imagesForPoint(images, 10_000))).toEqual([1000, 200, 100]);
    expect(imagesForPoint(50_000, 30)).toBe(30);
  });
});
