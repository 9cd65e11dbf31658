import { join } from 'node:path';
import { projectFolder, runTool } from './run.js';

const folder = join(projectFolder, 'test', 'electron-standin');

/** The built stand-in for Electron: a folder laid out like Electron's own. */
export const standInFolder = join(folder, 'dist');

/** What Node runs instead of Electron. */
export const bootFile = join(standInFolder, 'boot.mjs');

/**
 * Builds the stand-in.
 * @returns {Promise<number>} an exit code
 */
export async function buildStandIn() {
  const build = (/** @type {string} */ mode) =>
    runTool('vite', [
      'build',
      '--config',
      join(folder, 'vite.config.ts'),
      '--mode',
      mode,
      '--logLevel',
      'warn',
    ]);
  return (await build('node')) || (await build('page'));
}
