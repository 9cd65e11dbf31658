import { basename } from 'node:path';
import type { DataStatus } from '../../contract/data';

/** What a model's provenance calls the data it learned from. */
export function dataSetName(status: DataStatus): string {
  if (status.phase !== 'ready') return '';
  if (status.kind === 'synthetic') return 'synthetic digits';
  return status.isVerified ? 'MNIST' : `images in ${basename(status.folder ?? '')}`;
}
