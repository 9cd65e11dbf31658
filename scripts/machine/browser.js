import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { run, runTool } from './run.js';

/**
 * The executable of an installed Chromium, Chrome or Edge; `STANDIN_BROWSER` names one in another place.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const { STANDIN_BROWSER: named } = process.env;
  return (
    named ?? [...installedBrowsers(), chromium.executablePath()].find((path) => path && existsSync(path))
  );
}

/** @returns {string[]} */
function installedBrowsers() {
  const { platform, env } = process;
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(env.HOME ?? '', 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (platform === 'win32') {
    const programs = ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'];
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return programs.flatMap((program) =>
      folders.map((folder) =>
        join(folder ?? '', program, 'Application', program.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
      ),
    );
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];
  return names.flatMap((name) => (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));
}

/**
 * Finds a browser, or downloads one: Playwright's own build first, then Debian's package.
 * @returns {Promise<string | undefined>}
 */
export async function findOrFetchBrowser() {
  const found = findBrowser();
  if (found) return found;
  console.log('No Chromium, Chrome or Edge is installed; downloading Chromium with Playwright.');
  await runTool('playwright', ['install', 'chromium'], { timeLimitSeconds: 600 });
  if (findBrowser()) return findBrowser();
  const apt = await aptGet();
  if (apt) {
    console.log('Playwright could not download it; installing Debian’s package.');
    await run(apt[0], [...apt.slice(1), 'update'], { timeLimitSeconds: 300 });
    await run(apt[0], [...apt.slice(1), 'install', '-y', 'chromium'], { timeLimitSeconds: 900 });
  }
  return findBrowser();
}

/**
 * The command that installs packages without asking for a password.
 * @returns {Promise<string[] | undefined>}
 */
async function aptGet() {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  return (await run('sudo', ['-n', 'true'], { isQuiet: true })) === 0 ? ['sudo', '-n', 'apt-get'] : undefined;
}
