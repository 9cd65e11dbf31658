import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isNamedLikeForeignModel, isNamedLikeModel } from '../contract/model-files';

export interface LaunchArguments {
  /** Folder with MNIST's files. */
  dataFolder?: string;
  /** Model to open; the last one wins. */
  modelPath?: string;
}

/** Reads what a person or the desktop passed: `--data FOLDER` and a model file; ignores Chromium's switches. */
export function readLaunchArguments(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  workingFolder: string,
): LaunchArguments {
  const { values, positionals } = parseArgs({
    args: argv.slice(1),
    options: { data: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const dataFolder = typeof values.data === 'string' ? values.data : environment.INKLING_MNIST;
  const modelPath = positionals.map(pathOf).findLast(mayBeModel);
  return {
    dataFolder: dataFolder ? resolve(workingFolder, pathOf(dataFolder)) : undefined,
    modelPath: modelPath ? resolve(workingFolder, modelPath) : undefined,
  };
}

/** The window says what to do with the file of another program. */
function mayBeModel(path: string): boolean {
  return isNamedLikeModel(path) || isNamedLikeForeignModel(path);
}

/** File managers may hand over `file:///home/ada/my%20model.safetensors`. */
function pathOf(argument: string): string {
  if (!/^file:/i.test(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument;
  }
}
