import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { link, rename, rm, utimes, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { errorCode } from '../files/file-errors';
import { isFault, readRegularFileSync } from '../files/regular-files';
import type { LockOwner } from './lock-owner';
import { isLiving, lockOwnerSchema } from './lock-owner';
import { largestSizes } from './run-files';

const lockSchema = v.object({
  ...lockOwnerSchema.entries,
  /** That no other lock has. */
  token: v.string(),
});

type LockContent = v.InferOutput<typeof lockSchema>;

/** An owner touches its locks this often. */
const heartbeatMs = 5000;
/** A lock that has not been touched for so long is nobody's, even if its process is there. */
const staleMs = 60_000;
/** One that cannot be read may be being written, for so long. */
const writingMs = 5000;

/** Those of this process, which one timer touches. */
const heldHere = new Set<RunLock>();
let heartbeat: NodeJS.Timeout | undefined;

/**
 * Keeps a run to one process, by a file that is there while that works on the run.
 *
 * It holds nobody off once its process, or the machine's start that this was in, has ended, or once it has not been
 * touched for a minute: nothing of it survives a crash. Whoever lost it that way finds out by `isOurs`.
 */
export class RunLock {
  readonly #path: string;
  readonly #token: string;

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
  }

  /** Null while a living process has it. Throws the system's error where no file can be written. */
  static async acquire(path: string, owner: LockOwner): Promise<RunLock | null> {
    const token = randomUUID();
    const content = JSON.stringify({ ...owner, token } satisfies LockContent);
    while (!(await makeFile(path, `${path}.${token}`, content))) {
      if (RunLock.isHeld(path, owner)) return null;
      await takeAway(path, owner);
    }
    const lock = new RunLock(path, token);
    heldHere.add(lock);
    heartbeat ??= setInterval(() => heldHere.forEach((each) => void each.#touch()), heartbeatMs).unref();
    return lock;
  }

  /** Whether a living process has it, be it this one. */
  static isHeld(path: string, observer: LockOwner): boolean {
    const age = ageMs(path);
    if (age === undefined) return false;
    const content = readLock(path);
    if (!content) return age < writingMs;
    return isLiving(content, observer) !== false && age < staleMs;
  }

  /** False once somebody took it away, who may be writing by now. */
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

/** Makes the file as a whole, through a temporary one; false when there is one already. */
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

/** What file systems without hard links answer, such as those of memory sticks. */
const knowsNoLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);

/** Removes a lock that holds nobody off. Two may do so at once, and one of them find the other's new lock: that goes back. */
async function takeAway(path: string, owner: LockOwner): Promise<void> {
  const asidePath = `${path}.${randomUUID()}`;
  try {
    await rename(path, asidePath);
    if (RunLock.isHeld(asidePath, owner)) await link(asidePath, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(error))) throw error;
  }
  // A folder of that name may stay there, aside.
  await rm(asidePath, { force: true }).catch(() => undefined);
}

function readLock(path: string): LockContent | undefined {
  const content = readRegularFileSync(path, largestSizes.description);
  if (isFault(content)) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), lockSchema), content.toString());
  return parsed.success ? parsed.output : undefined;
}

/** Since it was touched last; undefined when there is none. */
function ageMs(path: string): number | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats && Date.now() - stats.mtimeMs;
}
