// Trains the small network that decides whether an image shows exactly one digit, and writes it to the engine:
// node scripts/digit-detector.js --data MNIST [--lines 14000] [--epochs 14] [--seed 2]
// Digits are MNIST's training images and drawn ones; the other images are wrongly cut lines of digits, letters and other
// signs, and scribbles. The seed composes the examples.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { kernels } from './kernels-plugin.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.INKLING_MNIST },
    lines: { type: 'string', default: '14000' },
    epochs: { type: 'string', default: '14' },
    seed: { type: 'string', default: '2' },
  },
});
if (!values.data) {
  console.error('Usage: node scripts/digit-detector.js --data MNIST [--lines N] [--epochs N] [--seed N]');
  process.exit(2);
}
const root = resolve(import.meta.dirname, '..');
const target = join(root, 'src/engine/handwriting/segmentation/digit-detector-weights.ts');
/** @type {{ module: typeof import('./digit-detector/product') }} */
const { module: product } = await runnerImport(join(root, 'scripts/digit-detector/product.ts'), {
  configFile: false,
  logLevel: 'error',
  plugins: [kernels(root)],
});

const folder = values.data;
const read = (/** @type {string} */ file) => gunzipSync(readFileSync(join(folder, file)));
const mnist = {
  images: read('train-images-idx3-ubyte.gz').subarray(16),
  labels: read('train-labels-idx1-ubyte.gz').subarray(8),
};
const { training, validation } = product.composeExamples(mnist, Number(values.lines), Number(values.seed));
for (const kind of product.imageKinds)
  console.log(`${kind}: ${training.count(kind)}, and ${validation.count(kind)} for validation`);
const network = product.learn(training.asDataSplit(), validation.asDataSplit(), {
  epochs: Number(values.epochs),
  tell: console.log,
});
const options = { ...(await resolveConfig(target)), filepath: target };
writeFileSync(target, await format(product.describeWeights(network), options));
