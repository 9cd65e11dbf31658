import type { Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { CostPoint } from '../../contract/run';
import { beganWhole, isAtRest } from '../../contract/run';
import type { Checkpoint } from '../../contract/trainer';
import { KeptFile } from './kept-file';
import { epochsOf, RecordLines } from './records';
import type { RunCard } from './run-card';
import { runFiles } from './run-files';
import type { RunFolder } from './run-folder';

/** A run that is ready to continue: where it continues from, and lines that end there. */
export interface OpenedRun {
  checkpoint?: Checkpoint;
  /** Without a checkpoint: the network to continue from; absent: new weights. */
  start?: Model;
  records: RecordLines;
  /** Costs of the finished epochs. */
  costs: CostPoint[];
  /** Size of the cost file in bytes. */
  costBytes: number;
  kept: KeptFile;
  notice?: string;
}

/**
 * Brings a locked run's files back to the state of its checkpoint, or to its beginning if it has none.
 *
 * Fails with 'run-unreadable', which names the file that it needs to continue and what is wrong with it, and with
 * 'file-not-written'.
 */
export async function openRun(folder: RunFolder, card: RunCard): Promise<Result<OpenedRun>> {
  const stored = await folder.readCheckpoint(card.description);
  if (!stored.ok) return stored;
  const start = stored.value ? success(null) : await folder.readModel(runFiles.network);
  if (!start.ok) return start;
  const records = stored.value
    ? RecordLines.of(card.description.id, stored.value.records)
    : card.records.wholeEpochs();
  const recordsWritten = await restoreRecords(folder, card, records);
  if (!recordsWritten.ok) return recordsWritten;
  const costs = await restoreCosts(folder, card, records);
  if (!costs.ok) return costs;
  const { kept, isDamaged } = await KeptFile.open(folder, card.description, epochsDone(records));
  await folder.removeTemporaryFiles();
  const isFromNetworkAlone = start.value !== null && isTrained(card);
  const notices = [
    card.notice,
    costs.value.notice,
    isDamaged && damagedKept,
    isFromNetworkAlone && noCheckpoint,
  ];
  return success({
    ...costs.value,
    kept,
    checkpoint: stored.value?.checkpoint,
    start: start.value ?? undefined,
    records,
    notice: notices.filter(Boolean).join(' ') || undefined,
  });
}

const noCheckpoint =
  'This run has no checkpoint, so it continues from its last network, and ends with different weights than it ' +
  'would have without a break.';

/** Whether it has trained here, and so had a checkpoint. */
function isTrained({ description, outcome }: RunCard): boolean {
  return !beganWhole(description) && isAtRest(outcome);
}

async function restoreRecords(
  folder: RunFolder,
  card: RunCard,
  records: RecordLines,
): Promise<Result<undefined>> {
  const text = records.text();
  if (!card.notice && card.recordBytes === Buffer.byteLength(text)) return success();
  // A diverged run has reported more than its checkpoint holds; the rest is about to be dropped.
  if (isAtRest(card.outcome) && records.length < card.records.length) {
    const outcome = await folder.writeOutcome({ state: 'interrupted' }, records.mark);
    if (!outcome.ok) return outcome;
  }
  return folder.replaceLines(runFiles.records, text);
}

async function restoreCosts(
  folder: RunFolder,
  { description }: RunCard,
  records: RecordLines,
): Promise<Result<Pick<OpenedRun, 'costs' | 'costBytes' | 'notice'>>> {
  const lines = await folder.readCosts(description, epochsDone(records));
  if (!lines.isWhole) {
    const written = await folder.replaceLines(runFiles.costs, lines.text);
    if (!written.ok) return written;
  }
  return success({
    costs: lines.costs,
    costBytes: Buffer.byteLength(lines.text),
    notice: lines.isDamaged ? damagedCosts : undefined,
  });
}

function epochsDone({ records }: RecordLines): number {
  return (epochsOf(records).at(-1)?.epoch ?? -1) + 1;
}

/** Message for a person where lines of `costs.jsonl` were left out. */
export const damagedCosts = 'Part of its cost curve was damaged on disk and is left out.';
/** The same for `kept.bin`. */
export const damagedKept =
  'Some of its networks of earlier epochs were damaged on disk and are left out of the time machine.';
