import { randomBytes } from 'node:crypto';
import type { Model } from '../../contract/models';
import type { DrawnDigit } from '../../contract/my-digits';
import type { NetworkParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { RunDescription, RunLabel, RunOutcome } from '../../contract/run';
import { costLinesOf } from './cost-lines';
import { KeptFile } from './kept-file';
import type { OpenedRun } from './open-run';
import type { RunRecords } from './records';
import { recordsOf, RecordLines } from './records';
import { runFiles } from './run-files';
import type { RunFolder } from './run-folder';

/** Creates an id that sorts by time and is unique across processes. */
export function createRunId(now: number): string {
  const [date, time] = new Date(now).toISOString().replace(/[-:]/g, '').split(/[T.]/);
  return `${date}-${time}-${randomBytes(4).toString('hex')}`;
}

/** A run to create; the store adds its id and time. */
export type NewRun = Omit<RunDescription, 'id' | 'createdAt' | 'appVersion'>;

/** What a run starts with: another run's network and curve, or digits to teach. */
export interface RunBeginning extends Partial<RunRecords> {
  network?: NetworkParameters;
  lesson?: readonly DrawnDigit[];
}

/** All the content of a new run. */
export interface CreatedRun extends RunRecords {
  description: RunDescription;
  label: RunLabel;
  outcome: RunOutcome;
  model?: Model;
  lesson?: readonly DrawnDigit[];
}

/**
 * Writes the files of a new run, `run.json` last: without that file, the run does not exist. Fails with
 * 'file-not-written'.
 */
export async function writeNewRun(folder: RunFolder, run: CreatedRun): Promise<Result<OpenedRun>> {
  const { description, label, outcome, model, lesson, epochs, points, costs } = run;
  const records = RecordLines.of(description.id, recordsOf(epochs, points));
  const costText = costLinesOf(description.id, costs);
  const written = await Promise.all([
    folder.writeLabel(label),
    folder.writeOutcome(outcome, records.mark),
    records.length > 0 ? folder.replaceLines(runFiles.records, records.text()) : success(),
    costText ? folder.replaceLines(runFiles.costs, costText) : success(),
    model ? folder.writeModel(runFiles.network, model) : success(),
    lesson ? folder.writeLesson(lesson) : success(),
  ]);
  const failed = written.find((each) => !each.ok) ?? (await folder.writeDescription(description));
  if (!failed.ok) return failed;
  const kept = new KeptFile(folder, description);
  return success({ start: model, records, costs, costBytes: Buffer.byteLength(costText), kept });
}
