import { basename } from 'node:path';
import type { DataStatus } from '../../contract/data';
import type { Hyperparameters } from '../../contract/hyperparameters';

const english = new Intl.NumberFormat('en-US');

/** What a data set is called. */
export function dataSetName(status: DataStatus): string {
  if (status.phase !== 'ready') return '';
  if (status.kind === 'synthetic') return 'synthetic digits';
  return status.isVerified ? 'MNIST' : `images in ${basename(status.folder ?? '')}`;
}

/** What a model's provenance calls all that it learned from. */
export function learningMaterial(dataSet: string, { strokeDigits }: Hyperparameters): string {
  return strokeDigits === 0 ? dataSet : `${dataSet} + ${english.format(strokeDigits)} stroke digits`;
}
