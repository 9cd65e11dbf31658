/** What Electron's executable does: finds the app, gives it `electron`, opens Chromium, and tells the app it is ready. */
import { open } from 'node:inspector';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app';
import { startChromium } from './chromium';
import { electron } from './electron';
import { launch } from './launch';
import { provideElectron } from './module-hook';

process.argv = [...launch.argv];
Object.assign(process, {
  type: 'browser',
  resourcesPath: launch.resourcesPath,
  defaultApp: launch.isPackaged ? undefined : true,
});
Object.assign(process.versions, { electron: launch.electronVersion, chrome: 'of the installed browser' });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
// Electron warns and goes on.
process.on('unhandledRejection', (reason) => console.error('UnhandledPromiseRejectionWarning:', reason));
// Electron shows a dialog with these words, and waits for a person.
process.on('uncaughtException', (error) => {
  console.error('A JavaScript error occurred in the main process', error);
  app.exit(1);
});

provideElectron(electron);
const inspectorPort = launch.switches.get('inspect');
if (inspectorPort !== undefined) open(Number(inspectorPort));
const require = createRequire(import.meta.url);
for (const module of launch.modules) require(module);
await import(pathToFileURL(resolve(launch.appPath, launch.packageJson.main ?? 'index.js')).href).catch(fail);
await startChromium().catch(fail);
app.start();

/** Without the app or its browser there is nothing to go on with. */
function fail(error: unknown): never {
  console.error('A JavaScript error occurred in the main process', error);
  process.exit(1);
}
