/**
 * `npm run dist`: the installers for this system, with MNIST inside, and their sizes. `npm run dist:dir`: only the unpacked app, in
 * dist/ and without MNIST, for trying out and testing.
 */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { describeSizes, missingMnistFiles, unpackedApps } from './machine/artifacts.js';
import { fetchElectronRuntime } from './machine/electron-runtime.js';
import { projectFolder, runNode, runScript } from './machine/run.js';
import { buildStandIn, standInFolder } from './machine/standin.js';

/** Not in resources/, where the app would find it when run from source. */
const mnistFolder = join(projectFolder, 'out', 'mnist');
const cli = join(projectFolder, 'out', 'cli', 'inkling.js');
const isFolderOnly = process.argv.includes('--dir');

process.chdir(projectFolder);
await succeed(runScript('build'));
await provideMnist();
const artifacts = await build({ dir: isFolderOnly, publish: 'never', config: await configuration() });
const apps = unpackedApps(join(projectFolder, 'dist'));
console.log(describeSizes([...artifacts, ...apps], projectFolder));
if (!isFolderOnly) checkMnistInside();

/** @returns {Promise<import('electron-builder').Configuration>} */
async function configuration() {
  if (!isFolderOnly) return {};
  // Trying out the app needs no certificate.
  process.env.CSC_IDENTITY_AUTO_DISCOVERY = 'false';
  if (process.env.INKLING_ELECTRON !== 'standin' && 'executable' in (await fetchElectronRuntime())) {
    // Playwright drives a packaged app through Node's inspector, which the installers forbid; everything else is the
    // same.
    return { electronFuses: { enableNodeCliInspectArguments: true } };
  }
  if (process.platform !== 'linux') {
    throw new Error('Without Electron’s runtime the app can be packaged on Linux only.');
  }
  console.log('Packaging with the stand-in for Electron, which has no fuses to set.');
  await succeed(buildStandIn());
  return { electronDist: standInFolder, electronFuses: null };
}

/** Takes the files from INKLING_MNIST, or downloads them; either way they must be the published ones. */
async function provideMnist() {
  rmSync(mnistFolder, { recursive: true, force: true });
  if (isFolderOnly) return;
  mkdirSync(mnistFolder, { recursive: true });
  const given = process.env.INKLING_MNIST;
  if (given) {
    const files = readdirSync(given).filter((name) => /ubyte\.gz$/.test(name));
    for (const name of files) copyFileSync(join(given, name), join(mnistFolder, name));
  } else {
    await succeed(runNode(cli, ['data', 'fetch', '--data', mnistFolder]));
  }
  await succeed(runNode(cli, ['data', 'verify', '--data', mnistFolder]));
}

/** Without it, the installed app would ask for a download at its first start. */
function checkMnistInside() {
  const missing = apps.flatMap((app) => missingMnistFiles(app).map((name) => join(app, name)));
  if (apps.length > 0 && missing.length === 0) return;
  console.error(`MNIST is not complete inside the app: ${missing.join(', ') || 'there is no app'}.`);
  process.exit(1);
}

/** @param {Promise<number>} exitCode */
async function succeed(exitCode) {
  const code = await exitCode;
  if (code !== 0) process.exit(code);
}
