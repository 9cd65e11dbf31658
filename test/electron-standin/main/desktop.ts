import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { Clipboard, PowerSaveBlocker, Rectangle, Shell } from 'electron';
import { BrowserWindow } from './browser-window';
import { launch } from './launch';
import { strict, strictEmitter } from './strict';

const shellMembers: Pick<Shell, 'openExternal' | 'showItemInFolder'> = {
  openExternal(url) {
    if (!launch.isInteractive) {
      return Promise.reject(new Error('A test has to replace shell.openExternal before the app calls it.'));
    }
    openWithDesktop(url);
    return Promise.resolve();
  },
  showItemInFolder(path) {
    if (!launch.isInteractive) {
      throw new Error('A test has to replace shell.showItemInFolder before the app calls it.');
    }
    showWithDesktop(path);
  },
};
export const shell = strict('shell', shellMembers);

function openWithDesktop(url: string): void {
  run(
    { darwin: ['open', url], win32: ['rundll32', 'url.dll,FileProtocolHandler', url] },
    ['xdg-open', url],
    `To be opened in a browser: ${url}`,
  );
}

/** Most file managers of Linux can only be asked for the folder. */
function showWithDesktop(path: string): void {
  run(
    { darwin: ['open', '-R', path], win32: ['explorer', `/select,${path}`] },
    ['xdg-open', dirname(path)],
    `To be looked at: ${path}`,
  );
}

function run(commands: Record<string, string[]>, usualCommand: string[], insteadMessage: string): void {
  const [program, ...parameters] = commands[process.platform] ?? usualCommand;
  spawn(program, parameters, { stdio: 'ignore', detached: true })
    .on('error', () => console.error(insteadMessage))
    .unref();
}

let clipboardText = '';
const clipboardMembers: Pick<Clipboard, 'writeText' | 'readText'> = {
  async writeText(text) {
    clipboardText = text;
    if (launch.isInteractive) await copyInPage(text);
  },
  readText: () => Promise.resolve(clipboardText),
};
export const clipboard = strict('clipboard', clipboardMembers);

/** The desktop's clipboard is reached through the page, as if the person had copied there. */
async function copyInPage(text: string): Promise<void> {
  const target = await BrowserWindow.getFocusedWindow()?.webContents.opened;
  const expression = `(${copyText.toString()})(${JSON.stringify(text)})`;
  await target?.session.send('Runtime.evaluate', { expression, userGesture: true });
}

/** Runs in the page. */
function copyText(text: string): void {
  const copy = (event: ClipboardEvent) => {
    event.clipboardData!.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', copy, { once: true });
  document.execCommand('copy');
}

const workArea: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };
const display = { id: 1, bounds: workArea, workArea, workAreaSize: workArea, scaleFactor: 1 };

/** One display of a usual size, whatever there is: Chromium tells of its displays to pages only. */
class StandInScreen extends strictEmitter('screen') {
  getAllDisplays() {
    return [display];
  }

  getPrimaryDisplay() {
    return display;
  }

  getDisplayMatching() {
    return display;
  }
}
export const screen = new StandInScreen();

const activeBlockers = new Set<number>();
let blockerCount = 0;
const powerSaveBlockerMembers: Pick<PowerSaveBlocker, 'start' | 'stop' | 'isStarted'> = {
  start() {
    activeBlockers.add(++blockerCount);
    return blockerCount;
  },
  stop: (id) => activeBlockers.delete(id),
  isStarted: (id) => activeBlockers.has(id),
};
export const powerSaveBlocker = strict('powerSaveBlocker', powerSaveBlockerMembers);
