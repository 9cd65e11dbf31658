import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import * as v from 'valibot';
import { errorCode } from '../files/file-errors';

/** A process, told from every other one that had or will have its number. */
export const lockOwnerSchema = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: v.string(),
  /** When it began, in whatever unit the system has; empty where the system does not say. */
  processStart: v.string(),
  /** Tells one start of the machine from another. */
  boot: v.string(),
});

export type LockOwner = v.InferOutput<typeof lockOwnerSchema>;

export function thisProcess(): LockOwner {
  const { pid } = process;
  return { pid, host: hostname(), processStart: describeProcess(pid)?.start ?? '', boot: bootOfMachine() };
}

/** Undefined for a process of another machine, about which nothing can be known here. */
export function isLiving(owner: LockOwner, observer: LockOwner): boolean | undefined {
  if (owner.host !== observer.host) return undefined;
  if (!isSameBoot(owner.boot, observer.boot) || !answers(owner.pid)) return false;
  const found = describeProcess(owner.pid);
  if (!found) return true;
  return !found.isDead && (owner.processStart === '' || owner.processStart === found.start);
}

/** Linux names each start of the machine; elsewhere it is the second that it began in, as the clock now has it. */
function bootOfMachine(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return String(Math.round(Date.now() / 1000 - uptime()));
  }
}

/** A clock that was set meanwhile moves the second of the start; nobody starts a machine twice within this. */
const clockToleranceSeconds = 60;

function isSameBoot(one: string, other: string): boolean {
  return one === other || Math.abs(Number(one) - Number(other)) < clockToleranceSeconds;
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another person's process may not be asked, but is there.
    return errorCode(error) === 'EPERM';
  }
}

/** As Linux tells it; null elsewhere. A dead process keeps its number until its parent has heard of its end. */
function describeProcess(pid: number): { isDead: boolean; start: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name before it may hold spaces and brackets; the state is field 3, the start is field 22.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { isDead: fields[0] === 'Z' || fields[0] === 'X', start: fields[19] };
  } catch {
    return null;
  }
}
