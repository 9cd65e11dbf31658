import type { Command } from 'commander';
import { Argument } from 'commander';
import { baselineNames, defaultSvmSettings } from '../../contract/baseline';
import { runBaseline } from '../commands/baseline';
import type { Environment } from '../environment';
import { parseNumber } from '../training/hyperparameter-options';
import { dataOption, examples, jsonOption } from './options';

export function addBaseline(program: Command, environment: Environment): void {
  program
    .command('baseline')
    .description('read the test images by a simpler method, to compare a network with')
    .addArgument(new Argument('<method>', 'what reads them').choices(baselineNames))
    .option(
      '--c <number>',
      `svm: the bound on what a single training image adds (${defaultSvmSettings.c})`,
      parseNumber,
    )
    .option('--gamma <number>', 'svm: how fast its Gaussian kernel falls (1 / 784)', parseNumber)
    .option('--learn-validation', 'learn from the validation images as well')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Methods:
  darkness  the digit whose average darkness is nearest to that of the image
  nearest   the digit of the nearest training image, by Euclidean distance
  svm       support vector machines with a Gaussian kernel, one for each two
            digits, which vote; the book’s are LIBSVM’s with its default settings

Each learns from the training images, and reads the test images.
${examples(
  'inkling baseline darkness',
  'inkling baseline svm',
  'inkling baseline svm --c 10 --gamma 0.02',
  'inkling baseline nearest --data ~/mnist --json',
)}`,
    )
    .action((method, options) => runBaseline(method, options, environment));
}
