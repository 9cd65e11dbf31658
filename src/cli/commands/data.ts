import { join } from 'node:path';
import { readDataFolder } from '../../services/data/data-folder';
import { mnist } from '../../services/data/mnist-files';
import { CommandError, valueOf, wrongUsage } from '../command-error';
import type { Surroundings } from '../environment';
import type { ReadyStatus } from '../data-set';
import { createLibrary, givenFolder, openData, remarkOn } from '../data-set';

export interface DataOptions {
  data?: string;
}

const english = new Intl.NumberFormat('en-US');

/** Tells which data set the other commands would use. */
export async function showDataStatus({ data }: DataOptions, surroundings: Surroundings): Promise<void> {
  const { status } = await openData(data, surroundings);
  printStatus(status, surroundings);
}

/** Downloads MNIST into the given folder or the person's own; what is there already is not fetched again. */
export async function fetchData({ data }: DataOptions, surroundings: Surroundings): Promise<void> {
  const folder = folderOf(data, surroundings) ?? join(surroundings.userDataFolder, 'mnist');
  const library = createLibrary(surroundings, folder);
  const release = surroundings.onInterruption(() => void library.cancel());
  try {
    valueOf(await library.download());
  } finally {
    release();
  }
  printStatus(library.status as ReadyStatus, surroundings);
}

/** Compares each file with the SHA-256 of the published one; ends with failure when one differs. */
export async function verifyData({ data }: DataOptions, surroundings: Surroundings): Promise<void> {
  const folder = folderOf(data, surroundings) ?? (await openData(data, surroundings)).status.folder!;
  const { files } = valueOf(await readDataFolder(folder, (surroundings.published ?? mnist).files));
  for (const { path, isPublished } of files) {
    surroundings.stdout.write(`${isPublished ? 'verified' : 'differs '}  ${path}\n`);
  }
  const differing = files.filter((file) => !file.isPublished).map((file) => file.name);
  if (differing.length > 0) throw new CommandError(`Not the published MNIST: ${differing.join(', ')}.`);
}

function folderOf(option: string | undefined, surroundings: Surroundings): string | undefined {
  const folder = givenFolder(option, surroundings);
  if (folder !== 'synthetic') return folder;
  throw wrongUsage('Synthetic digits are made, not kept in files; name a folder.');
}

function printStatus(status: ReadyStatus, { stdout }: Surroundings): void {
  const { folder, trainingImages, validationImages, testImages } = status;
  stdout.write(`${remarkOn(status) ?? `MNIST, verified, in “${folder}”.`}\n`);
  stdout.write(
    `${english.format(trainingImages)} training, ${english.format(validationImages)} validation and ` +
      `${english.format(testImages)} test images.\n`,
  );
}
