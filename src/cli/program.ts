import { Command, Option } from 'commander';
import { defaultHyperparameters, presets } from '../contract/hyperparameters';
import { fetchData, showDataStatus, verifyData } from './commands/data';
import { evaluateModel } from './commands/evaluate';
import { exportModel } from './commands/export';
import { predictDigits } from './commands/predict';
import { trainModel } from './commands/train';
import { parseNumber, parseSizes } from './run-options';
import type { Surroundings } from './surroundings';

const dataOption = [
  '--data <dir>',
  'folder with MNIST, or "synthetic" for synthetic digits [env: INKLING_MNIST]',
] as const;
const jsonOption = ['--json', 'print JSON, one object a line'] as const;

/** All commands with their options and help. */
export function createProgram(surroundings: Surroundings): Command {
  const { stdout, stderr, version } = surroundings;
  const program = new Command('inkling')
    .description('Train, test and use the handwriting network of the first chapter from a terminal.')
    .version(version)
    // Before any command is added, so that all take it over.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    });
  addTrain(program, surroundings);
  addEvaluate(program, surroundings);
  addPredict(program, surroundings);
  addExport(program, surroundings);
  addData(program, surroundings);
  return program;
}

function addTrain(program: Command, surroundings: Surroundings): void {
  const usual = defaultHyperparameters;
  program
    .command('train')
    .description('train a network and print the transcript of its epochs')
    .addOption(
      new Option('--preset <name>', "an experiment of the book's chapter 1").choices(
        presets.map(({ name }) => name),
      ),
    )
    .option('--sizes <list>', 'neurons of each layer, as in 784,30,10', parseSizes)
    .option('--epochs <number>', `passes over the training images (${usual.epochs})`, parseNumber)
    .option(
      '--mini-batch <size>',
      `images for each step of the weights (${usual.miniBatchSize})`,
      parseNumber,
    )
    .option('--eta <number>', `learning rate (${usual.learningRate.toFixed(1)})`, parseNumber)
    .option('--seed <number>', `for weights and order; the same gives the same (${usual.seed})`, parseNumber)
    .option(
      '--train-size <number>',
      `learn from the first so many images (${usual.trainingImages})`,
      parseNumber,
    )
    .option('--no-shuffle', 'take the images in file order in every epoch')
    .option('--init-from <model>', 'start from the weights of this model, of either format')
    .option(...dataOption)
    .option('--out <model>', "write the network here: .safetensors, or .json for the book's network2 format")
    .option(...jsonOption)
    .addHelpText(
      'after',
      examples(
        'inkling train --preset book-30 --out my.safetensors',
        'inkling train --sizes 784,100,10 --eta 0.5 --epochs 5 --seed 7',
        'inkling train --data synthetic --epochs 3 --json',
      ),
    )
    .action((options) => trainModel(options, surroundings));
}

function addEvaluate(program: Command, surroundings: Surroundings): void {
  program
    .command('evaluate')
    .description('count the images that a model classifies correctly')
    .argument('<model>', 'a .safetensors or network2 .json file')
    .addOption(
      new Option('--split <name>', 'which images')
        .choices(['test', 'validation', 'training'])
        .default('test'),
    )
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      examples('inkling evaluate my.safetensors', 'inkling evaluate my.json --split validation --json'),
    )
    .action((model, options) => evaluateModel(model, options, surroundings));
}

function addPredict(program: Command, surroundings: Surroundings): void {
  program
    .command('predict')
    .description('read digits from pictures or pen strokes')
    .argument('<model>', 'a .safetensors or network2 .json file')
    .argument('[images...]', 'PNG pictures of one digit each')
    .option('--strokes <file>', 'a JSON list of digits, each with its strokes: lists of [x, y] points')
    .option(...jsonOption)
    .addHelpText(
      'after',
      examples(
        'inkling predict my.safetensors seven.png three.png',
        'inkling predict my.safetensors --strokes digits.json',
      ),
    )
    .action((model, images, options) => predictDigits(model, images, options, surroundings));
}

function addExport(program: Command, surroundings: Surroundings): void {
  program
    .command('export')
    .description("convert a model between safetensors and the book's network2 JSON, either way")
    .argument('<model>', 'the file to read')
    .argument('<out>', 'the file to write: .safetensors, or .json for network2')
    .addHelpText(
      'after',
      examples('inkling export my.safetensors my.json', 'inkling export book.json book.safetensors'),
    )
    .action((model, out) => exportModel(model, out, surroundings));
}

function addData(program: Command, surroundings: Surroundings): void {
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
    .action((options) => showDataStatus(options, surroundings));
  data
    .command('fetch')
    .description("download MNIST (12 MB) into a folder, usually the app's own, and check it")
    .option('--data <dir>', 'folder to download into [env: INKLING_MNIST]')
    .addHelpText('after', examples('inkling data fetch', 'inkling data fetch --data ~/mnist'))
    .action((options) => fetchData(options, surroundings));
  data
    .command('verify')
    .description('compare every file with the SHA-256 of the published one')
    .option('--data <dir>', 'folder with MNIST [env: INKLING_MNIST]')
    .addHelpText('after', examples('inkling data verify', 'inkling data verify --data ~/mnist'))
    .action((options) => verifyData(options, surroundings));
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
