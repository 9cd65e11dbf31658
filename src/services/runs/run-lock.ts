import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { link, rm, utimes, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { parseJson } from '../../contract/json';
import { moveFile } from '../files/atomic-files';
import { errorCode } from '../files/file-errors';
import { isFault, readRegularFileSync } from '../files/regular-files';
import type { LockOwner } from './lock-owner';
import { isLiving, lockOwnerSchema } from './lock-owner';
import { largestSizes } from './run-files';

const lockSchema = v.object({
  ...lockOwnerSchema.entries,
  /** Unique to this lock. */
  token: v.string(),
});

type LockContent = v.InferOutput<typeof lockSchema>;

/** An owner touches its locks this often, in milliseconds. */
const heartbeatMs = 5000;
/** A lock not touched for this long belongs to nobody, even if its process is alive. */
const staleMs = 60_000;
/** An unreadable lock younger than this may still be being written. */
const writingMs = 5000;

/** Locks of this process; one timer touches them all. */
const heldHere = new Set<RunLock>();
let heartbeat: NodeJS.Timeout | undefined;

/**
 * Reserves a run for one process, by a file that exists while the process works on the run.
 *
 * It stops being valid when its process or the machine's boot ends, or after a minute without a touch: no lock survives
 * a crash. A process that lost its lock this way finds out by `isOurs`.
 */
export class RunLock {
  readonly #path: string;
  readonly #token: string;

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
  }

  /** Null while a living process holds the lock. Throws the system's error when no file can be written. */
  static async acquire(path: string, owner: LockOwner): Promise<RunLock | null> {
    const token = randomUUID();
    const content = JSON.stringify({ ...owner, token } satisfies LockContent);
    while (!(await makeFile(path, `${path}.${token}`, content))) {
      if (RunLock.isHeld(path, owner) || !(await takeAway(path, { owner, token, content }))) return null;
    }
    const lock = new RunLock(path, token);
    heldHere.add(lock);
    heartbeat ??= setInterval(() => heldHere.forEach((each) => void each.#touch()), heartbeatMs).unref();
    return lock;
  }

  /** Whether a living process, possibly this one, holds the lock. */
  static isHeld(path: string, observer: LockOwner): boolean {
    const age = ageMs(path);
    if (age === undefined) return false;
    const content = readLock(path);
    if (!content) return age < writingMs;
    return isLiving(content, observer) !== false && age < staleMs;
  }

  /** False once another process has taken the lock; it may already be writing. */
  get isOurs(): boolean {
    return readLock(this.#path)?.token === this.#token;
  }

  async release(): Promise<void> {
    heldHere.delete(this);
    if (heldHere.size === 0) {
      clearInterval(heartbeat);
      heartbeat = undefined;
    }
    if (this.isOurs) await rm(this.#path, { force: true }).catch(() => undefined);
  }

  async #touch(): Promise<void> {
    const now = new Date();
    await utimes(this.#path, now, now).catch(() => undefined);
  }
}

/** Creates the file in one step, through a temporary one; false when it exists already. */
async function makeFile(path: string, temporaryPath: string, content: string): Promise<boolean> {
  try {
    await writeFile(temporaryPath, content);
    await link(temporaryPath, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!knowsNoLinks.has(errorCode(error))) throw error;
  } finally {
    await rm(temporaryPath, { force: true });
  }
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Error codes of file systems without hard links, such as those of memory sticks. */
const knowsNoLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);

/**
 * Removes a lock that is no longer valid; false while another process does so. Only the one that holds the claim removes
 * a lock, so what was found to be dead is not yet another's new lock when it goes.
 */
async function takeAway(
  path: string,
  { owner, token, content }: { owner: LockOwner; token: string; content: string },
): Promise<boolean> {
  const claimPath = `${path}.claim`;
  if (!(await makeFile(claimPath, `${claimPath}.${token}`, content))) {
    if (RunLock.isHeld(claimPath, owner)) return false;
    // Its process was killed in the middle.
    await remove(claimPath);
    return true;
  }
  try {
    // In this order: what is there and dead stays until it is removed here; what is missing may appear at any time.
    if (ageMs(path) !== undefined && !RunLock.isHeld(path, owner)) await remove(path);
  } finally {
    await remove(claimPath);
  }
  return true;
}

/** Removes a file; a folder in its place is moved aside, and stays. */
async function remove(path: string): Promise<void> {
  const asidePath = `${path}.${randomUUID()}`;
  try {
    await moveFile(path, asidePath);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  await rm(asidePath, { force: true }).catch(() => undefined);
}

function readLock(path: string): LockContent | undefined {
  const content = readRegularFileSync(path, largestSizes.description);
  if (isFault(content)) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.transform(parseJson), lockSchema), content.toString());
  return parsed.success ? parsed.output : undefined;
}

/** Time since the last touch in milliseconds; undefined when there is no lock. */
function ageMs(path: string): number | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats && Date.now() - stats.mtimeMs;
}
