import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { launch } from './launch';
import { openWindows, runExitTasks, utilityProcesses } from './lifecycle';
import { preventable } from './preventable';
import { SingleInstance } from './single-instance';
import { strict, strictEmitter } from './strict';

type AppMembers = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getVersion'
  | 'getName'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'setAboutPanelOptions'
  | 'setAppUserModelId'
>;

class StandInApp extends strictEmitter('app') implements AppMembers {
  readonly name = launch.packageJson.productName ?? launch.packageJson.name;
  readonly isPackaged = launch.isPackaged;
  readonly commandLine = strict('app.commandLine', {
    appendSwitch: (name: string, value = '') => void launch.switches.set(name, value),
    hasSwitch: (name: string) => launch.switches.has(name),
    getSwitchValue: (name: string) => launch.switches.get(name) ?? '',
  });
  private readonly paths = new Map<string, string>(Object.entries(standardPaths(this.name)));
  private readonly singleInstance = new SingleInstance((argv, workingFolder) =>
    this.emit('second-instance', preventable({}), argv, workingFolder, undefined),
  );
  private becomeReady: () => void = () => undefined;
  private readonly ready = new Promise<void>((resolve) => (this.becomeReady = resolve));
  private hasBecomeReady = false;
  private isQuitting = false;
  private isExiting = false;

  whenReady() {
    return this.ready;
  }

  isReady() {
    return this.hasBecomeReady;
  }

  /** Called by the stand-in, once Chromium runs and the app's main module is loaded. */
  start() {
    if (this.isExiting) return;
    this.hasBecomeReady = true;
    this.becomeReady();
    this.emit('ready', {}, {});
  }

  getVersion() {
    return launch.packageJson.version;
  }

  getName() {
    return this.name;
  }

  getAppPath() {
    return launch.appPath;
  }

  getPath(name: string) {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`The stand-in for Electron knows no path '${name}'.`);
    return path;
  }

  setPath(name: string, path: string) {
    this.paths.set(name, path);
  }

  requestSingleInstanceLock() {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    return this.singleInstance.request(folder);
  }

  releaseSingleInstanceLock() {
    this.singleInstance.release();
  }

  /** Only the utility processes, and nothing about what they use. */
  getAppMetrics() {
    return [...utilityProcesses].map(([pid, { name }]) => ({ pid, name, type: 'Utility' as const }));
  }

  addRecentDocument() {
    // The desktop's list, which only macOS and Windows have.
  }

  clearRecentDocuments() {
    // As above.
  }

  setAboutPanelOptions() {
    // Shown by macOS only.
  }

  setAppUserModelId() {
    // Of meaning on Windows only.
  }

  /** Windows may refuse, and then the app goes on. */
  quit() {
    if (this.isQuitting || this.isExiting || !this.emitPreventable('before-quit')) return;
    this.isQuitting = true;
    for (const window of [...openWindows]) window.close();
    if (openWindows.size > 0) this.isQuitting = false;
    else this.finish();
  }

  /** Asks nobody. */
  exit(exitCode = 0) {
    if (this.isExiting) return;
    this.isExiting = true;
    for (const window of [...openWindows]) window.destroy();
    this.emit('quit', {}, exitCode);
    this.releaseSingleInstanceLock();
    void runExitTasks().finally(() => process.exit(exitCode));
  }

  /** Called by a window when it has closed. */
  windowClosed() {
    if (openWindows.size > 0 || this.isQuitting || this.isExiting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  private finish() {
    if (this.emitPreventable('will-quit')) this.exit();
    else this.isQuitting = false;
  }

  private emitPreventable(name: string): boolean {
    const event = preventable({});
    this.emit(name, event);
    return !event.defaultPrevented;
  }
}

function standardPaths(appName: string) {
  const home = homedir();
  const appData = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: process.env.APPDATA ?? join(home, 'AppData', 'Roaming'),
  }[process.platform as string];
  const configuration = appData ?? process.env.XDG_CONFIG_HOME ?? join(home, '.config');
  const userData = launch.switches.get('user-data-dir') ?? join(configuration, appName);
  return {
    home,
    appData: configuration,
    userData,
    sessionData: userData,
    logs: join(userData, 'logs'),
    temp: tmpdir(),
    exe: launch.executable,
    desktop: join(home, 'Desktop'),
    documents: join(home, 'Documents'),
    downloads: join(home, 'Downloads'),
  };
}

export const app = new StandInApp();
