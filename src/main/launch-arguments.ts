import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { foreignEndings, modelEndings } from '../contract/model-files';

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
  const modelPath = positionals.map(pathOf).findLast(isModelFile);
  return {
    dataFolder: dataFolder ? resolve(workingFolder, pathOf(dataFolder)) : undefined,
    modelPath: modelPath ? resolve(workingFolder, modelPath) : undefined,
  };
}

function isModelFile(path: string): boolean {
  return [...modelEndings, ...foreignEndings].includes(extname(path).slice(1).toLowerCase());
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
