import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { moveFile } from '../files/atomic-files';
import { plainReason } from '../files/file-errors';
import type { LockOwner } from './lock-owner';
import { noSuchRun, runInUse } from './run-faults';
import { runFiles } from './run-files';
import type { RunIndex } from './run-index';
import { RunLock } from './run-lock';
import type { RunPlaces } from './run-places';
import { isRunId } from './run-places';

export interface DeletedRunsOptions {
  /** Where deleted runs lie: each in a folder named by its id and the time of its deletion. */
  folder: string;
  places: RunPlaces;
  index: RunIndex;
  owner: LockOwner;
  /** Milliseconds since 1970. */
  now: () => number;
}

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Deletes runs so that it can be undone: they are kept aside for 30 days. */
export class DeletedRuns {
  readonly #options: DeletedRunsOptions;

  constructor(options: DeletedRunsOptions) {
    this.#options = options;
  }

  /**
   * Deletes all of these runs or, when a process works on one of them, none, with 'run-in-use'; fails with
   * 'file-not-written'.
   */
  async add(ids: readonly string[]): Promise<Result<undefined>> {
    const { index, owner } = this.#options;
    const known = ids.flatMap((id) => {
      const entry = index.entry(id);
      return entry ? { ...entry, id } : [];
    });
    for (const { writer, path, label } of known) {
      if (writer || RunLock.isHeld(join(path, runFiles.lock), owner)) return runInUse(label.name);
    }
    for (const { path, id } of known) {
      const moved = await this.#moveAside(id, path);
      if (!moved.ok) return moved;
      index.detach(id);
    }
    return success();
  }

  async ids(): Promise<string[]> {
    return [...new Set((await this.places()).map(({ id }) => id))];
  }

  /** Where they lie; those last deleted first. */
  async places(): Promise<{ id: string; path: string }[]> {
    const found = (await this.#list()).sort((one, other) => other.deletedAt - one.deletedAt);
    return found.map(({ id, name }) => ({ id, path: join(this.#options.folder, name) }));
  }

  /**
   * Restores runs that are not there. Fails with 'run-unreadable' for runs that no longer exist, or with
   * 'file-not-written'; the others are restored.
   */
  async restore(ids: readonly string[]): Promise<Result<undefined>> {
    const { index } = this.#options;
    let result: Result<undefined> = success();
    for (const id of ids) {
      if (index.entry(id)) continue;
      const restored = isRunId(id) ? await this.#moveBack(id) : noSuchRun();
      if (restored.ok) index.detach(id);
      else result = restored;
    }
    return result;
  }

  /** Permanently removes runs that were deleted more than 30 days ago. */
  async empty(): Promise<void> {
    const { folder, now } = this.#options;
    for (const { name, deletedAt } of await this.#list()) {
      if (now() - deletedAt < keptMs) continue;
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  async #moveAside(id: string, path: string): Promise<Result<undefined>> {
    const { folder, now } = this.#options;
    try {
      await mkdir(folder, { recursive: true });
      await moveFile(path, join(folder, `${id}.${now()}`));
      return success();
    } catch (error) {
      return failure('file-not-written', `“${path}” could not be deleted: ${plainReason(error)}.`);
    }
  }

  async #moveBack(id: string): Promise<Result<undefined>> {
    const path = this.#options.places.pathOf(id);
    const newest = (await this.places()).find((run) => run.id === id);
    if (!newest) return noSuchRun();
    try {
      await moveFile(newest.path, path);
      return success();
    } catch (error) {
      return failure('file-not-written', `“${path}” could not be restored: ${plainReason(error)}.`);
    }
  }

  async #list(): Promise<{ name: string; id: string; deletedAt: number }[]> {
    const names = await readdir(this.#options.folder).catch(() => []);
    return names.flatMap((name) => {
      const [id, deletedAt, rest] = name.split('.');
      const isOurs = isRunId(id) && /^\d+$/.test(deletedAt ?? '') && rest === undefined;
      return isOurs ? [{ name, id, deletedAt: Number(deletedAt) }] : [];
    });
  }
}
