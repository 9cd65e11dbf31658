import type { DataSet } from '../../../src/contract/data';
import { DataLibrary } from '../../../src/services/data/data-library';

/** The folder with MNIST; undefined where there is none. */
export const mnistFolder = process.env.INKLING_MNIST || undefined;

export async function readMnist(): Promise<DataSet> {
  const library = new DataLibrary({ usualFolders: [mnistFolder!] });
  await library.locate();
  const read = await library.read();
  if (!read.ok) throw new Error(read.failure.message);
  return read.value;
}
