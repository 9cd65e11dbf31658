import { join } from 'node:path';
import { projectFolder, runNode } from '../machine/run.js';

/** The built terminal program. */
export const cli = join(projectFolder, 'out', 'cli', 'inkling.js');

/**
 * Downloads MNIST into the person's own data folder unless it exists; without MNIST the app still opens, and says so.
 * @param {string[]} parameters of the app; the app itself searches a folder named there
 */
export async function provideMnist(parameters) {
  if (parameters.some((parameter) => parameter.startsWith('--data'))) return;
  if ((await runNode(cli, ['data', 'status'], { isQuiet: true })) === 0) return;
  console.log('Downloading MNIST, 11 MB, only once …');
  const exitCode = await runNode(cli, ['data', 'fetch']);
  if (exitCode !== 0) {
    console.log('MNIST could not be downloaded; until it can be, Inkling offers synthetic digits instead.');
  }
}
