import type { DataSplit, SplitName } from '../../../contract/data';
import type { Result } from '../../../contract/result';
import type { FileRole, PublishedFile } from '../mnist-files';

/** What one file gives: images or labels of one split, or more. Without validation data, they are cut off. */
export type DataParts = Partial<Record<SplitName, Partial<DataSplit>>>;

/** What was read from a file. */
export interface ReadParts {
  parts: DataParts;
  /** The whole unpacked file, where its SHA-256 can tell whether it is the published one. */
  file?: Uint8Array;
}

/** A file that a form of data set consists of. */
export interface FormFile {
  /** Its possible names, the most usual first. */
  names: readonly string[];
  /** Reads it in bounded memory and time; messages begin with the path. */
  read(path: string): Promise<Result<ReadParts>>;
  /** The published file that it may be. */
  published?: PublishedFile;
}

/** One of the ways in which a data set lies in a folder. */
export interface DataForm {
  /** What a person calls it; undefined for MNIST's own files, which go without saying. */
  title?: string;
  /** All of them must be there. */
  files: readonly FormFile[];
  /** A single file with one of these endings is of this form, whatever its name, when the person chooses the file itself. */
  endings?: readonly string[];
  /** Its images are stored column by column. */
  isTransposed?: boolean;
}

/** The splits of MNIST's files. */
export const splitOfRole: Record<FileRole, { split: SplitName; content: 'images' | 'labels' }> = {
  trainingImages: { split: 'training', content: 'images' },
  trainingLabels: { split: 'training', content: 'labels' },
  testImages: { split: 'test', content: 'images' },
  testLabels: { split: 'test', content: 'labels' },
};
