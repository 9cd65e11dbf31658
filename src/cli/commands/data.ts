import { join } from 'node:path';
import { formatCount } from '../../contract/number-format';
import { readDataFolder } from '../../services/data/data-folder';
import { mnist } from '../../services/data/mnist-files';
import { CommandError, EndedBySignal, valueOf, wrongUsage } from '../command-error';
import type { EndingSignal } from '../ending-signals';
import type { Environment } from '../environment';
import type { ReadyStatus } from '../data-set';
import { createLibrary, givenFolder, openData, remarkOn } from '../data-set';

export interface DataOptions {
  data?: string;
}

/** Prints which data set the other commands would use. */
export async function showDataStatus({ data }: DataOptions, environment: Environment): Promise<void> {
  const { status } = await openData(data, environment);
  printStatus(status, environment);
}

/** Downloads MNIST into the given folder or the person's own; existing files are not downloaded again. */
export async function fetchData({ data }: DataOptions, environment: Environment): Promise<void> {
  const folder = folderOf(data, environment) ?? join(environment.userDataFolder, 'mnist');
  const library = createLibrary(environment, folder);
  let ended: EndingSignal | undefined;
  const release = environment.onSignal((signal) => {
    ended = signal;
    void library.cancel();
  });
  try {
    const downloaded = await library.download();
    if (ended && !downloaded.ok) throw new EndedBySignal(downloaded.failure.message, ended);
    valueOf(downloaded);
  } finally {
    release();
  }
  printStatus(library.status as ReadyStatus, environment);
}

/** Compares each file, or what other forms hold, with the published SHA-256; ends with a failure when one differs. */
export async function verifyData({ data }: DataOptions, environment: Environment): Promise<void> {
  const folder = folderOf(data, environment) ?? (await openData(data, environment)).status.folder!;
  const { files: published, contentSha256 } = environment.published ?? mnist;
  const { files, remarks } = valueOf(await readDataFolder(folder, published, contentSha256));
  for (const { path, isPublished } of files) {
    environment.stdout.write(`${isPublished ? 'verified' : 'differs '}  ${path}\n`);
  }
  for (const remark of remarks) environment.stdout.write(`${remark}\n`);
  const differing = files.filter((file) => !file.isPublished).map((file) => file.name);
  if (differing.length > 0) throw new CommandError(`Not the published MNIST: ${differing.join(', ')}.`);
}

function folderOf(option: string | undefined, environment: Environment): string | undefined {
  const folder = givenFolder(option, environment);
  if (folder !== 'synthetic') return folder;
  throw wrongUsage('Synthetic digits are drawn by Inkling and have no files; name a folder.');
}

function printStatus(status: ReadyStatus, { stdout }: Environment): void {
  const { folder, form, remarks = [], trainingImages, validationImages, testImages } = status;
  stdout.write(`${remarkOn(status) ?? `MNIST, verified, in “${folder}”.`}\n`);
  if (form !== undefined) stdout.write(`Read from: ${form}.\n`);
  stdout.write(
    `${formatCount(trainingImages)} training, ${formatCount(validationImages)} validation and ` +
      `${formatCount(testImages)} test images.\n`,
  );
  for (const remark of remarks) stdout.write(`${remark}\n`);
}
