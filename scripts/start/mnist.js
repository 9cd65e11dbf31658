import { join } from 'node:path';
import { projectFolder, runNode } from '../machine/run.js';

/** The terminal program, built. */
export const cli = join(projectFolder, 'out', 'cli', 'inkling.js');

/**
 * Downloads MNIST into the person's own data folder unless it is found; without it the app opens, too, and says so.
 * @param {string[]} parameters of the app; a folder named there is looked into by the app itself
 */
export async function provideMnist(parameters) {
  if (parameters.some((parameter) => parameter.startsWith('--data'))) return;
  if ((await runNode(cli, ['data', 'status'], { isQuiet: true })) === 0) return;
  console.log('Downloading MNIST, 11 MB, once …');
  const exitCode = await runNode(cli, ['data', 'fetch']);
  if (exitCode !== 0) {
    console.log('MNIST could not be downloaded; Inkling offers synthetic digits instead, until it can be.');
  }
}
