import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readDataFolder } from '../../../src/services/data/data-folder';
import { dataForms } from '../../../src/services/data/forms/data-forms';
import { formWriters } from '../../services/data/form-files';
import { createSmallDataSet } from '../../services/small-data-set';
import { newFolder } from '../folders';
import { mutate, pick } from '../mutations';
import type { Target } from '../target';
import { expectResult } from '../target';

const small = createSmallDataSet(1);

/** A folder in each form in which a data set is read, with one file of it spoiled. */
export const dataTargets: Target[] = dataForms(small.published).map(
  ({
    files: [
      {
        names: [name],
      },
    ],
  }) => ({
    name: `the data of ${name}`,
    share: 4,
    prepare: async () => {
      const files = Object.entries(formWriters[name](small));
      const folder = await newFolder();
      return (random) => {
        const [spoiled, content] = pick(files, random);
        const input = mutate([content], random);
        return Promise.resolve({
          input,
          check: async () => {
            for (const [file, whole] of files)
              await writeFile(join(folder, file), file === spoiled ? input : whole);
            const read = await readDataFolder(folder, small.published, 'the published content');
            if (!read.ok) read.failure.message = read.failure.message.replaceAll(folder, '');
            expectResult(read);
            if (!read.ok) return;
            for (const { images, labels } of [read.value.data.training, read.value.data.test]) {
              expect(images).toHaveLength(784 * labels.length);
              expect(labels.every((label) => label <= 9)).toBe(true);
            }
          },
        });
      };
    },
  }),
);
