import { join } from 'node:path';
import type { RunDescription } from '../../contract/run';
import { isFault, readRegularFileSync } from '../files/regular-files';
import { decodeModelFile } from '../models/model-library';
import { decodeCheckpoint } from './checkpoint';
import { recordsOf, RecordLines } from './records';
import { largestSizes, runFiles } from './run-files';
import { runIdentity } from './run-identity';

/**
 * Finds the records of a run whose `epochs.jsonl` is damaged: its checkpoint and the model file of its last network
 * hold them too. `left`: the records that the file itself still has.
 */
export function recoverRecords(
  path: string,
  description: RunDescription,
  left: RecordLines,
): { records: RecordLines; notice: string } {
  const damage = `“${join(path, runFiles.records)}” was damaged`;
  const sources = [recordsOfCheckpoint(path, description), recordsOfNetwork(path, description)];
  const [source] = sources.filter((each) => each !== null).sort((one, other) => other.length - one.length);
  if (source) return { records: source, notice: `${damage}; the results in it were recovered.` };
  return { records: left, notice: `${damage}, and some of the run's results are lost.` };
}

function recordsOfCheckpoint(path: string, description: RunDescription): RecordLines | null {
  const file = readRegularFileSync(join(path, runFiles.checkpoint), largestSizes.checkpoint);
  const stored = isFault(file) ? '' : decodeCheckpoint(file, runIdentity(description));
  return typeof stored === 'string' ? null : RecordLines.of(description.id, stored.records);
}

function recordsOfNetwork(path: string, { id }: RunDescription): RecordLines | null {
  const file = readRegularFileSync(join(path, runFiles.network), largestSizes.checkpoint);
  const model = isFault(file) ? null : decodeModelFile(file, runFiles.network);
  if (!model?.ok) return null;
  const { epochs, points } = model.value.provenance;
  return RecordLines.of(id, recordsOf(epochs, points));
}
