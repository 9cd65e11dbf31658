import type { Command } from 'commander';
import { Option } from 'commander';
import { splitNames } from '../../contract/data';
import type { ModelFormat } from '../../contract/model-files';
import { modelFormats } from '../../contract/model-files';
import { sureLevel } from '../../engine/network/confidence';
import { calibrateModel } from '../commands/calibrate';
import { evaluateModel } from '../commands/evaluate';
import { exportModel } from '../commands/export';
import { predictDigits } from '../commands/predict';
import { readNumbers } from '../commands/read';
import { letModelsVote } from '../commands/vote';
import type { Environment } from '../environment';
import { activationsOption, dataOption, examples, jsonOption, modelArgument, strokesOption } from './options';

export function addEvaluate(program: Command, environment: Environment): void {
  program
    .command('evaluate')
    .description('count the images that a model classifies correctly')
    .argument('<model>', modelArgument)
    .addOption(new Option('--split <name>', 'which images').choices(splitNames).default('test'))
    .option(...activationsOption)
    .option('--confusion', 'show what each digit was read as, and how often')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      examples(
        'inkling evaluate my.safetensors --confusion',
        'inkling evaluate my.json --split validation --json',
        'inkling evaluate pytorch.safetensors --activations relu,softmax',
      ),
    )
    .action((model, options) => evaluateModel(model, options, environment));
}

export function addPredict(program: Command, environment: Environment): void {
  program
    .command('predict')
    .description('read digits from pictures or pen strokes')
    .argument('<model>', modelArgument)
    .argument('[images...]', 'pictures of one digit each: PNG, JPEG or WebP')
    .option(...strokesOption)
    .option(...activationsOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `\nAn answer that is less than ${Math.round(100 * sureLevel)} % probable is told as “not sure: 4 or 9”.
With --json, “picture” or “strokes” is the file that the line is about; drawings count from 0.\n${examples(
        'inkling predict my.safetensors seven.png three.jpg',
        'inkling predict my.safetensors --strokes digits.json',
      )}`,
    )
    .action((model, images, options) => predictDigits(model, images, options, environment));
}

export function addRead(program: Command, environment: Environment): void {
  program
    .command('read')
    .description('read whole numbers from pictures, photos or pen strokes')
    .argument('<model>', modelArgument)
    .argument('[images...]', 'pictures with any number of digits: PNG, JPEG or WebP')
    .option(...strokesOption)
    .option(...activationsOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Prints one line for each picture or drawing. A "?" stands for a mark that is not a
digit, such as a comma or a minus, a space for a new row. A table's rows are lines,
with a tab after each cell. With --json, row and cell of a digit count from 0, as does
the drawing of a file; “picture” or “strokes” is the file that the line is about. Digits that are less than ${Math.round(100 * sureLevel)} % probable are listed as
“not sure” on standard error.
${examples(
  'inkling read my.safetensors number.png',
  'inkling read my.safetensors photo.jpg scan.webp --json',
  'inkling read my.safetensors --strokes drawing.json',
)}`,
    )
    .action((model, images, options) => readNumbers(model, images, options, environment));
}

export function addCalibrate(program: Command, environment: Environment): void {
  program
    .command('calibrate')
    .description('fit how sure a model is of its answers, as training does at its end')
    .argument('<model>', modelArgument)
    .argument('<out>', 'the file to write: .safetensors or .inkling')
    .option(...activationsOption)
    .option(...dataOption)
    .addHelpText('after', examples('inkling calibrate old.safetensors calibrated.safetensors'))
    .action((model, out, options) => calibrateModel(model, out, options, environment));
}

export function addVote(program: Command, environment: Environment): void {
  program
    .command('vote')
    .description('make one network of several that vote, as the book does with five')
    .argument('<models...>', modelArgument)
    .requiredOption('--out <file>', 'the file to write; its ending gives the format')
    .option('--best', 'of runs: the network after the best epoch instead of the last one')
    .option(...activationsOption)
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `\nThe weighted inputs of the outputs are the means of theirs, so all have the same say. The networks need the same kinds of\nlayers and the same activations; they may differ in size.\n${examples(
        'inkling vote one.safetensors two.safetensors three.safetensors --out three-voting.safetensors',
        'inkling vote 20260305-1401 20260305-1407 --best --out two-voting.safetensors',
      )}`,
    )
    .action((models, options) => letModelsVote(models, options, environment));
}

export function addExport(program: Command, environment: Environment): void {
  program
    .command('export')
    .description('write a model or the network of a run in a format that other programs read')
    .argument('<model>', modelArgument)
    .argument('<out>', 'the file to write; its ending gives the format')
    .option(...activationsOption)
    .option('--best', 'for a run: the network after its best epoch instead of the last one')
    .addHelpText(
      'after',
      `\nFormats:\n${formats.join('\n')}\n${examples(
        'inkling export my.safetensors my.json',
        'inkling export book.json book.safetensors',
        'inkling export my.safetensors my.onnx',
        'inkling export 20260305-14 best.safetensors --best',
      )}`,
    )
    .action((model, out, options) => exportModel(model, out, options, environment));
}

const formats = Object.values<ModelFormat>(modelFormats).map(({ ending, label, isReadable }) => {
  const remark = isReadable ? '' : '; Inkling does not read it';
  return `  ${`.${ending}`.padEnd(14)}${label}${remark}`;
});
