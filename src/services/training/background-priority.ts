import { constants, setPriority } from 'node:os';

/**
 * Has a process come after the window: where cores are few, what is drawn goes before what is computed, and a core that
 * nobody else wants is used in full. Does nothing to a process that has ended.
 */
export function giveBackgroundPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    const { info } = error as { info?: { code?: string } };
    if (info?.code !== 'ESRCH') throw error;
  }
}
