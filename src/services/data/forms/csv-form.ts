import type { SplitName } from '../../../contract/data';
import { success } from '../../../contract/result';
import { readLabelledCsv } from '../../../engine/data/labelled-csv';
import type { DataForm, FormFile } from './data-form';
import { readPacked } from './read-packed';

/** Two CSV files with a line for each image: its label, then its pixels. */
export const csvForm: DataForm = {
  title: 'CSV',
  files: [csvFile('training', 'mnist_train.csv'), csvFile('test', 'mnist_test.csv')],
};

/** The same of EMNIST, whose images are stored column by column there, too. */
export const emnistCsvForm: DataForm = {
  title: 'EMNIST Digits, CSV',
  files: [csvFile('training', 'emnist-digits-train.csv'), csvFile('test', 'emnist-digits-test.csv')],
  isTransposed: true,
};

function csvFile(split: SplitName, name: string): FormFile {
  return {
    names: [name, `${name}.gz`],
    read: async (path) => {
      const read = await readPacked(path, readLabelledCsv(path));
      return read.ok ? success({ parts: { [split]: read.value } }) : read;
    },
  };
}
