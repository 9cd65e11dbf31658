import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { kernels } from '../scripts/kernels-plugin.js';

/**
 * A module of the project, which is TypeScript.
 * @param {string} path within src
 * @returns {Promise<any>}
 */
export async function sourceModule(path) {
  const root = resolve(import.meta.dirname, '..');
  const { module } = await runnerImport(resolve(root, 'src', path), {
    configFile: false,
    logLevel: 'error',
    plugins: [kernels(root)],
  });
  return module;
}
