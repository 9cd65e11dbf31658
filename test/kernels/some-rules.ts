import fc from 'fast-check';
import { augmentationNames, choiceValues } from '../../src/contract/hyperparameter-fields';
import type { TrainingRules } from '../../src/engine/training/training-engine';

const noAugmentation = Object.fromEntries(augmentationNames.map((name) => [name, fc.constant(0)])) as Record<
  (typeof augmentationNames)[number],
  fc.Arbitrary<number>
>;

/** Any rules without augmentation and stroke digits, for mini-batches of up to this many images. */
export function someRules(mostImages: number): fc.Arbitrary<TrainingRules> {
  return fc.record({
    miniBatchSize: fc.integer({ min: 1, max: mostImages }),
    hiddenActivation: fc.constantFrom(...choiceValues('hiddenActivation')),
    outputActivation: fc.constantFrom(...choiceValues('outputActivation')),
    cost: fc.constantFrom(...choiceValues('cost')),
    l1: fc.constantFrom(0, 0, 0.3),
    l2: fc.constantFrom(0, 0, 5),
    dropout: fc.constantFrom(0, 0, 0.5),
    momentum: fc.constantFrom(0, 0, 0.7),
    seed: fc.nat(),
    ...noAugmentation,
    strokeDigits: fc.constant(0),
  });
}
