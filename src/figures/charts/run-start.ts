import type { AccuracyPoint, RunOrigin, RunSummary } from '../../contract/run';

const namesOfStart: Record<RunOrigin['kind'], string> = {
  new: 'untrained',
  continued: 'at the start',
  'fine-tuned': 'before the lesson',
  opened: 'at the start',
  voting: 'at the start',
};

/** The name for a run's network before training; "untrained" only if it really is. */
export function nameOfStart(run: RunSummary | null): string {
  return namesOfStart[run?.origin.kind ?? 'new'];
}

/** The evaluation before training; points inside an epoch have no test images. */
export interface RunStart extends AccuracyPoint {
  correct: number;
  total: number;
}

/** Whether a point says how many test images were read correctly. */
export function isRunStart(point: AccuracyPoint): point is RunStart {
  return point.correct !== undefined && point.total !== undefined;
}
