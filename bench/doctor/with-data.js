import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../speed/bundle.js';
import { describeMachine } from '../speed/machine.js';

/** @typedef {typeof import('./product')} Product */

/**
 * Prints the machine, bundles the product, and lets `use` work with it and with the MNIST of a folder.
 * @param {string} folder
 * @param {(product: Product, data: import('../../src/contract/data').DataSet) => void} use
 */
export async function withData(folder, use) {
  const { processor, cores, loadAverage } = describeMachine();
  console.log(`${processor}, ${cores} cores, load ${loadAverage.toFixed(2)}\n`);
  const workFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
  try {
    /** @type {Product} */
    const product = await import(await bundle('bench/doctor/product.ts', workFolder, 'product'));
    const library = new product.DataLibrary({ usualFolders: [folder] });
    await library.locate();
    const read = await library.read();
    if (!read.ok) throw new Error(read.failure.message);
    use(product, read.value);
  } finally {
    rmSync(workFolder, { recursive: true });
  }
}
