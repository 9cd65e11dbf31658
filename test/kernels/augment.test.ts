import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { augmentationNames, hyperparameterFields } from '../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { AugmentationRules } from '../../src/engine/data/augmentation';
import { Augmentation } from '../../src/engine/data/augmentation';
import { createNetwork } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { createSyntheticDataSet } from '../../src/engine/synthesis/synthetic-digits';
import { KernelEngine } from '../../src/engine/training/kernel-engine';
import { KernelImages } from '../../src/engine/training/kernel-images';
import type { Kernels } from '../../src/engine/webassembly/kernels';
import { newKernels } from './engines';

/** What the module exports for these tests alone. */
interface AugmentingKernels extends Kernels {
  getChangedImage(image: number, epoch: number, pixels: number): void;
}

const none: AugmentationRules = { seed: 1, shift: 0, rotation: 0, scaling: 0, shear: 0, elastic: 0 };
const largest = Object.fromEntries(
  augmentationNames.map((name) => [name, hyperparameterFields[name].maximum]),
);

function image(ink: (row: number, column: number) => number): Uint8Array {
  return Uint8Array.from({ length: 784 }, (_, pixel) => ink(Math.floor(pixel / 28), pixel % 28));
}

const extremes = [
  image(() => 0),
  image(() => 255),
  image(() => 1),
  image((row, column) => (row % 27 === 0 || column % 27 === 0 ? 255 : 0)),
  image((row, column) => (row % 27 === 0 && column % 27 === 0 ? 200 : 0)),
  image((row, column) => ((row + column) % 2 === 0 ? 255 : 0)),
  image((row, column) => (row * 37 + column * 101) % 256),
];
const data = createSyntheticDataSet({ seed: 1, trainingImages: 30, validationImages: 1, testImages: 1 });
data.training.images.set(extremes.flatMap((pixels) => Array.from(pixels)));

const images = new KernelImages(newKernels(), data);
const kernels = images.kernels as AugmentingKernels;
const network = createNetwork([784, 10], createRandom(1));

/** Images as the kernels and as the reference change them. */
function changed(rules: AugmentationRules, epoch: number): { written: Uint8Array; expected: Uint8Array }[] {
  new KernelEngine(images, network, { ...defaultHyperparameters, ...rules });
  const augmentation = new Augmentation(rules);
  return Array.from({ length: data.training.labels.length }, (_, number) => {
    const expected = new Uint8Array(784);
    augmentation.apply(
      data.training.images.subarray(number * 784, (number + 1) * 784),
      expected,
      epoch,
      number,
    );
    kernels.getChangedImage(number, epoch, images.scratch);
    return { written: new Uint8Array(kernels.memory.buffer, images.scratch, 784).slice(), expected };
  });
}

const rules: fc.Arbitrary<AugmentationRules> = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  ...(Object.fromEntries(
    augmentationNames.map((name) => [
      name,
      fc.oneof(fc.constant(0), fc.double({ min: 0, max: hyperparameterFields[name].maximum, noNaN: true })),
    ]),
  ) as Record<(typeof augmentationNames)[number], fc.Arbitrary<number>>),
});

describe('the kernels’ augmentation', () => {
  it.each(augmentationNames)('writes the very bytes that the reference writes, by %s alone', (name) => {
    for (const share of [0.01, 0.3, 1]) {
      const wanted = { ...none, [name]: share * hyperparameterFields[name].maximum };
      for (const { written, expected } of changed(wanted, 5)) expect(written).toEqual(expected);
    }
  });

  it('writes them for all changes together, in any seed and epoch, of digits and of extreme images', () => {
    fc.assert(
      fc.property(rules, fc.nat(10_000), (wanted, epoch) => {
        fc.pre(augmentationNames.some((name) => wanted[name] > 0));
        for (const { written, expected } of changed(wanted, epoch)) expect(written).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('writes them for the largest changes, many times', () => {
    for (let epoch = 0; epoch < 50; epoch++) {
      const wanted = { ...none, ...largest, seed: 4_294_967_295 - epoch };
      for (const { written, expected } of changed(wanted, epoch)) expect(written).toEqual(expected);
    }
  });
});
