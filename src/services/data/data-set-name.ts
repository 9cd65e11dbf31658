import { basename } from 'node:path';
import { formatCount } from '../../contract/number-format';
import type { DataStatus } from '../../contract/data';
import type { Hyperparameters } from '../../contract/hyperparameters';

/** The name of a data set. */
export function dataSetName(
  origin: Pick<Extract<DataStatus, { phase: 'ready' }>, 'kind' | 'folder' | 'isVerified'>,
): string {
  switch (origin.kind) {
    case 'mnist':
      return origin.isVerified ? 'MNIST' : `images in ${basename(origin.folder ?? '')}`;
    case 'synthetic':
      return 'synthetic digits';
  }
}

/** The data set as a model's provenance names it, with any added stroke digits. */
export function learningMaterial(dataSet: string, { strokeDigits }: Hyperparameters): string {
  return strokeDigits === 0 ? dataSet : `${dataSet} + ${formatCount(strokeDigits)} stroke digits`;
}
