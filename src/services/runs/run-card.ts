import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { isJsonObject, parseJson } from '../../contract/json';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunDescription, RunLabel, RunState, RunSummary } from '../../contract/run';
import {
  beganWhole,
  isAtRest,
  runDescriptionSchema,
  runLabelSchema,
  runOutcomeSchema,
} from '../../contract/run';
import { bestEpoch } from '../../engine/evaluation/best-run';
import { plainReason } from '../files/file-errors';
import { isFault, readRegularFileSync, readStartSync } from '../files/regular-files';
import { checkpointStartBytes, readCheckpointMark } from './checkpoint';
import type { LockOwner } from './lock-owner';
import type { RecordMark, RunRecord } from './records';
import { epochsOf, pointsOf, recordMarkSchema, RecordLines } from './records';
import { recoverRecords } from './recover-records';
import { noSuchRun } from './run-faults';
import { largestSizes, runFiles } from './run-files';
import { RunLock } from './run-lock';

/** `outcome.json`. */
export const storedOutcomeSchema = v.object({
  ...runOutcomeSchema.entries,
  /** Where the records that belong to it end. */
  records: v.optional(recordMarkSchema),
});

export type StoredOutcome = v.InferOutput<typeof storedOutcomeSchema>;

/** What a run's small files say: everything that the list of runs shows. */
export interface RunCard {
  description: RunDescription;
  label: RunLabel;
  outcome: StoredOutcome;
  records: RecordLines;
  /** Size of the records file, which may hold more lines than belong to the last network. */
  recordBytes: number;
  /** What is wrong with the records, as a sentence for a person. */
  notice?: string;
  /** Names of the files that exist. */
  files: ReadonlySet<string>;
  bytes: number;
  /** A living process holds its lock. */
  isLocked: boolean;
}

/**
 * Reads a run's small files at once, in less than a millisecond. Returns an error sentence for a person when they are
 * not a run's files, and null when nothing but perhaps the beginnings of a run is there. `isOurs`: the caller holds
 * its lock.
 */
export function readRunCard(path: string, observer: LockOwner, isOurs = false): RunCard | string | null {
  const description = readDescription(path);
  if (description === null || typeof description === 'string') return description;
  try {
    const found = listFiles(path);
    const [label, stored] = [readLabel(path), readOutcome(path)];
    const outcome: StoredOutcome = stored.ok ? stored.value : { state: 'interrupted' };
    const isLocked =
      !isOurs && found.files.has(runFiles.lock) && RunLock.isHeld(join(path, runFiles.lock), observer);
    return {
      ...found,
      description,
      label: label.ok ? label.value : labelOfUnnamed(description),
      outcome,
      isLocked,
      ...readRecords(path, description, isLocked ? undefined : markOf(path, outcome, found.files)),
    };
  } catch (error) {
    return `“${path}” could not be read: ${plainReason(error)}.`;
  }
}

/** Reads a run that should exist. Fails with 'run-unreadable'. */
export function requireRunCard(path: string, observer: LockOwner, isOurs = false): Result<RunCard> {
  const card = readRunCard(path, observer, isOurs);
  if (card === null) return noSuchRun();
  return typeof card === 'string' ? failure('run-unreadable', card) : success(card);
}

function readDescription(path: string): RunDescription | string | null {
  const file = join(path, runFiles.description);
  const content = readRegularFileSync(file, largestSizes.description);
  if (isFault(content)) {
    // A run that was killed while it was made has no checkpoint yet.
    const isLost = content.isMissing && lstatSync(join(path, runFiles.checkpoint), { throwIfNoEntry: false });
    if (content.isMissing && !isLost) return null;
    return `“${file}” cannot be used: ${content.reason}.`;
  }
  const json = parseJson(content.toString());
  const parsed = v.safeParse(runDescriptionSchema, json);
  if (parsed.success) return parsed.output;
  if (isJsonObject(json) && 'hyperparameters' in json && !('id' in json)) {
    return `“${path}” holds a run of an earlier version of Inkling, which this version cannot continue; train it again.`;
  }
  return `“${file}” cannot be used: it does not describe a run.`;
}

/** The label as any process wrote it last, without the run's lock. Fails with 'run-unreadable'. */
export function readLabel(path: string): Result<RunLabel> {
  return readJson(path, runFiles.label, runLabelSchema);
}

/** Fails with 'run-unreadable'. */
export function readOutcome(path: string): Result<StoredOutcome> {
  return readJson(path, runFiles.outcome, storedOutcomeSchema);
}

function readJson<Content>(
  path: string,
  name: string,
  schema: v.GenericSchema<unknown, Content>,
): Result<Content> {
  const file = join(path, name);
  const content = readRegularFileSync(file, largestSizes.description);
  const parsed = isFault(content) ? null : v.safeParse(schema, parseJson(content.toString()));
  if (parsed?.success) return success(parsed.output);
  const reason = isFault(content) ? content.reason : 'it does not hold what it should';
  return failure('run-unreadable', `“${file}” cannot be used: ${reason}.`);
}

function labelOfUnnamed({ createdAt }: RunDescription): RunLabel {
  return { name: `Run of ${createdAt.slice(0, 10)}`, note: '', isStarred: false };
}

/** The files of a run and their total size in bytes. */
export function listFiles(path: string): Pick<RunCard, 'files' | 'bytes'> {
  const files = new Set<string>();
  let bytes = 0;
  for (const file of Object.values(runFiles)) {
    const stats = lstatSync(join(path, file), { throwIfNoEntry: false });
    if (!stats) continue;
    files.add(file);
    bytes += stats.size;
  }
  return { files, bytes };
}

/** Where the records of the last network end: later ones were reported when the process was killed. */
function markOf(path: string, outcome: StoredOutcome, files: ReadonlySet<string>): RecordMark | undefined {
  if (isAtRest(outcome) || !files.has(runFiles.checkpoint)) return outcome.records;
  const start = readStartSync(join(path, runFiles.checkpoint), checkpointStartBytes);
  return (isFault(start) ? null : readCheckpointMark(start)) ?? outcome.records;
}

/** `mark`: where they must end; absent while a process still writes. */
function readRecords(
  path: string,
  description: RunDescription,
  mark: RecordMark | undefined,
): Pick<RunCard, 'records' | 'recordBytes' | 'notice'> {
  const file = readRegularFileSync(join(path, runFiles.records), largestSizes.records);
  const content = isFault(file) ? Buffer.alloc(0) : file;
  const recordBytes = content.length;
  const records = RecordLines.read(description.id, content.toString());
  if (!mark) return { records, recordBytes };
  if (records.reach(mark)) return { records: records.first(mark.lines), recordBytes };
  return { ...recoverRecords(path, description, records), recordBytes };
}

/** The state of a run as long as no process works on it. */
export function stateOnDisk({ outcome, isLocked }: Pick<RunCard, 'outcome' | 'isLocked'>): RunState {
  return isAtRest(outcome) || isLocked ? outcome.state : 'interrupted';
}

const sparkPoints = 40;

/** A run as the list shows it. */
export function summaryOf(
  card: Pick<RunCard, 'description' | 'label' | 'outcome' | 'notice' | 'files' | 'bytes'> & {
    records: { records: readonly RunRecord[] };
  },
  { state, isElsewhere }: { state: RunState; isElsewhere: boolean },
): RunSummary {
  const { records } = card.records;
  const epochs = epochsOf(records);
  const { ending, weightsSha256, message } = card.outcome;
  const { checkpoint, network, best } = runFiles;
  return {
    ...card.description,
    ...card.label,
    ...{ state, ending, weightsSha256, message: card.notice ?? message, isElsewhere },
    epochsDone: (epochs.at(-1)?.epoch ?? -1) + 1,
    last: epochs.at(-1),
    best: bestEpoch(epochs),
    evaluated: epochs.length === 0 && beganWhole(card.description) ? pointsOf(records).at(-1) : undefined,
    spark: thin(epochs, sparkPoints).map(({ correct, total }) => (total > 0 ? correct / total : 0)),
    seconds: epochs.reduce(
      (sum, { trainSeconds, evaluateSeconds }) => sum + trainSeconds + evaluateSeconds,
      0,
    ),
    bytes: card.bytes,
    hasNetwork: [checkpoint, network, best].some((file) => card.files.has(file)),
  };
}

/** At most this many items, evenly spread, including the first and the last. */
function thin<Item>(items: readonly Item[], maximum: number): Item[] {
  if (items.length <= maximum) return [...items];
  const step = (items.length - 1) / (maximum - 1);
  return Array.from({ length: maximum }, (_, index) => items[Math.round(index * step)]);
}
