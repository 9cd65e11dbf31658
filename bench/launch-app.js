import { existsSync } from 'node:fs';
import { _electron } from '@playwright/test';
import { findBrowser } from '../scripts/machine/browser.js';
import { electronExecutable } from '../scripts/machine/electron-runtime.js';
import { projectFolder } from '../scripts/machine/run.js';
import { standInFolder } from '../scripts/machine/standin.js';

/**
 * Starts the built app, on Electron or its stand-in; gives it, its page, and how to end it.
 * @param {string} userDataFolder
 * @param {string} [dataFolder] with MNIST; absent: the app has no data
 */
export async function launchApp(userDataFolder, dataFolder = '') {
  if (!electronExecutable()) {
    if (!existsSync(standInFolder)) {
      throw new Error(
        'There is neither Electron nor its stand-in yet; `node scripts/test.js e2e` fetches or builds one.',
      );
    }
    process.env.ELECTRON_OVERRIDE_DIST_PATH = standInFolder;
    process.env.STANDIN_BROWSER ??= findBrowser();
  }
  const app = await _electron.launch({
    args: [projectFolder, `--user-data-dir=${userDataFolder}`],
    env: { .../** @type {Record<string, string>} */ (process.env), INKLING_MNIST: dataFolder },
  });
  const close = async () => {
    await app.evaluate((electron) => electron.app.exit()).catch(() => undefined);
    await app.close().catch(() => undefined);
  };
  return { app, page: await app.firstWindow(), close };
}
