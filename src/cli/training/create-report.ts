import type { Environment } from '../environment';
import { JsonReport } from './json-report';
import type { TrainingReport } from './report';
import { TableReport } from './table-report';
import { TranscriptReport } from './transcript-report';

/** `runs`: how many there are; absent for a single run. */
export function createReport(
  { json, runs }: { json?: boolean; runs?: number },
  environment: Environment,
): TrainingReport {
  if (json) return new JsonReport(runs !== undefined, environment);
  return runs === undefined ? new TranscriptReport(environment) : new TableReport(runs, environment);
}
