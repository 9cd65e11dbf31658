import type { Command } from 'commander';
import { Option } from 'commander';
import { engineNames } from '../../contract/run';
import { resumeRun } from '../commands/resume';
import { teachModel } from '../commands/teach';
import { trainModel } from '../commands/train';
import type { Environment } from '../environment';
import { parseSweepMark } from '../training/sweep-mark';
import { addHyperparameterOptions, parseNumber } from '../training/hyperparameter-options';
import {
  activationsOption,
  dataOption,
  examples,
  jsonOption,
  modelArgument,
  outputFormat,
  parseName,
  runArgument,
} from './options';

const noKeepOption = ['--no-keep', 'do not keep the run; it cannot be resumed later'] as const;

const howItEnds = `
The run is kept with the app's runs while it trains. Ctrl-C, SIGTERM, closing the
terminal or closing the pipe stops it, with exit code 130, 143, 129 or 141, and
\`inkling resume\` resumes it, even after a crash. A second Ctrl-C ends it at once.`;

export function addTrain(program: Command, environment: Environment): void {
  const train = program
    .command('train')
    .description('train a network and print the accuracy on the test images after each epoch');
  addHyperparameterOptions(train)
    .option(
      '--init-from <model>',
      `start from the weights of this model, with the η that is usual for its neurons: ${modelArgument}`,
    )
    .option(...activationsOption)
    .option(...dataOption)
    .option('--out <model>', `write the network after the last epoch here: ${outputFormat}`)
    .option(
      '--repeat <number>',
      'train this many networks side by side, with this seed and the following ones; --out gets the network of the best ' +
        'epoch of all, by validation accuracy',
      parseNumber,
    )
    .option('--name <text>', 'name of the run (default: its preset or its settings)', parseName)
    .option(...noKeepOption)
    .option('--checkpoint-dir <dir>', 'keep the run in this folder instead, in the same format')
    .option(
      '--sweep <mark>',
      'the sweep that the run belongs to; `inkling sweep --plan` writes it',
      parseSweepMark,
    )
    .option(...jsonOption)
    .addOption(
      new Option('--engine <name>', 'the fast engine, or the reference in double precision')
        .choices(engineNames)
        .default('kernels'),
    )
    .addHelpText(
      'after',
      `${howItEnds}\n${examples(
        'inkling train --preset book-30 --out my.safetensors',
        'inkling train --sizes 784,100,10 --eta 0.5 --epochs 5 --seed 7 --name "a slow one"',
        'inkling train --preset chapter-3-l2-100 --dropout 0.5 --early-stopping 10',
        'inkling train --preset book-30 --repeat 3 --out best-of-three.safetensors',
        'inkling train --data synthetic --epochs 3 --json --no-keep',
        'inkling train --preset book-100 --out my.safetensors --checkpoint-dir my-run',
      )}`,
    )
    .action((options) => trainModel(options, environment));
}

export function addTeach(program: Command, environment: Environment): void {
  program
    .command('teach')
    .description(
      'teach a model the digits of one person, as the app does, and print its accuracy before and after',
    )
    .argument('<model>', modelArgument)
    .requiredOption(
      '--strokes <file>',
      'a list of digits in JSON, each with "digit" and "strokes" of [x, y] points, or the app’s my-digits.json',
    )
    .option(...activationsOption)
    .option('--out <model>', `write the fine-tuned network, after its last epoch, here: ${outputFormat}`)
    .option('--name <text>', 'name of the run (default: that of the model, “with my digits”)', parseName)
    .option(...noKeepOption)
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `${howItEnds}\n${examples(
        'inkling teach resources/starter.safetensors --strokes my-digits.json --out mine.safetensors',
        'inkling teach 20260305-14 --strokes my-digits.json',
      )}`,
    )
    .action((model, options) => teachModel(model, options, environment));
}

export function addResume(program: Command, environment: Environment): void {
  program
    .command('resume')
    .description('resume an interrupted or stopped run; it ends with the same weights as without the break')
    .argument('<run>', `${runArgument}; or its folder`)
    .option('--epochs <number>', 'train to this many epochs in all', parseNumber)
    .option('--data <dir>', 'folder with the same data, if it has been moved')
    .option(...jsonOption)
    .addHelpText(
      'after',
      `\nExit code 3 means that another process works on this run.\n${examples(
        'inkling resume 20260305-1422',
        'inkling resume 20260305-1422 --epochs 60',
        'inkling resume my-run --data ~/mnist --json',
      )}`,
    )
    .action((run, options) => resumeRun(run, options, environment));
}
