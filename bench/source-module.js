import { resolve } from 'node:path';
import { runnerImport } from 'vite';

/**
 * A module of the project, which is TypeScript.
 * @param {string} path within src
 * @returns {Promise<any>}
 */
export async function sourceModule(path) {
  const { module } = await runnerImport(resolve(import.meta.dirname, '../src', path), {
    configFile: false,
    logLevel: 'error',
  });
  return module;
}
