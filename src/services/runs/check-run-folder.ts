import { join } from 'node:path';
import type { Model } from '../../contract/models';
import { layerShapes } from '../../contract/hidden-layers';
import { haveSameLayers } from '../../contract/layers';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunDescription } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import { weightsSha256 } from '../models/weights-sha256';
import type { RunCard } from './run-card';
import { readLabel, readOutcome } from './run-card';
import type { RunFolder } from './run-folder';
import { runFiles } from './run-files';

/**
 * Checks every file of a run on which no process works. Opening a run is more lenient, as it makes the best of what is
 * left. Fails with 'run-unreadable', which names the first file that is damaged or missing.
 */
export async function checkRunFolder(folder: RunFolder, card: RunCard): Promise<Result<undefined>> {
  const { description, notice } = card;
  if (notice !== undefined) return unusable(folder, runFiles.records, 'is damaged');
  const checks: (() => Result<unknown> | Promise<Result<unknown>>)[] = [
    () => readOutcome(folder.path),
    () => (card.files.has(runFiles.label) ? readLabel(folder.path) : success()),
    () => folder.readCheckpoint(description),
    () => checkBest(folder, card),
    () => checkLast(folder, card),
    () => (isTaught(card) ? folder.readLesson() : success()),
    () => checkGrowing(folder, card),
  ];
  for (const check of checks) {
    const checked = await check();
    if (!checked.ok) return checked;
  }
  return success();
}

/** A run that teaches cannot go on without its digits. */
function isTaught({ description, files }: RunCard): boolean {
  return description.origin.kind === 'fine-tuned' || files.has(runFiles.lesson);
}

async function checkBest(folder: RunFolder, { description }: RunCard): Promise<Result<undefined>> {
  const best = await folder.readModel(runFiles.best);
  if (!best.ok) return best;
  return !best.value || hasItsShape(best.value, description)
    ? success()
    : unusable(folder, runFiles.best, 'does not hold a network of this run');
}

/** The network that a run has ended with, whose sum its outcome holds. */
async function checkLast(folder: RunFolder, { description, outcome }: RunCard): Promise<Result<undefined>> {
  const last = await folder.readModel(runFiles.network);
  if (!last.ok) return last;
  const { state, weightsSha256: sha256 } = outcome;
  if (last.value === null) {
    const isNeeded = sha256 !== undefined || state === 'finished';
    return isNeeded ? unusable(folder, runFiles.network, 'is missing') : success();
  }
  const isSame = sha256 === undefined || (await weightsSha256(last.value.network)) === sha256;
  return isSame && hasItsShape(last.value, description)
    ? success()
    : unusable(folder, runFiles.network, 'does not hold the network that the run ended with');
}

function hasItsShape({ network }: Model, { hyperparameters }: RunDescription): boolean {
  return haveSameLayers(network.layers, layerShapes(hyperparameters.hiddenLayers));
}

/** Costs and kept networks, of which the last may be torn where a process was killed. */
async function checkGrowing(
  folder: RunFolder,
  { description, outcome }: RunCard,
): Promise<Result<undefined>> {
  const read = {
    [runFiles.costs]: await folder.readCosts(description),
    [runFiles.kept]: await folder.readKept(description),
  };
  const damaged = Object.entries(read).find(([, { isDamaged, isWhole }]) =>
    isAtRest(outcome) ? !isWhole : isDamaged,
  );
  return damaged ? unusable(folder, damaged[0], 'is damaged') : success();
}

function unusable({ path }: RunFolder, file: string, reason: string): Result<undefined> {
  return failure('run-unreadable', `“${join(path, file)}” ${reason}.`);
}
