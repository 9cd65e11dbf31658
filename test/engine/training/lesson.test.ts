import { layerShapes } from '../../../src/contract/hidden-layers';
import { describe, expect, it } from 'vitest';
import { sigmoidThroughout } from '../../../src/contract/network';
import { checkHyperparameters, defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { syntheticStrokes } from '../../../src/engine/synthesis/synthetic-strokes';
import { countCorrect } from '../../../src/engine/evaluation/accuracy';
import { prepareStrokes } from '../../../src/engine/handwriting/one-digit/prepare-strokes';
import { varyStrokes } from '../../../src/engine/synthesis/stroke-variations';
import { predict } from '../../../src/engine/network/predict';
import type { Network } from '../../../src/engine/network/network';
import { createNewNetwork } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import type { LabelledDrawing } from '../../../src/engine/training/lesson';
import { composeLesson, lessonHyperparameters } from '../../../src/engine/training/lesson';
import { PlainEngine } from '../../../src/engine/training/plain-engine';
import { train } from '../../../src/engine/training/train';
import type { DataSplit } from '../../../src/contract/data';

const data = createSyntheticDataSet({ seed: 1, trainingImages: 6000, validationImages: 50, testImages: 300 });

function drawings(digits: readonly number[]): LabelledDrawing[] {
  const random = createRandom(4);
  return digits.map((digit) => ({ digit, strokes: syntheticStrokes(digit, random) }));
}

function compose(taught: readonly LabelledDrawing[], rehearsal = data.training, seed = 1): DataSplit {
  const composing = composeLesson(taught, rehearsal, seed);
  for (;;) {
    const step = composing.next();
    if (step.done) return step.value;
  }
}

const countsOf = ({ labels }: DataSplit, images: number) =>
  Array.from(
    { length: 10 },
    (_, digit) => labels.subarray(0, images).filter((label) => label === digit).length,
  );

describe('composeLesson', () => {
  it('begins with the drawing itself, and gives each drawing at most 250 pictures', () => {
    const taught = drawings([7]);
    const { images, labels } = compose(taught);
    const own = Uint8Array.from(prepareStrokes(taught[0].strokes)!, (ink) => Math.round(255 * ink));
    expect(images.subarray(0, 784)).toEqual(own);
    expect(countsOf({ images, labels }, 250)[7]).toBe(250);
    expect(images.subarray(784, 2 * 784)).not.toEqual(own);
  });

  it.each([0, 5e-324, 1e-320, 1e-308, 1e-300, 1e-9, 1e6])('teaches a drawing that is %d wide', (width) => {
    const strokes: LabelledDrawing['strokes'] = [[[width, 0], [2 * width, width]]]; // prettier-ignore
    expect(prepareStrokes(strokes)).toHaveLength(784);
    const { images } = compose([{ digit: 1, strokes }]);
    const brightest = images.subarray(0, 250 * 784).reduce((most, ink) => Math.max(most, ink), 0);
    expect(brightest).toBeGreaterThan(200);
  });

  it('teaches each digit alike, however often it was drawn', () => {
    const lesson = compose(drawings([3, 3, ...Array<number>(10).fill(8)]));
    expect(countsOf(lesson, 1000)).toEqual([0, 0, 0, 500, 0, 0, 0, 0, 500, 0]);
  });

  it('rehearses three times as many images, each once, and all where there are fewer', () => {
    expect(compose(drawings([1])).labels).toHaveLength(4 * 250);
    const few = {
      images: data.training.images.subarray(0, 100 * 784),
      labels: data.training.labels.subarray(0, 100),
    };
    const { images, labels } = compose(drawings([1]), few);
    expect(labels).toHaveLength(250 + 100);
    expect([...labels.subarray(250)].sort()).toEqual([...few.labels].sort());
    const ink = (bytes: Uint8Array) => bytes.reduce((sum, value) => sum + value, 0);
    expect(ink(images.subarray(250 * 784))).toBe(ink(few.images));
  });

  it('composes the same lesson from the same seed, and another from another', () => {
    const bytesOf = (seed: number) => {
      const { images, labels } = compose(drawings([2, 5]), data.training, seed);
      return Buffer.concat([images, labels]);
    };
    const one = bytesOf(1);
    expect(bytesOf(1).equals(one)).toBe(true);
    expect(bytesOf(2).equals(one)).toBe(false);
  });
});

describe('lessonHyperparameters', () => {
  it.each([
    { hidden: [], activations: sigmoidThroughout },
    { hidden: [30, 20], activations: sigmoidThroughout },
    { hidden: ['4c5', 'p2', 20] as const, activations: sigmoidThroughout },
    ...choiceValues('hiddenActivation').flatMap((hidden) =>
      choiceValues('outputActivation').map((output) => ({
        hidden: [30],
        activations: { hidden, output },
      })),
    ),
  ])('fits the network $hidden, $activations', ({ hidden: hiddenLayers, activations }) => {
    const network = { layers: layerShapes(hiddenLayers), activations };
    const hyperparameters = lessonHyperparameters(network, 700, 3);
    expect(hyperparameters.hiddenLayers).toEqual(hiddenLayers);
    expect(hyperparameters.trainingImages).toBe(700);
    expect(checkHyperparameters(hyperparameters)).toMatchObject({ ok: true, warnings: [] });
  });

  it('can be carried out for less than a mini-batch', () => {
    const network = { layers: layerShapes([]), activations: sigmoidThroughout };
    expect(checkHyperparameters(lessonHyperparameters(network, 2, 1)).ok).toBe(true);
  });
});

describe('a lesson', () => {
  it('teaches a hand that writes a one like others’ seven, and hardly forgets the rest', () => {
    const hyperparameters = {
      ...defaultHyperparameters,
      hiddenLayers: [30],
      epochs: 4,
      trainingImages: 6000,
    };
    const start = new PlainEngine(data, createNewNetwork(hyperparameters), hyperparameters);
    for (const step of train(start, hyperparameters))
      if (step.type === 'diverged') throw new Error('diverged');
    const [seven, random] = [syntheticStrokes(7, createRandom(11)), createRandom(12)];
    const handOf = (count: number): LabelledDrawing[] =>
      Array.from({ length: count }, () => ({ digit: 1, strokes: varyStrokes(seven, random).strokes }));
    const [taught, unseen] = [handOf(2), handOf(100)];
    const lesson = { ...data, training: compose(taught) };
    const rules = lessonHyperparameters(start.network, lesson.training.labels.length, 1);
    const engine = new PlainEngine(lesson, start.network, rules);
    for (const step of train(engine, rules)) if (step.type === 'diverged') throw new Error('diverged');
    const read = (network: Network) =>
      unseen.filter(({ strokes }) => predict(network, prepareStrokes(strokes)!).digit === 1).length;
    expect(read(start.network)).toBeLessThan(10);
    expect(read(engine.network)).toBeGreaterThan(70);
    const rest = withoutDigits(data.test, [1, 7]);
    expect(countCorrect(engine.network, rest)).toBeGreaterThan(countCorrect(start.network, rest) - 5);
  });
});

function withoutDigits({ images, labels }: DataSplit, left: readonly number[]): DataSplit {
  const kept = [...labels.keys()].filter((image) => !left.includes(labels[image]));
  return {
    images: Uint8Array.from(kept.flatMap((image) => [...images.subarray(784 * image, 784 * (image + 1))])),
    labels: Uint8Array.from(kept, (image) => labels[image]),
  };
}
