// What the scripts that train the program's own small networks have in common.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { kernels } from '../kernels-plugin.js';

const root = resolve(import.meta.dirname, '../..');

/**
 * Reads a script's options: where MNIST is, and numbers with these defaults; ends the script where there is no MNIST.
 * @template {Record<string, number>} Numbers
 * @param {string} script
 * @param {Numbers} defaults
 * @returns {{ [name in keyof Numbers]: number } & { mnist: { images: Uint8Array, labels: Uint8Array } }}
 */
export function optionsOf(script, defaults) {
  const names = Object.keys(defaults);
  const parsed = parseArgs({
    options: Object.fromEntries([
      ['data', { type: /** @type {const} */ ('string'), default: process.env.INKLING_MNIST }],
      ...names.map((name) => [
        name,
        { type: /** @type {const} */ ('string'), default: String(defaults[name]) },
      ]),
    ]),
  });
  const values = /** @type {Record<string, string | undefined>} */ (parsed.values);
  const folder = values.data;
  if (!folder) {
    const others = names.map((name) => ` [--${name} N]`).join('');
    console.error(`Usage: node scripts/${script} --data MNIST${others}`);
    process.exit(2);
  }
  const read = (/** @type {string} */ file) => gunzipSync(readFileSync(join(folder, file)));
  const mnist = {
    images: read('train-images-idx3-ubyte.gz').subarray(16),
    labels: read('train-labels-idx1-ubyte.gz').subarray(8),
  };
  const numbers = Object.fromEntries(names.map((name) => [name, Number(values[name])]));
  return /** @type {any} */ ({ ...numbers, mnist });
}

/**
 * A TypeScript module of the scripts, with the engine's kernels.
 * @param {string} path within scripts
 */
export async function scriptModule(path) {
  const { module } = await runnerImport(join(root, 'scripts', path), {
    configFile: false,
    logLevel: 'error',
    plugins: [kernels(root)],
  });
  return module;
}

/**
 * Writes what a network has learned to the engine.
 * @param {string} file
 * @param {string} text
 */
export async function writeWeights(file, text) {
  const target = join(root, 'src/engine/handwriting/segmentation', file);
  writeFileSync(target, await format(text, { ...(await resolveConfig(target)), filepath: target }));
}
