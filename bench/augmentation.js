// What it costs to change the training images on the fly: node bench/augmentation.js [--data FOLDER]
// FOLDER holds MNIST; otherwise INKLING_MNIST names it, and without it synthetic digits are learned.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { measureAugmentation } from './speed/augmentation.js';
import { bundle } from './speed/bundle.js';
import { readData } from './speed/data-set.js';
import { describeAugmentation } from './speed/report.js';

const rounds = 30;

const { values: options } = parseArgs({
  options: { data: { type: 'string', default: process.env.INKLING_MNIST } },
});
const workFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
try {
  /** @type {typeof import('./speed/product')} */
  const product = await import(
    pathToFileURL(await bundle('bench/speed/product.ts', workFolder, 'product')).href
  );
  const data = await readData(product, options.data);
  console.log(describeAugmentation(measureAugmentation(product, data, rounds)));
} finally {
  rmSync(workFolder, { recursive: true });
}
