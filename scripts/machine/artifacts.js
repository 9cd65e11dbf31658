import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** MNIST's files, as they are published. */
const mnistFiles = [
  't10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte.gz',
  'train-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte.gz',
];

/**
 * The unpacked apps in electron-builder's output folder, one for each architecture.
 * @param {string} dist
 */
export function unpackedApps(dist) {
  return readdirSync(dist)
    .filter((name) => /-unpacked$|^mac/.test(name))
    .map((name) => join(dist, name))
    .filter((path) => lstatSync(path).isDirectory());
}

/**
 * What is missing of MNIST in an unpacked app; empty: nothing.
 * @param {string} app
 */
export function missingMnistFiles(app) {
  const inside = existsSync(join(app, 'Inkling.app'))
    ? ['Inkling.app', 'Contents', 'Resources']
    : ['resources'];
  return mnistFiles.filter((name) => !existsSync(join(app, ...inside, 'mnist', name)));
}

/**
 * A line for each file or folder: its size and its name.
 * @param {readonly string[]} paths
 * @param {string} folder that the names are relative to
 */
export function describeSizes(paths, folder) {
  return paths
    .map((path) => `${(bytesOf(path) / 1e6).toFixed(1).padStart(8)} MB  ${relative(folder, path)}`)
    .join('\n');
}

/**
 * @param {string} path
 * @returns {number}
 */
function bytesOf(path) {
  const entry = lstatSync(path);
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}
