import { InvalidArgumentError } from 'commander';
import { listEndings, readableModelEndings } from '../../contract/model-files';
import { parseActivationList } from '../activations-option';

/** Options that several commands have. */
export const dataOption = [
  '--data <path>',
  'folder with MNIST, its .npz, .pkl.gz or CSV file, or "synthetic" for synthetic digits [env: INKLING_MNIST]',
] as const;
export const strokesOption = [
  '--strokes <file>',
  'a drawing in JSON or a list of drawings: strokes of [x, y] points; or an SVG that the app saved',
] as const;
export const jsonOption = ['--json', 'print JSON, one object per line'] as const;

export const activationsOption = [
  '--activations <list>',
  'what the neurons of a model do whose file does not say it: hidden,output, as in relu,softmax',
  parseActivationList,
] as const;

/** Forms of an argument that names a model. */
export const modelArgument = `a file (${listEndings(readableModelEndings)}), or the ID or folder of a run`;
/** How the option that names a model to write gives its format. */
export const outputFormat = '.safetensors or another ending that `inkling export --help` lists';
/** Forms of an argument that names a run. */
export const runArgument = 'ID of the run, or enough of its beginning to be unique';

/** A name for a run, with room for its seed. */
export function parseName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > longestName) {
    throw new InvalidArgumentError(`It must have 1 to ${longestName} characters.`);
  }
  return name;
}

const longestName = 100;

/** Help that follows the options. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
