import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Failure, Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunLabel } from '../../contract/run';
import { isAtRest, runOutcomeSchema } from '../../contract/run';
import { plainReason } from '../files/file-errors';
import type { CreatedRun } from './create-run';
import { writeNewRun } from './create-run';
import type { Disk } from './disk';
import type { LockOwner } from './lock-owner';
import { openRun } from './open-run';
import { cannotGoOn } from './read-run';
import { requireRunCard, stateOnDisk } from './run-card';
import { noSuchRun, runInUse } from './run-faults';
import { runFiles } from './run-files';
import { RunFolder } from './run-folder';
import type { RunIndex } from './run-index';
import { RunLock } from './run-lock';
import type { RunPlaces } from './run-places';
import type { RunWriterParts } from './run-writer';
import { RunWriter } from './run-writer';

interface RunWritersOptions {
  places: RunPlaces;
  index: RunIndex;
  disk: Disk;
  owner: LockOwner;
}

/** What a writer starts with. */
type RunWriterBasis = Omit<RunWriterParts, 'label' | 'onChange' | 'onClosed'> & { label: RunLabel };

/** The runs locked by this process. */
export class RunWriters {
  readonly #options: RunWritersOptions;
  readonly #writers = new Set<RunWriter>();

  constructor(options: RunWritersOptions) {
    this.#options = options;
  }

  /** Makes a run and locks it. Fails with 'file-not-written', also when its folder already holds one. */
  create(run: CreatedRun): Promise<Result<RunWriter>> {
    return this.#options.index.whileOpening(run.description.id, () => this.#make(run));
  }

  async #make(run: CreatedRun): Promise<Result<RunWriter>> {
    const { places, disk } = this.#options;
    const { description, label, outcome } = run;
    const folder = new RunFolder(places.pathOf(description.id), disk);
    const occupant = occupantOf(folder.path);
    if (occupant) return occupant;
    const made = await folder.make();
    if (!made.ok) return made;
    const lock = await this.#lock(folder.path, label.name);
    if (!lock.ok) return lock;
    const opened = await writeNewRun(folder, run);
    if (!opened.ok) {
      await lock.value.release();
      return opened;
    }
    return success(
      this.#write({ folder, lock: lock.value, description, label, outcome, opened: opened.value }),
    );
  }

  /** Resumes a run. Fails as `RunStore.resume` does; an interrupted run that cannot continue becomes failed. */
  async resume(id: string): Promise<Result<RunWriter>> {
    const { index } = this.#options;
    const known = index.entry(id);
    if (!known) return noSuchRun();
    const { name } = known.label;
    if (known.writer) return runInUse(name);
    return index.whileOpening(id, async () => {
      const lock = await this.#lock(known.path, name);
      if (!lock.ok) return lock;
      const opened = await this.#open(known.path);
      if (opened.ok) return success(this.#write({ ...opened.value, lock: lock.value }));
      await lock.value.release();
      index.detach(id);
      return opened;
    });
  }

  /** Releases all locks. */
  async close(): Promise<void> {
    await Promise.all([...this.#writers].map((writer) => writer.release()));
  }

  async #lock(path: string, name: string): Promise<Result<RunLock>> {
    try {
      const lock = await RunLock.acquire(join(path, runFiles.lock), this.#options.owner);
      return lock ? success(lock) : runInUse(name);
    } catch (error) {
      return failure('file-not-written', `The run in “${path}” could not be locked: ${plainReason(error)}.`);
    }
  }

  async #open(path: string): Promise<Result<Omit<RunWriterBasis, 'lock'>>> {
    const { owner, disk } = this.#options;
    const found = requireRunCard(path, owner, true);
    if (!found.ok) return found;
    const card = found.value;
    const folder = new RunFolder(path, disk);
    const opened = await openRun(folder, card);
    if (opened.ok) {
      const { description, label } = card;
      const outcome = {
        ...v.parse(runOutcomeSchema, card.outcome),
        state: stateOnDisk({ ...card, isLocked: false }),
      };
      return success({ folder, description, label, outcome, opened: opened.value });
    }
    if (opened.failure.code !== 'run-unreadable') return opened;
    const message = cannotGoOn(opened.failure.message);
    if (!isAtRest(card.outcome)) await folder.writeOutcome({ state: 'failed', message }, card.records.mark);
    return failure('run-unreadable', message);
  }

  #write({ label, ...parts }: RunWriterBasis): RunWriter {
    const { index } = this.#options;
    const { id } = parts.description;
    const writer: RunWriter = new RunWriter({
      ...parts,
      label: () => index.entry(id)?.label ?? label,
      onChange: () => index.touch(id),
      onClosed: () => {
        this.#writers.delete(writer);
        index.detach(id);
      },
    });
    this.#writers.add(writer);
    index.attach(writer, label);
    return writer;
  }
}

/** Why no run can be made in this folder; undefined when one can. */
function occupantOf(path: string): { ok: false; failure: Failure } | undefined {
  const { description, checkpoint, network, best } = runFiles;
  if (existsSync(join(path, description))) {
    const advice = 'continue it with `inkling resume`, or name another folder';
    return failure('file-not-written', `“${path}” already holds a run; ${advice}.`);
  }
  const left = [checkpoint, network, best].find((file) => existsSync(join(path, file)));
  if (left === undefined) return undefined;
  return failure('file-not-written', `“${path}” contains the ${left} of another run; name another folder.`);
}
