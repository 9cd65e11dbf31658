// Trains the small network that sees the digits of a row where they touch, and writes it to the engine:
// node scripts/digit-finder.js --data MNIST [--lines 30000] [--epochs 14] [--seed 2]
// The rows are composed of MNIST's training images and drawn digits, side by side and into each other. The seed composes
// the examples.
import { optionsOf, scriptModule, writeWeights } from './small-network/script.js';

const script = 'digit-finder.js';
const { mnist, lines, epochs, seed } = optionsOf(script, { lines: 30000, epochs: 14, seed: 2 });
/** @type {typeof import('./digit-finder/product')} */
const product = await scriptModule('digit-finder/product.ts');
const { training, validation } = product.composeWindows(mnist, lines, seed);
console.log(`${training.labels.length} windows, and ${validation.labels.length} for validation`);
const network = product.learnFinder(training, validation, { epochs, tell: console.log });
await writeWeights(
  'digit-finder-weights.ts',
  product.describeWeights(network, { script, owner: 'DigitFinder', name: 'digitFinderWeights' }),
);
