import { success } from '../../../contract/result';
import { readBookPickle } from '../../../engine/data/book-pickle';
import type { DataForm } from './data-form';
import { readPacked } from './read-packed';

/** The one file of the book's code. */
export const pickleForm: DataForm = {
  title: 'the book’s pickle',
  files: [
    {
      names: ['mnist.pkl.gz', 'mnist.pkl'],
      read: async (path) => {
        const read = await readPacked(path, readBookPickle(path));
        return read.ok ? success({ parts: read.value }) : read;
      },
    },
  ],
  endings: ['.pkl.gz', '.pkl'],
};
