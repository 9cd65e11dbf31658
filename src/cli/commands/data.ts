import { join } from 'node:path';
import { formatCount } from '../../contract/number-format';
import { readDataFolder } from '../../services/data/data-folder';
import { mnist } from '../../services/data/mnist-files';
import { CommandError, valueOf, wrongUsage } from '../command-error';
import type { Environment } from '../environment';
import type { ReadyStatus } from '../data-set';
import { createLibrary, givenFolder, openData, remarkOn } from '../data-set';

export interface DataOptions {
  data?: string;
}

/** Tells which data set the other commands would use. */
export async function showDataStatus({ data }: DataOptions, environment: Environment): Promise<void> {
  const { status } = await openData(data, environment);
  printStatus(status, environment);
}

/** Downloads MNIST into the given folder or the person's own; what is there already is not fetched again. */
export async function fetchData({ data }: DataOptions, environment: Environment): Promise<void> {
  const folder = folderOf(data, environment) ?? join(environment.userDataFolder, 'mnist');
  const library = createLibrary(environment, folder);
  const release = environment.onInterruption(() => void library.cancel());
  try {
    valueOf(await library.download());
  } finally {
    release();
  }
  printStatus(library.status as ReadyStatus, environment);
}

/** Compares each file with the SHA-256 of the published one; ends with failure when one differs. */
export async function verifyData({ data }: DataOptions, environment: Environment): Promise<void> {
  const folder = folderOf(data, environment) ?? (await openData(data, environment)).status.folder!;
  const { files } = valueOf(await readDataFolder(folder, (environment.published ?? mnist).files));
  for (const { path, isPublished } of files) {
    environment.stdout.write(`${isPublished ? 'verified' : 'differs '}  ${path}\n`);
  }
  const differing = files.filter((file) => !file.isPublished).map((file) => file.name);
  if (differing.length > 0) throw new CommandError(`Not the published MNIST: ${differing.join(', ')}.`);
}

function folderOf(option: string | undefined, environment: Environment): string | undefined {
  const folder = givenFolder(option, environment);
  if (folder !== 'synthetic') return folder;
  throw wrongUsage('Synthetic digits are made, not kept in files; name a folder.');
}

function printStatus(status: ReadyStatus, { stdout }: Environment): void {
  const { folder, trainingImages, validationImages, testImages } = status;
  stdout.write(`${remarkOn(status) ?? `MNIST, verified, in “${folder}”.`}\n`);
  stdout.write(
    `${formatCount(trainingImages)} training, ${formatCount(validationImages)} validation and ` +
      `${formatCount(testImages)} test images.\n`,
  );
}
