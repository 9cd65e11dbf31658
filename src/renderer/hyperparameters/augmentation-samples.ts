import type { AugmentationRules } from '../../engine/data/augmentation';
import { Augmentation } from '../../engine/data/augmentation';
import { syntheticStrokes } from '../../engine/synthesis/synthetic-strokes';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import { createRandom } from '../../engine/random';
import { fullInk } from '../../engine/image';

const digit = 4;

let original: Uint8Array | undefined;

/** The same digit as augmented in each of the first epochs; (784) each, 0 to 1. */
export function augmentationSamples(rules: AugmentationRules, count: number): Float32Array[] {
  original ??= Uint8Array.from(prepareStrokes(syntheticStrokes(digit, createRandom(2)))!, (ink) =>
    Math.round(ink * fullInk),
  );
  return augmentedInEpochs(rules, original, 0, count);
}

/** Training image number `image`, (784) bytes, as augmented in each of the first epochs; (784) each, 0 to 1. */
export function augmentedInEpochs(
  rules: AugmentationRules,
  source: Uint8Array,
  image: number,
  count: number,
): Float32Array[] {
  const augmentation = new Augmentation(rules);
  const changed = new Uint8Array(source.length);
  return Array.from({ length: count }, (_, epoch) => {
    augmentation.apply(source, changed, epoch, image);
    return Float32Array.from(changed, (ink) => ink / fullInk);
  });
}
