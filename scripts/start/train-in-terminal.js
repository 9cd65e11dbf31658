import { existsSync } from 'node:fs';
import { runNode } from '../machine/run.js';
import { cli } from './mnist.js';

const modelFile = 'first-network.safetensors';

/**
 * The app's main job without a window: the book's first experiment, with its transcript and next steps.
 * @returns {Promise<number>} the exit code
 */
export async function trainInTerminal() {
  const hasMnist = (await runNode(cli, ['data', 'status'], { isQuiet: true })) === 0;
  const data = hasMnist ? [] : ['--data', 'synthetic'];
  if (!hasMnist) {
    console.log(
      'MNIST was not found and could not be downloaded, so this trains on SYNTHETIC digits, which are not MNIST.',
    );
  }
  const model = freeName();
  console.log(`\n$ inkling train --preset book-30 ${[...data, '--out', model].join(' ')}`);
  const exitCode = await runNode(cli, ['train', '--preset', 'book-30', ...data, '--out', model]);
  if (exitCode === 0) console.log(whatNext(model, data));
  return exitCode;
}

/** A name for the network that does not overwrite an existing file. */
function freeName() {
  let name = modelFile;
  for (let number = 2; existsSync(name); number++) name = modelFile.replace('.', `-${number}.`);
  return name;
}

/**
 * @param {string} model
 * @param {string[]} data
 */
function whatNext(model, data) {
  return [
    '',
    `The network is saved in ${model}, and its run is kept. Next steps:`,
    '  npx inkling runs',
    `  npx inkling evaluate ${[model, ...data, '--confusion'].join(' ')}`,
    `  npx inkling export ${model} first-network.json`,
    '  npx inkling --help',
    `To read a digit in a picture of yours: npx inkling predict ${model} PICTURE`,
  ].join('\n');
}
