import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DataSplit } from '../../../../src/contract/data';
import { defaultSvmSettings } from '../../../../src/contract/baseline';
import { ClassKernel, classesOf } from '../../../../src/engine/baselines/svm/class-kernel';
import { trainMachine } from '../../../../src/engine/baselines/svm/minimal-optimisation';
import { SupportVectorMachines } from '../../../../src/engine/baselines/svm/svm';
import { newKernels } from '../../../kernels/engines';
import { createSmallDataSet } from '../../small-data-set';
import { answersOf, countCorrect, finish } from '../finish';
import { mnistFolder, readMnist } from '../read-mnist';
import { createImages, svmCases, tolerance } from './decisions/cases';

/** The numbers of a NumPy file in single precision. */
function readFloats(name: string): Float32Array {
  const bytes = readFileSync(join(import.meta.dirname, 'decisions', name));
  const headerBytes = 10 + bytes.readUInt16LE(8);
  return new Float32Array(Uint8Array.from(bytes.subarray(headerBytes)).buffer);
}

function decisionsOf(machines: SupportVectorMachines, images: Uint8Array): number[] {
  return [...machines.decide(images)].flatMap((some) => [...some]);
}

/** The digit with most votes, the first of equals, as LIBSVM counts them; `decisions` (pairs of digits). */
function vote(decisions: Float32Array): number {
  const votes = new Array<number>(10).fill(0);
  let at = 0;
  for (let first = 0; first < 10; first++) {
    for (let second = first + 1; second < 10; second++) votes[decisions[at++] > 0 ? first : second]++;
  }
  return votes.indexOf(Math.max(...votes));
}

/** Images of these digits only. */
function only({ images, labels }: DataSplit, digits: readonly number[]): DataSplit {
  const chosen = [...labels.keys()].filter((image) => digits.includes(labels[image]));
  return {
    images: Uint8Array.from(chosen.flatMap((image) => [...images.subarray(image * 784, (image + 1) * 784)])),
    labels: Uint8Array.from(chosen, (image) => labels[image]),
  };
}

describe('SupportVectorMachines', () => {
  const { training, test } = createImages();

  it.each(svmCases)('decides as scikit-learn does of 500 images: $settings', ({ settings, file }) => {
    const machines = new SupportVectorMachines(newKernels(), settings, tolerance);
    const answers = answersOf(machines, training, test.images);
    const expected = readFloats(file);
    const found = decisionsOf(machines, test.images);
    expect(found).toHaveLength(expected.length);
    const largest = found.reduce(
      (difference, value, index) => Math.max(difference, Math.abs(value - expected[index])),
      0,
    );
    // Both keep kernel values in single precision, and add them up in different orders.
    expect(largest).toBeLessThan(5e-4);
    const votes = Array.from(answers, (_, image) => vote(expected.subarray(45 * image, 45 * (image + 1))));
    expect(answers).toEqual(votes);
  });

  it('gives the same machines, bit for bit, whenever it is trained', () => {
    const data = createSmallDataSet({ training: 300 });
    const [first, second] = [1, 2].map(() => {
      const machines = new SupportVectorMachines(newKernels(), defaultSvmSettings);
      finish(machines.train(data.training));
      return machines.machines;
    });
    expect(first).toHaveLength(45);
    expect(second).toEqual(first);
  });

  it('gives the same machines with hardly any room for kernel values', () => {
    const data = createSmallDataSet({ training: 200 });
    const classes = classesOf(data.training.labels);
    const [usual, least] = [undefined, 0].map((cacheBytes) => {
      const kernel = new ClassKernel(newKernels(), data.training, classes, 0.01, cacheBytes);
      const steps = trainMachine(kernel.between(2, 7), { c: 1, tolerance: 1e-3 });
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
      }
    });
    expect(least).toEqual(usual);
  });

  it('tells how far it is, and can be left at any step', () => {
    const data = createSmallDataSet({ training: 300, test: 70 });
    const machines = new SupportVectorMachines(newKernels(), defaultSvmSettings);
    const abandoned = machines.train(data.training);
    for (let step = 0; step < 5; step++) abandoned.next();
    abandoned.return();
    expect(machines.machines).toEqual([]);
    const { shares } = finish(
      new SupportVectorMachines(newKernels(), defaultSvmSettings).train(data.training),
    );
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(44 / 45);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
  });

  it('answers only with digits that it has seen, be it a single one', () => {
    for (const digits of [[3, 8], [6]]) {
      const machines = new SupportVectorMachines(newKernels(), defaultSvmSettings);
      const answers = answersOf(machines, only(training, digits), test.images);
      expect(machines.machines).toHaveLength(digits.length - 1);
      expect([...new Set(answers)].sort()).toEqual(digits);
    }
  });

  it.runIf(mnistFolder)(
    'learns MNIST as scikit-learn does, from 5,000 images',
    async () => {
      const mnist = await readMnist();
      const some = {
        images: mnist.training.images.subarray(0, 5_000 * 784),
        labels: mnist.training.labels.subarray(0, 5_000),
      };
      const machines = new SupportVectorMachines(newKernels(), { c: 10, gamma: 0.02 });
      const correct = countCorrect(answersOf(machines, some, mnist.test.images), mnist.test);
      expect(correct).toBe(9600);
    },
    300_000,
  );
});
