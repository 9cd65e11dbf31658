import { findBrowser } from '../machine/browser.js';
import { hasDisplay, needsNoSandbox } from '../machine/display.js';
import { fetchElectronRuntime } from '../machine/electron-runtime.js';
import { projectFolder, run, runScript } from '../machine/run.js';
import { bootFile, buildStandIn } from '../machine/standin.js';
import { provideMnist } from './mnist.js';
import { trainInTerminal } from './train-in-terminal.js';

/**
 * Builds the app and opens it in the best way that this machine allows.
 * @param {string[]} parameters passed on to the app: a model file, `--data FOLDER`
 * @returns {Promise<number>} the exit code
 */
export async function start(parameters) {
  // Ctrl-C is for the app: it ends in its own way, and this script ends with it.
  process.on('SIGINT', () => undefined);
  console.log('Building Inkling …');
  const buildCode = await runScript('build');
  if (buildCode !== 0) return buildCode;
  await provideMnist(parameters);
  if (!hasDisplay()) {
    console.log('There is no display to open a window on, so training runs in this terminal.');
    return trainInTerminal();
  }
  const runtime = await fetchElectronRuntime();
  if ('executable' in runtime) {
    console.log('Opening Inkling.');
    return openWith(runtime.executable, [], parameters, {});
  }
  const browser = findBrowser();
  if (!browser) {
    console.log(
      `Electron’s runtime could not be downloaded (${runtime.reason}), and no Chromium, Chrome or Edge is installed ` +
        'to open the app in. Training runs in this terminal instead.',
    );
    return trainInTerminal();
  }
  console.log(
    `Electron’s runtime could not be downloaded (${runtime.reason}). ` +
      `Opening the same app in a window of ${browser} instead.`,
  );
  return openInBrowser(browser, parameters);
}

/**
 * @param {string} browser
 * @param {string[]} parameters
 */
async function openInBrowser(browser, parameters) {
  const buildCode = await buildStandIn();
  if (buildCode !== 0) return buildCode;
  return openWith(process.execPath, [bootFile], parameters, {
    STANDIN_INTERACTIVE: '1',
    STANDIN_BROWSER: browser,
  });
}

/**
 * @param {string} command
 * @param {string[]} before what comes before the app's folder
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} env
 */
function openWith(command, before, parameters, env) {
  const sandbox = needsNoSandbox() ? ['--no-sandbox'] : [];
  if (sandbox.length > 0 && process.getuid?.() !== 0) {
    console.log(
      'This system forbids Chromium’s sandbox to programs that are not installed, so Inkling runs without it. ' +
        'To allow it until the next restart: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    );
  }
  return run(command, [...before, projectFolder, ...sandbox, ...parameters], { env });
}
