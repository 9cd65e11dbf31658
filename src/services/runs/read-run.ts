import type { Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { KeptNetworks, RunDetails, RunSummary } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import type { StoredCheckpoint } from './checkpoint';
import { readCostLines } from './cost-lines';
import { keptNetworksOf } from './kept-file';
import { damagedCosts, damagedKept } from './open-run';
import { provenanceOf, thinCosts, votersOf } from './provenance';
import type { RunRecord } from './records';
import { epochsOf, pointsOf } from './records';
import type { RunCard } from './run-card';
import { stateOnDisk, summaryOf } from './run-card';
import { runFiles } from './run-files';
import type { RunFolder } from './run-folder';
import type { RunWriter } from './run-writer';

/** `last`: the newest network; `best`: the one after the epoch with the highest validation accuracy. */
export type WhichNetwork = 'last' | 'best';

/** Most points of a cost curve that the window gets; it cannot show more. */
const maximumCosts = 20_000;

/**
 * Reads everything that the window shows of a run. For an interrupted run, this is what belongs to its checkpoint; if
 * that is damaged, the run has failed, and the message says so.
 */
export async function readDetails(folder: RunFolder, card: RunCard): Promise<RunDetails> {
  const stored = card.isLocked ? success(null) : await folder.readCheckpoint(card.description);
  const checkpoint = stored.ok ? stored.value : null;
  const isStanding = isAtRest(card.outcome) || card.isLocked;
  const records = isStanding || !checkpoint ? card.records.records : checkpoint.records;
  const end = card.isLocked ? Infinity : epochAfter(records);
  const { costs, isDamaged } = await folder.readCosts(card.description, end);
  const kept = await readKept(folder, card, end);
  const found = {
    ...told(records),
    kept: kept.networks,
    costs: thinCosts([...costs, ...costsInWork(checkpoint, records)], maximumCosts),
  };
  const summary = summaryOf(card, { state: stateOnDisk(card), isElsewhere: card.isLocked });
  const messages = [summary.message, isDamaged && damagedCosts, kept.isDamaged && damagedKept];
  const message = messages.filter(Boolean).join(' ') || undefined;
  if (stored.ok) return { ...summary, ...found, message };
  const state = isAtRest(card.outcome) ? summary.state : 'failed';
  return { ...summary, ...found, state, message: cannotGoOn(stored.failure.message) };
}

/** Message for a person about a run whose checkpoint is damaged. */
export function cannotGoOn(reason: string): string {
  return `${reason} The run cannot be resumed; its other networks are still there.`;
}

/** The kept networks up to this many epochs: those after them were kept when the process was killed. */
async function readKept(
  folder: RunFolder,
  { description, outcome, isLocked }: RunCard,
  epochs: number,
): Promise<{ networks: KeptNetworks; isDamaged: boolean }> {
  const { records, isDamaged, isWhole } = await folder.readKept(description);
  const networks = keptNetworksOf(
    description,
    records.map((record) => record.epochs).filter((each) => each <= epochs),
  );
  return { networks, isDamaged: !isLocked && (isAtRest(outcome) ? !isWhole : isDamaged) };
}

/** The details of a run of this process, with what is not yet on disk. */
export async function readLiveDetails(
  folder: RunFolder,
  writer: RunWriter,
  summary: RunSummary,
): Promise<RunDetails> {
  const { unwrittenCosts, description, records } = writer;
  const onDisk = await folder.readCosts(description);
  // Costs written while the file was being read are in both.
  const { costs } = readCostLines(description.id, onDisk.text + unwrittenCosts);
  return { ...summary, ...told(records), costs: thinCosts(costs, maximumCosts), kept: writer.kept };
}

/**
 * Reads a network, trying the most suitable files first. Fails with 'run-unreadable', which names the first damaged
 * file.
 */
export async function readNetwork(
  folder: RunFolder,
  card: RunCard,
  which: WhichNetwork,
): Promise<Result<Model>> {
  const { network, best } = runFiles;
  const fromFile = (file: typeof network | typeof best) => () => folder.readModel(file);
  const fromCheckpoint = () => readNetworkOfCheckpoint(folder, card);
  const last = isAtRest(card.outcome)
    ? [fromFile(network), fromCheckpoint]
    : [fromCheckpoint, fromFile(network)];
  let fault: Result<Model> | undefined;
  for (const read of which === 'best' ? [fromFile(best), ...last] : [...last, fromFile(best)]) {
    const model = await read();
    if (!model.ok) fault ??= model;
    else if (model.value) return success(withPresent(model.value, card));
  }
  return fault ?? failure('run-unreadable', `“${card.label.name}” has no network yet.`);
}

/** The run may have been renamed since, and earlier versions did not write who votes. */
function withPresent(model: Model, { label: { name }, description: { origin } }: RunCard): Model {
  return { ...model, provenance: { ...model.provenance, name, ...votersOf(origin) } };
}

async function readNetworkOfCheckpoint(folder: RunFolder, card: RunCard): Promise<Result<Model | null>> {
  const { description, label } = card;
  const stored = await folder.readCheckpoint(description);
  if (!stored.ok || !stored.value) return stored as Result<null>;
  const { checkpoint, records } = stored.value;
  const lines = await folder.readCosts(description, checkpoint.position.epoch);
  const costs = [...lines.costs, ...checkpoint.curve.points];
  const provenance = provenanceOf({ ...description, ...label, ...told(records), costs });
  return success({ network: checkpoint.network, provenance });
}

function told(records: readonly RunRecord[]): Pick<RunDetails, 'epochs' | 'points'> {
  return { epochs: epochsOf(records), points: pointsOf(records) };
}

/** The epoch after these. */
function epochAfter(records: readonly RunRecord[]): number {
  return (epochsOf(records).at(-1)?.epoch ?? -1) + 1;
}

/** Costs of the checkpoint's epoch, unless it has been finished since. */
function costsInWork(stored: StoredCheckpoint | null, records: readonly RunRecord[]) {
  if (stored?.checkpoint.position.epoch !== epochAfter(records)) return [];
  return stored.checkpoint.curve.points;
}
