import { join, resolve } from 'node:path';
import type { DataStatus, DataSet } from '../contract/data';
import { DataLibrary } from '../services/data/data-library';
import { CommandError, valueOf } from './command-error';
import type { Environment } from './environment';

export type ReadyStatus = Extract<DataStatus, { phase: 'ready' }>;

/** A data set and its status. */
export interface OpenData {
  data: DataSet;
  library: DataLibrary;
  status: ReadyStatus;
}

/** The folder or file named by option or environment; "synthetic" is neither. */
export function givenFolder(option: string | undefined, { env }: Environment): string | undefined {
  const given = option ?? (env.INKLING_MNIST || undefined);
  return given === undefined || given === 'synthetic' ? given : resolve(given);
}

export function createLibrary(environment: Environment, downloadFolder?: string): DataLibrary {
  const { resourcesFolder, userDataFolder, fetch, published, progressLine } = environment;
  return new DataLibrary({
    usualFolders: downloadFolder
      ? [downloadFolder]
      : [join(resourcesFolder, 'mnist'), join(userDataFolder, 'mnist')],
    fetch,
    published,
    onStatus: (status) => {
      if (status.phase === 'downloading') {
        progressLine.show(status.file, status.receivedBytes / status.totalBytes);
      } else progressLine.clear();
    },
  });
}

/** Opens the data for a command that trains or evaluates; prints a remark when it is not MNIST or not all in order. */
export async function openDataWithRemark(
  option: string | undefined,
  environment: Environment,
): Promise<OpenData> {
  const opened = await openData(option, environment);
  const { remarks = [] } = opened.status;
  for (const remark of [remarkOn(opened.status), ...remarks]) {
    if (remark) environment.stderr.write(`${remark}\n`);
  }
  return opened;
}

/** Opens the data set for a command; ends the command when there is none. */
export async function openData(option: string | undefined, environment: Environment): Promise<OpenData> {
  const library = createLibrary(environment);
  const folder = givenFolder(option, environment);
  if (folder === 'synthetic') valueOf(await library.useSynthetic());
  else if (folder !== undefined) valueOf(await library.useFolder(folder));
  else {
    const located = await library.locate();
    if (!located.ok && located.failure.code === 'data-missing') {
      throw new CommandError(
        'MNIST was not found; fetch it with `inkling data fetch`, name its folder with `--data DIR`, ' +
          'or use synthetic digits with `--data synthetic`.',
      );
    }
    valueOf(located);
  }
  const data = valueOf(await library.read());
  return { data, library, status: library.status as ReadyStatus };
}

/** A remark on data that is not the published MNIST, so that nobody mistakes its results for MNIST's. */
export function remarkOn(status: ReadyStatus): string | undefined {
  switch (status.kind) {
    case 'mnist':
      return status.isVerified ? undefined : `The files in “${status.folder}” are not the published MNIST.`;
    case 'synthetic':
      return 'These are synthetic digits, not MNIST.';
  }
}
