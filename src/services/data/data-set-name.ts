import { basename } from 'node:path';
import { formatCount } from '../../contract/number-format';
import type { DataStatus } from '../../contract/data';
import type { Hyperparameters } from '../../contract/hyperparameters';

/** The name of a data set. */
export function dataSetName(status: DataStatus): string {
  if (status.phase !== 'ready') return '';
  switch (status.kind) {
    case 'mnist':
      return status.isVerified ? 'MNIST' : `images in ${basename(status.folder ?? '')}`;
    case 'synthetic':
      return 'synthetic digits';
  }
}

/** The data set as a model's provenance names it, with any added stroke digits. */
export function learningMaterial(dataSet: string, { strokeDigits }: Hyperparameters): string {
  return strokeDigits === 0 ? dataSet : `${dataSet} + ${formatCount(strokeDigits)} stroke digits`;
}
