import type { Target } from '../target';
import { drawingTargets } from './drawings';
import { keptFileTargets } from './kept-files';
import { pictureTargets } from './pictures';
import { requestTarget } from './requests';

/** Everything that reads what may be spoiled. */
export const targets: readonly Target[] = [
  ...drawingTargets,
  ...pictureTargets,
  ...keptFileTargets,
  requestTarget,
];
