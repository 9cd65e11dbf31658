import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a window can be opened: always true on macOS and Windows. */
export function hasDisplay() {
  const { platform, env } = process;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Whether Chromium's sandbox cannot work here: for root, and where user namespaces are forbidden. */
export function needsNoSandbox() {
  if (process.platform !== 'linux') return false;
  if (process.getuid?.() === 0) return true;
  // Ubuntu 24.04 lets a program make a namespace and forbids it everything inside, which `unshare` does not notice.
  if (readFlag('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') return true;
  const { status, error } = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
  return !error && status !== 0;
}

/** @param {string} path */
function readFlag(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
