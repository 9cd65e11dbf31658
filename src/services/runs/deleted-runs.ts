import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { plainReason } from '../files/file-errors';
import { noSuchRun } from './run-faults';
import { isRunId } from './run-places';

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Deleted runs, which lie aside for 30 days: each in a folder named by its id and when it was deleted. */
export class DeletedRuns {
  readonly #folder: string;
  readonly #now: () => number;

  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Fails with 'file-not-written'. */
  async add(id: string, path: string): Promise<Result<undefined>> {
    try {
      await mkdir(this.#folder, { recursive: true });
      await rename(path, join(this.#folder, `${id}.${this.#now()}`));
      return success();
    } catch (error) {
      return failure('file-not-written', `“${path}” could not be deleted: ${plainReason(error)}.`);
    }
  }

  /** Puts it back at `path`. Fails with 'run-unreadable' when it is not there any more, and with 'file-not-written'. */
  async restore(id: string, path: string): Promise<Result<undefined>> {
    const [newest] = (await this.#list())
      .filter((run) => run.id === id)
      .sort((one, other) => other.deletedAt - one.deletedAt);
    if (!newest) return noSuchRun();
    try {
      await rename(join(this.#folder, newest.name), path);
      return success();
    } catch (error) {
      return failure('file-not-written', `“${path}” could not be restored: ${plainReason(error)}.`);
    }
  }

  /** Removes for good what was deleted long enough ago. */
  async empty(): Promise<void> {
    for (const { name, deletedAt } of await this.#list()) {
      if (this.#now() - deletedAt < keptMs) continue;
      await rm(join(this.#folder, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  async #list(): Promise<{ name: string; id: string; deletedAt: number }[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.flatMap((name) => {
      const [id, deletedAt, rest] = name.split('.');
      const isOurs = isRunId(id) && /^\d+$/.test(deletedAt ?? '') && rest === undefined;
      return isOurs ? [{ name, id, deletedAt: Number(deletedAt) }] : [];
    });
  }
}
