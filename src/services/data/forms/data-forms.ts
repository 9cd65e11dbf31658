import type { PublishedFile } from '../mnist-files';
import { csvForm, emnistCsvForm } from './csv-form';
import type { DataForm } from './data-form';
import { emnistForm, mnistForm } from './idx-form';
import { npzForm } from './npz-form';
import { pickleForm } from './pickle-form';

/** All forms in which a data set is read; where a folder has several, the first is taken. */
export function dataForms(published: readonly PublishedFile[]): readonly DataForm[] {
  return [
    mnistForm(published),
    npzForm,
    pickleForm,
    csvForm,
    emnistForm('Digits'),
    emnistForm('MNIST'),
    emnistCsvForm,
  ];
}

/** The files of a form by their usual names, for a sentence: "mnist_train.csv and mnist_test.csv". */
export function fileNamesOf({ files }: DataForm): string {
  const names = files.map(({ names: [usual] }) => usual.replace(/ubyte\.gz$/, 'ubyte'));
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** The same; a form of more files by its title: "the four files of EMNIST Digits". */
export function shortNameOf(form: DataForm): string {
  return form.files.length > 2 && form.title !== undefined
    ? `the four files of ${form.title}`
    : fileNamesOf(form);
}
