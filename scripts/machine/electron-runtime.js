import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runNode } from './run.js';

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));

const probeSeconds = 8;
const downloadSeconds = 900;

/**
 * The executable of Electron's runtime; undefined when it is not downloaded.
 * @returns {string | undefined}
 */
export function electronExecutable() {
  try {
    const path = join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Downloads Electron's runtime with Electron's own installer, unless it exists.
 * @returns {Promise<{ executable: string } | { reason: string }>}
 */
export async function fetchElectronRuntime() {
  const present = electronExecutable();
  if (present) return { executable: present };
  const obstacle = await obstacleToDownload();
  if (obstacle) return { reason: obstacle };
  console.log(`Downloading Electron ${version}, about 120 MB, only once …`);
  const endProgress = showElapsed();
  const exitCode = await runNode(join(packageFolder, 'install.js'), [], {
    timeLimitSeconds: downloadSeconds,
  });
  endProgress();
  const executable = electronExecutable();
  return executable ? { executable } : { reason: `its installer ended with exit code ${exitCode}` };
}

/**
 * Requests one small file of the release first, so that a machine without a network does not wait long.
 * @returns {Promise<string | undefined>}
 */
async function obstacleToDownload() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror: npmMirror } = process.env;
  const base = ELECTRON_MIRROR ?? npmMirror ?? 'https://github.com/electron/electron/releases/download/';
  const url = new URL(`v${version}/SHASUMS256.txt`, base);
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeSeconds * 1000) });
    return response.ok ? undefined : `${url.host} responds with status ${response.status}`;
  } catch {
    return `${url.host} cannot be reached`;
  }
}

/** The installer shows its own bar, but only after half a minute. */
function showElapsed() {
  const started = Date.now();
  const timer = setInterval(() => {
    console.log(`  still downloading, ${Math.round((Date.now() - started) / 1000)} s`);
  }, 10_000);
  return () => clearInterval(timer);
}
