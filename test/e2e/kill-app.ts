import { execFileSync } from 'node:child_process';
import type { StartedApp } from './harness';
import { expect } from './harness';

/** Ends the app with all its processes at once, as a power cut would; none of them writes another byte. */
export async function killApp({ app }: StartedApp): Promise<void> {
  const pid = app.process().pid!;
  const closed = app.waitForEvent('close');
  if (process.platform === 'win32') execFileSync('taskkill', ['/pid', String(pid), '/T', '/F']);
  // Playwright makes the app the leader of a group, to which its trainers and the window's processes belong.
  else process.kill(-pid, 'SIGKILL');
  await closed;
  await expect.poll(() => isGroupAlive(pid)).toBe(false);
}

function isGroupAlive(pid: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}
