// Trains the small network that decides whether an image shows exactly one digit, and writes it to the engine:
// node scripts/digit-detector.js --data MNIST [--lines 14000] [--epochs 14] [--seed 2]
// Digits are MNIST's training images and drawn ones; the other images are wrongly cut lines of digits, letters and other
// signs, and scribbles. The seed composes the examples.
import { optionsOf, scriptModule, writeWeights } from './small-network/script.js';

const script = 'digit-detector.js';
const { mnist, lines, epochs, seed } = optionsOf(script, { lines: 14000, epochs: 14, seed: 2 });
/** @type {typeof import('./digit-detector/product')} */
const product = await scriptModule('digit-detector/product.ts');
const { training, validation } = product.composeExamples(mnist, lines, seed);
for (const kind of product.imageKinds)
  console.log(`${kind}: ${training.count(kind)}, and ${validation.count(kind)} for validation`);
const network = product.learnDetector(training.asDataSplit(), validation.asDataSplit(), {
  epochs,
  tell: console.log,
});
await writeWeights(
  'digit-detector-weights.ts',
  product.describeWeights({ digitDetectorWeights: network }, { script, owner: 'DigitDetector' }),
);
