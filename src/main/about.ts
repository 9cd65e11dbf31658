import libraries from 'virtual:licences';
import { app } from 'electron';
import licence from '../../LICENSE?raw';
import type { About } from '../contract/api';

/** Versions and licences for the About dialog. */
export function describeApp(): About {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chrome: process.versions.chrome,
    node: process.versions.node,
    licence,
    libraries,
  };
}
