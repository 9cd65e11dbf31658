import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { app } from './app';
import { CdpConnection } from './cdp-connection';
import { launch } from './launch';
import { beforeExit, openWindows } from './lifecycle';

const disabledFeatures = [
  'Translate',
  'PaintHolding',
  'MediaRouter',
  'OptimizationHints',
  // The address bar's menus are pages of their own: a third of a start's processor time, and no window shows one.
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  // A renderer in reserve, made anew whenever one is taken.
  'SpareRendererForSitePerProcess',
];
const switches = [
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  `--disable-features=${disabledFeatures.join(',')}`,
  '--disable-sync',
  '--password-store=basic',
  '--use-mock-keychain',
];
const headlessSwitches = [
  '--headless=new',
  '--disable-gpu',
  '--no-startup-window',
  '--force-color-profile=srgb',
];
/** Opens a window without tabs and address, which becomes the app's first. */
const appWindowSwitches = ['--app=data:text/html,', '--hide-crash-restore-bubble'];

let connection: CdpConnection | undefined;

/** Starts the browser that shows the app's windows; it ends with the app. */
export async function startChromium(): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'standin-profile-'));
  beforeExit(() => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const child = spawn(browserPath(), [...switches, ...switchesOfThisStart(), `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  passOnErrors(child);
  connection = new CdpConnection(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const ended = once(child, 'exit');
  beforeExit(() => endChromium(child, ended));
  void ended.then(() => {
    // A person closed it as a whole.
    for (const window of [...openWindows]) window.destroy();
  });
  await connection.browser.send('Target.setDiscoverTargets', { discover: true });
}

export function chromium(): CdpConnection {
  if (!connection) throw new Error('Windows cannot be created before the app is ready.');
  return connection;
}

function browserPath(): string {
  const path = process.env.STANDIN_BROWSER;
  if (!path) throw new Error('STANDIN_BROWSER has to name the executable of Chromium, Chrome or Edge.');
  return path;
}

function switchesOfThisStart(): string[] {
  const passedOn = ['remote-debugging-port', 'no-sandbox']
    .filter((name) => launch.switches.has(name))
    .map((name) => (launch.switches.get(name) ? `--${name}=${launch.switches.get(name)}` : `--${name}`));
  // Without a sandbox Chromium warns in the window, though it may have been the person's only way.
  const unwarned = launch.switches.has('no-sandbox') ? ['--test-type'] : [];
  return [...passedOn, ...unwarned, ...(launch.isInteractive ? appWindowSwitches : headlessSwitches)];
}

/** Playwright waits for the line that names the DevTools port; the rest is Chromium's own affair. */
function passOnErrors(child: ChildProcess): void {
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    const lines = text.split('\n').filter((line) => /^DevTools listening|FATAL/.test(line));
    for (const line of lines) process.stderr.write(`${line}\n`);
  });
  child.on('error', (error) => {
    console.error(`Chromium did not start: ${error.message}`);
    app.exit(1);
  });
}

async function endChromium(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  connection!.browser.send('Browser.close').catch(() => undefined);
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}
