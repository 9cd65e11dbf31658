import type { Target } from '../target';
import { dataTargets } from './data';
import { drawingTargets } from './drawings';
import { keptFileTargets } from './kept-files';
import { modelTargets } from './models';
import { pictureTargets } from './pictures';
import { requestTarget } from './requests';

/** Everything that reads what may be spoiled. */
export const targets: readonly Target[] = [
  ...modelTargets,
  ...dataTargets,
  ...drawingTargets,
  ...pictureTargets,
  ...keptFileTargets,
  requestTarget,
];
