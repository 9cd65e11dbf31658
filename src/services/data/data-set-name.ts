import { basename } from 'node:path';
import { formatCount } from '../../contract/number-format';
import type { DataStatus } from '../../contract/data';
import type { Hyperparameters } from '../../contract/hyperparameters';

/** What a data set is called. */
export function dataSetName(status: DataStatus): string {
  if (status.phase !== 'ready') return '';
  switch (status.kind) {
    case 'mnist':
      return status.isVerified ? 'MNIST' : `images in ${basename(status.folder ?? '')}`;
    case 'synthetic':
      return 'synthetic digits';
  }
}

/** What a model's provenance calls all that it learned from. */
export function learningMaterial(dataSet: string, { strokeDigits }: Hyperparameters): string {
  return strokeDigits === 0 ? dataSet : `${dataSet} + ${formatCount(strokeDigits)} stroke digits`;
}
