// Trains the small networks that see the digits of a row where they touch, and writes them to the engine:
// node scripts/digit-finder.js --data MNIST [--seed 5]
// The rows are composed of MNIST's training images and drawn digits, side by side and into each other, and of signs that
// are no digits. The seed composes the examples of the first network and gives it its first weights; the next one does so
// for the second network.
import { optionsOf, scriptModule, writeWeights } from './small-network/script.js';

const script = 'digit-finder.js';
/** From how many rows each network learns, and for how long. */
const learning = [
  { rows: 40000, epochs: 8 },
  { rows: 30000, epochs: 7 },
];
const { mnist, seed } = optionsOf(script, { seed: 5 });
/** @type {typeof import('./digit-finder/product')} */
const product = await scriptModule('digit-finder/product.ts');
const [first, second] = learning.map(({ rows, epochs }, index) => {
  const own = { ...product.finderShapes[index], seed: seed + index };
  const { training, validation } = product.composeWindows(mnist, rows, own.seed);
  console.log(`${training.labels.length} windows, and ${validation.labels.length} for validation`);
  return product.learnFinder(training, validation, own, { epochs, tell: console.log });
});
await writeWeights(
  'digit-finder-weights.ts',
  product.describeWeights(
    { firstFinderWeights: first, secondFinderWeights: second },
    { script, owner: 'DigitFinder' },
  ),
);
