import { createHash } from 'node:crypto';
import type { DataSet } from '../../contract/training';

/** SHA-256 of all images and labels, by which a data set is recognised wherever it was read from. */
export function dataSetSha256({ training, validation, test }: DataSet): string {
  const hash = createHash('sha256');
  for (const { images, labels } of [training, validation, test]) {
    hash.update(`${labels.length} images\n`).update(images).update(labels);
  }
  return hash.digest('hex');
}
