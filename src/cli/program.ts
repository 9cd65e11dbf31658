import { Command, Option } from 'commander';
import { splitNames } from '../contract/data';
import { fetchData, showDataStatus, verifyData } from './commands/data';
import { evaluateModel } from './commands/evaluate';
import { exportModel } from './commands/export';
import { predictDigits } from './commands/predict';
import { readNumbers } from './commands/read';
import { resumeRun } from './commands/resume';
import { teachModel } from './commands/teach';
import { trainModel } from './commands/train';
import { addRunOptions, parseNumber } from './training/run-options';
import { engineNames } from './training/task';
import type { Environment } from './environment';

const dataOption = [
  '--data <dir>',
  'folder with MNIST, or "synthetic" for synthetic digits [env: INKLING_MNIST]',
] as const;
const strokesOption = [
  '--strokes <file>',
  'a drawing in JSON or a list of them: strokes of [x, y] points; or an SVG that the app saved',
] as const;
const jsonOption = ['--json', 'print JSON, one object a line'] as const;

/** All commands with their options and help. */
export function createProgram(environment: Environment): Command {
  const { stdout, stderr, version } = environment;
  const program = new Command('inkling')
    .description('Train, test and use the handwriting network of the book from a terminal.')
    .version(version)
    // Before any command is added, so that all take it over.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    });
  addTrain(program, environment);
  addTeach(program, environment);
  addResume(program, environment);
  addEvaluate(program, environment);
  addPredict(program, environment);
  addRead(program, environment);
  addExport(program, environment);
  addData(program, environment);
  return program;
}

function addTrain(program: Command, environment: Environment): void {
  const train = program
    .command('train')
    .description('train a network and print the transcript of its epochs');
  addRunOptions(train)
    .option('--init-from <model>', 'start from the weights of this model, of either format')
    .option(...dataOption)
    .option('--out <model>', "write the network here: .safetensors, or .json for the book's network2 format")
    .option(
      '--repeat <number>',
      'train so many networks side by side, with the seed and those after it; --out gets the one with the ' +
        'highest validation accuracy at its last epoch',
      parseNumber,
    )
    .option(
      '--checkpoint-dir <dir>',
      'keep the run in this folder, so that `inkling resume` can go on with it',
    )
    .option(...jsonOption)
    .addOption(
      new Option('--engine <name>', 'the fast engine, or the reference in double precision')
        .choices(engineNames)
        .default('kernels'),
    )
    .addHelpText(
      'after',
      examples(
        'inkling train --preset book-30 --out my.safetensors',
        'inkling train --sizes 784,100,10 --eta 0.5 --epochs 5 --seed 7',
        'inkling train --preset chapter-3-l2-100 --dropout 0.5 --early-stopping 10',
        'inkling train --preset book-30 --repeat 3 --out best-of-three.safetensors',
        'inkling train --data synthetic --epochs 3 --json',
        'inkling train --preset book-100 --out my.safetensors --checkpoint-dir my-run',
      ),
    )
    .action((options) => trainModel(options, environment));
}

function addTeach(program: Command, environment: Environment): void {
  program
    .command('teach')
    .description(
      'teach a model the digits of one hand, as the app does, and print what it reads before and after',
    )
    .argument('<model>', 'a .safetensors or network2 .json file')
    .requiredOption(
      '--strokes <file>',
      'a list of digits in JSON, each with "digit" and "strokes" of [x, y] points, or the app’s my-digits.json',
    )
    .requiredOption('--out <model>', 'write the taught network here: .safetensors, or .json for network2')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      examples('inkling teach resources/starter.safetensors --strokes my-digits.json --out mine.safetensors'),
    )
    .action((model, options) => teachModel(model, options, environment));
}

function addResume(program: Command, environment: Environment): void {
  program
    .command('resume')
    .description('go on with a run that was interrupted, to the very weights it would have come to')
    .argument('<dir>', 'the folder that `inkling train --checkpoint-dir` kept the run in')
    .option('--data <dir>', 'folder with the same data, if it has been moved')
    .option(...jsonOption)
    .addHelpText('after', examples('inkling resume my-run', 'inkling resume my-run --data ~/mnist --json'))
    .action((dir, options) => resumeRun(dir, options, environment));
}

function addEvaluate(program: Command, environment: Environment): void {
  program
    .command('evaluate')
    .description('count the images that a model classifies correctly')
    .argument('<model>', 'a .safetensors or network2 .json file')
    .addOption(new Option('--split <name>', 'which images').choices(splitNames).default('test'))
    .option('--confusion', 'tell for each digit how often it was taken for which')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      examples(
        'inkling evaluate my.safetensors --confusion',
        'inkling evaluate my.json --split validation --json',
      ),
    )
    .action((model, options) => evaluateModel(model, options, environment));
}

function addPredict(program: Command, environment: Environment): void {
  program
    .command('predict')
    .description('read digits from pictures or pen strokes')
    .argument('<model>', 'a .safetensors or network2 .json file')
    .argument('[images...]', 'pictures of one digit each: PNG, JPEG or WebP')
    .option(...strokesOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      examples(
        'inkling predict my.safetensors seven.png three.jpg',
        'inkling predict my.safetensors --strokes digits.json',
      ),
    )
    .action((model, images, options) => predictDigits(model, images, options, environment));
}

function addRead(program: Command, environment: Environment): void {
  program
    .command('read')
    .description('read whole numbers from pictures, photos or pen strokes')
    .argument('<model>', 'a .safetensors or network2 .json file')
    .argument('[images...]', 'pictures with any number of digits: PNG, JPEG or WebP')
    .option(...strokesOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `\nPrints a line for each picture or drawing; "?" stands for what is no digit, a space for a new row.\n${examples(
        'inkling read my.safetensors number.png',
        'inkling read my.safetensors photo.jpg scan.webp --json',
        'inkling read my.safetensors --strokes drawing.json',
      )}`,
    )
    .action((model, images, options) => readNumbers(model, images, options, environment));
}

function addExport(program: Command, environment: Environment): void {
  program
    .command('export')
    .description("convert a model between safetensors and the book's network2 JSON, either way")
    .argument('<model>', 'the file to read')
    .argument('<out>', 'the file to write: .safetensors, or .json for network2')
    .addHelpText(
      'after',
      examples('inkling export my.safetensors my.json', 'inkling export book.json book.safetensors'),
    )
    .action((model, out) => exportModel(model, out, environment));
}

function addData(program: Command, environment: Environment): void {
  const data = program
    .command('data')
    .description('find, download and check MNIST')
    .addHelpText(
      'after',
      examples('inkling data fetch', 'inkling data status', 'inkling data verify --data ~/mnist'),
    );
  data
    .command('status')
    .description('tell which data set the other commands would use')
    .option(...dataOption)
    .addHelpText('after', examples('inkling data status', 'inkling data status --data ~/mnist'))
    .action((options) => showDataStatus(options, environment));
  data
    .command('fetch')
    .description("download MNIST (12 MB) into a folder, usually the app's own, and check it")
    .option('--data <dir>', 'folder to download into [env: INKLING_MNIST]')
    .addHelpText('after', examples('inkling data fetch', 'inkling data fetch --data ~/mnist'))
    .action((options) => fetchData(options, environment));
  data
    .command('verify')
    .description('compare every file with the SHA-256 of the published one')
    .option('--data <dir>', 'folder with MNIST [env: INKLING_MNIST]')
    .addHelpText('after', examples('inkling data verify', 'inkling data verify --data ~/mnist'))
    .action((options) => verifyData(options, environment));
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
