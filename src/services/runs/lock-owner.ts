import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import * as v from 'valibot';
import { isLivingProcess } from '../living-process';

/** A process, distinguished from all others that had or will have its number. */
export const lockOwnerSchema = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: v.string(),
  /** When the process started, in the system's own unit; empty where the system does not say. */
  processStart: v.string(),
  /** Identifies one boot of the machine. */
  boot: v.string(),
});

export type LockOwner = v.InferOutput<typeof lockOwnerSchema>;

export function thisProcess(): LockOwner {
  const { pid } = process;
  return { pid, host: hostname(), processStart: describeProcess(pid)?.start ?? '', boot: bootOfMachine() };
}

/** Whether the process is alive; undefined for a process on another machine, which cannot be checked from here. */
export function isLiving(owner: LockOwner, observer: LockOwner): boolean | undefined {
  if (owner.host !== observer.host) return undefined;
  if (!isSameBoot(owner.boot, observer.boot) || !isLivingProcess(owner.pid)) return false;
  const found = describeProcess(owner.pid);
  if (!found) return true;
  return !found.isDead && (owner.processStart === '' || owner.processStart === found.start);
}

/** Linux names each boot of the machine; elsewhere this is the second of the boot, by the present clock. */
function bootOfMachine(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return String(Math.round(Date.now() / 1000 - uptime()));
  }
}

/** Changing the clock moves the second of the boot; nobody boots a machine twice within this time. */
const clockToleranceSeconds = 60;

function isSameBoot(one: string, other: string): boolean {
  return one === other || Math.abs(Number(one) - Number(other)) < clockToleranceSeconds;
}

/**
 * The process's state and start as Linux reports them; null elsewhere. A dead process keeps its number until its parent
 * has collected it.
 */
function describeProcess(pid: number): { isDead: boolean; start: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The process name may contain spaces and brackets; after it, the state is field 3 and the start is field 22.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { isDead: fields[0] === 'Z' || fields[0] === 'X', start: fields[19] };
  } catch {
    return null;
  }
}
