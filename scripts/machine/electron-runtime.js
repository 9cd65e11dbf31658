import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));

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
  console.log(`Downloading Electron ${version}, about 120 MB, once …`);
  const endProgress = showElapsed();
  const reason = await runInstaller();
  endProgress();
  const executable = electronExecutable();
  return executable ? { executable } : { reason };
}

/**
 * Electron's own installer knows its cache, mirrors and proxies; nothing is asked of the network before it.
 * @returns {Promise<string>} why it failed, if it did
 */
function runInstaller() {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'inherit', 'pipe'],
      timeout: downloadSeconds * 1000,
    });
    let errors = '';
    installer.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors += text));
    installer.on('close', (code, signal) => {
      if (signal) resolve(`its installer was ended after ${downloadSeconds} s`);
      else resolve(lastErrorIn(errors) ?? `its installer ended with exit code ${code}`);
    });
  });
}

/**
 * The message of an error that a Node program printed: "Response code 404" of "HTTPError: Response code 404".
 * @param {string} errors
 */
function lastErrorIn(errors) {
  return errors
    .split(/\r?\n/)
    .findLast((line) => /^\w*Error: /.test(line))
    ?.replace(/^\w*Error: /, '');
}

/** The installer shows its own bar, but only after half a minute. */
function showElapsed() {
  const started = Date.now();
  const timer = setInterval(() => {
    console.log(`  still downloading, ${Math.round((Date.now() - started) / 1000)} s`);
  }, 10_000);
  return () => clearInterval(timer);
}
