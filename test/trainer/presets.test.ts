import { describe, expect, it } from 'vitest';
import { presets } from '../../src/contract/presets';
import { createSyntheticDataSet } from '../../src/engine/synthesis/synthetic-digits';
import { train } from '../../src/engine/training/train';
import { EngineMaker } from '../../src/trainer/engine';

const trainingImages = 3000;
const testImages = 500;
const data = createSyntheticDataSet({ seed: 1, trainingImages, validationImages: 0, testImages });
const engines = new EngineMaker(data);

/** Those whose rate is wrong on purpose, and two layers of sigmoid maps, which begin later. */
const notYetLearning = new Set(['eta-0.001', 'eta-0.01', 'eta-100', 'chapter-6-two']);

describe('a preset', () => {
  it.each(presets.filter(({ name }) => !notYetLearning.has(name)))(
    '$name begins to learn',
    ({ hyperparameters }) => {
      const settings = { ...hyperparameters, trainingImages, strokeDigits: 0, epochs: 2 };
      const correct = [...train(engines.create('kernels', settings), settings)].flatMap((step) =>
        step.type === 'epoch' ? [step.counts.correct] : [],
      );
      expect(correct.at(-1)).toBeGreaterThan(testImages / 5);
    },
  );
});
