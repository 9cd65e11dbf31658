import type { DataStatus } from '../../contract/data';
import type { LogFields } from '../log';

/** What the log says about the data; of its folder, only whether it is one of the usual ones. */
export function dataFields(status: DataStatus, usualFolders: readonly string[]): LogFields {
  switch (status.phase) {
    case 'checking':
    case 'downloading':
      return { phase: status.phase };
    case 'unavailable':
      return { phase: status.phase, code: status.code };
    case 'ready': {
      const { kind, form, folder, isVerified, trainingImages, validationImages, testImages } = status;
      const place = folder && (usualFolders.includes(folder) ? 'usual folder' : 'another folder');
      return { kind, ...(form && { form }), place, isVerified, trainingImages, validationImages, testImages };
    }
  }
}
