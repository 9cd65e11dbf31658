/**
 * `npm run dev`: the app, with a page that follows every change of its source. Changes in main, preload and trainer
 * need a restart. `npm run dev -- --debug` opens ports for debuggers; other options are passed on to the app.
 */
import process from 'node:process';
import { findBrowser } from './machine/browser.js';
import { hasDisplay, needsNoSandbox } from './machine/display.js';
import { fetchElectronRuntime } from './machine/electron-runtime.js';
import { runTool } from './machine/run.js';
import { bootFile, buildStandIn } from './machine/standin.js';

const ports = { main: 9229, trainer: 9230, page: 9222 };

// Ctrl-C is for the app: it ends in its own way, and this script ends with it.
process.on('SIGINT', () => undefined);
process.exitCode = await develop(process.argv.slice(2));

/**
 * @param {string[]} parameters
 * @returns {Promise<number>} an exit code
 */
async function develop(parameters) {
  if (!hasDisplay()) {
    console.error('There is no display to open a window on.');
    return 1;
  }
  const runtime = await findRuntime();
  if (!runtime) return 1;
  const isDebugged = parameters.includes('--debug');
  const forApp = parameters.filter((parameter) => parameter !== '--debug');
  const switches = [
    ...(isDebugged ? ['--inspect', String(ports.main), '--remoteDebuggingPort', String(ports.page)] : []),
    ...(needsNoSandbox() ? ['--noSandbox'] : []),
  ];
  if (isDebugged) {
    console.log(
      `For debuggers: main ${ports.main}, page ${ports.page}, trainer ${ports.trainer} (once it trains).`,
    );
  }
  return runTool('electron-vite', ['dev', ...switches, '--', ...forApp], {
    env: { ...runtime, ...(isDebugged ? { INKLING_INSPECT_TRAINER: String(ports.trainer) } : {}) },
  });
}

/**
 * What tells electron-vite to start Electron or, if it is not available, the stand-in.
 * @returns {Promise<NodeJS.ProcessEnv | undefined>}
 */
async function findRuntime() {
  const electron = await fetchElectronRuntime();
  if ('executable' in electron) return { ELECTRON_EXEC_PATH: electron.executable };
  const browser = findBrowser();
  if (!browser) {
    console.error(`There is neither Electron’s runtime (${electron.reason}) nor Chromium, Chrome or Edge.`);
    return undefined;
  }
  console.log(`Electron’s runtime is not available (${electron.reason}); using a window of ${browser}.`);
  if ((await buildStandIn()) !== 0) return undefined;
  return {
    ELECTRON_EXEC_PATH: process.execPath,
    ELECTRON_ENTRY: bootFile,
    STANDIN_INTERACTIVE: '1',
    STANDIN_BROWSER: browser,
  };
}
