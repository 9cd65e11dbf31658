import { success } from '../../../contract/result';
import { readIdx } from '../../../engine/data/idx';
import type { PublishedFile } from '../mnist-files';
import type { DataForm, FormFile } from './data-form';
import { splitOfRole } from './data-form';
import { readPacked } from './read-packed';

/** MNIST's four files, or those of another data set of that format; they may be packed, and named with a dot. */
export function mnistForm(published: readonly PublishedFile[]): DataForm {
  return { files: published.map((file) => ({ ...idxFile(file.role, file.name), published: file })) };
}

/** EMNIST's files of digits, whose images are stored column by column. `part`: the part of EMNIST. */
export function emnistForm(part: 'Digits' | 'MNIST'): DataForm {
  const name = (split: string, content: string) => `emnist-${part.toLowerCase()}-${split}-${content}-ubyte`;
  return {
    title: `EMNIST ${part}`,
    files: [
      idxFile('trainingImages', name('train', 'images-idx3')),
      idxFile('trainingLabels', name('train', 'labels-idx1')),
      idxFile('testImages', name('test', 'images-idx3')),
      idxFile('testLabels', name('test', 'labels-idx1')),
    ],
    isTransposed: true,
  };
}

function idxFile(role: PublishedFile['role'], name: string): FormFile {
  const { split, content } = splitOfRole[role];
  return {
    names: spellings(name),
    read: async (path) => {
      const read = await readPacked(path, readIdx(content, path));
      if (!read.ok) return read;
      return success({ parts: { [split]: { [content]: read.value.content } }, file: read.value.file });
    },
  };
}

function spellings(name: string): string[] {
  const withDot = name.replace('-idx', '.idx');
  return [`${name}.gz`, name, `${withDot}.gz`, withDot];
}
