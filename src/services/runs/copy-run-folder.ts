import { mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { parseJson } from '../../contract/json';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { moveFile } from '../files/atomic-files';
import { plainReason } from '../files/file-errors';
import { isFault, readRegularFile } from '../files/regular-files';
import { checkRunFolder } from './check-run-folder';
import type { Disk } from './disk';
import type { LockOwner } from './lock-owner';
import { requireRunCard } from './run-card';
import { largestSizes, runFiles } from './run-files';
import { RunFolder } from './run-folder';

export interface RunFolderCopy {
  from: string;
  /** Does not exist yet. */
  to: string;
  /** The run's id. */
  id: string;
  disk: Disk;
  owner: LockOwner;
}

const largest: Record<Exclude<keyof typeof runFiles, 'lock'>, number> = {
  description: largestSizes.description,
  label: largestSizes.description,
  outcome: largestSizes.description,
  records: largestSizes.records,
  costs: largestSizes.costs,
  checkpoint: largestSizes.checkpoint,
  best: largestSizes.checkpoint,
  network: largestSizes.checkpoint,
  kept: largestSizes.kept,
  lesson: largestSizes.lesson,
};

/** Copies that are still being made; the point keeps them out of the list of runs. */
const asideName = '.imported';
/** Older ones belong to a process that was killed. */
const copyingMs = 24 * 60 * 60 * 1000;

/**
 * Copies the files of a run beside its place, checks each of them there, and moves them into place in one step, so that a
 * run is never half there. Fails with 'run-unreadable', which names the damaged file, and with 'file-not-written'.
 */
export async function copyRunFolder({
  from,
  to,
  id,
  disk,
  owner,
}: RunFolderCopy): Promise<Result<undefined>> {
  const aside = join(dirname(to), asideName);
  await removeOldCopies(aside);
  const copy = new RunFolder(join(aside, `${basename(to)}.${randomUUID()}`), disk);
  const made = await copy.make();
  if (!made.ok) return made;
  const copied = await fill(copy.path, from, disk);
  const checked = copied.ok ? await check(copy, { from, id, owner }) : copied;
  const moved = checked.ok ? await move(copy.path, to) : checked;
  await rm(copy.path, { recursive: true, force: true }).catch(() => undefined);
  // It stays while another copy is being made in it.
  await rmdir(aside).catch(() => undefined);
  return moved;
}

async function fill(path: string, from: string, disk: Disk): Promise<Result<undefined>> {
  for (const name of Object.keys(largest) as (keyof typeof largest)[]) {
    const source = join(from, runFiles[name]);
    const content = await readRegularFile(source, largest[name]);
    if (isFault(content)) {
      if (content.isMissing) continue;
      return failure('run-unreadable', `“${source}” cannot be used: ${content.reason}.`);
    }
    const kept = name === 'description' ? withoutOutput(content) : content;
    const written = await disk.replace(join(path, runFiles[name]), kept);
    if (!written.ok) return written;
  }
  return success();
}

/** The model file to write at the end was a path of the machine that the run comes from. */
function withoutOutput(description: Buffer): Buffer | string {
  const read = v.safeParse(v.looseObject({ out: v.string() }), parseJson(description.toString()));
  return read.success ? JSON.stringify({ ...read.output, out: undefined }) : description;
}

/** Checks every file; messages name the folder that a person gave. */
async function check(
  copy: RunFolder,
  { from, id, owner }: Pick<RunFolderCopy, 'from' | 'id' | 'owner'>,
): Promise<Result<undefined>> {
  const card = requireRunCard(copy.path, owner);
  if (card.ok && card.value.description.id !== id)
    return failure('run-unreadable', `“${from}” changed while it was being read.`);
  const checked = card.ok ? await checkRunFolder(copy, card.value) : card;
  if (checked.ok) return success();
  return failure('run-unreadable', checked.failure.message.replaceAll(copy.path, from));
}

async function move(copy: string, to: string): Promise<Result<undefined>> {
  try {
    await moveFile(copy, to);
    return success();
  } catch (error) {
    return failure('file-not-written', `“${to}” could not be written: ${plainReason(error)}.`);
  }
}

async function removeOldCopies(aside: string): Promise<void> {
  await mkdir(aside, { recursive: true }).catch(() => undefined);
  for (const name of await readdir(aside).catch(() => [])) {
    const stats = await stat(join(aside, name)).catch(() => undefined);
    if (!stats || Date.now() - stats.mtimeMs < copyingMs) continue;
    await rm(join(aside, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
