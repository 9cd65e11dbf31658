import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, expect, test as base } from '@playwright/test';
import { needsNoSandbox } from '../../scripts/machine/display.js';
import { syntheticDataFolder } from './synthetic-data';

export { expect } from '@playwright/test';

export const projectFolder = join(import.meta.dirname, '..', '..');

export interface LaunchOptions {
  /** Kept when it is given, so that a second start finds what the first left; otherwise fresh and removed. */
  userDataFolder?: string;
  /** Folder with MNIST's files, small synthetic digits unless told otherwise; null: the app looks for itself. */
  dataFolder?: string | null;
  /** Further arguments, for example a model file. */
  args?: string[];
  env?: Record<string, string>;
}

/** The app as a test has started it. */
export interface StartedApp {
  app: ElectronApplication;
  /** Its window, with the page's first content there. */
  page: Page;
  userDataFolder: string;
  /** What Electron has said of errors that nobody caught, in main or in a trainer. */
  uncaught: string[];
  /** Ends it without questions; harmless when it has ended. */
  close(): Promise<void>;
}

interface Fixtures {
  /** Whether the packaged app is started, or the one in out/; set by the Playwright project. */
  isPackaged: boolean;
  /** Starts the app; it is ended after the test. */
  launchApp: (options?: LaunchOptions) => Promise<StartedApp>;
  /** The app started in the usual way. */
  inkling: StartedApp;
}

export const test = base.extend<Fixtures>({
  isPackaged: [false, { option: true }],
  launchApp: async ({ isPackaged }, use, testInfo) => {
    const started: StartedApp[] = [];
    await use(async (options = {}) => {
      const one = await launchApp(options, isPackaged);
      started.push(one);
      return one;
    });
    if (testInfo.status !== testInfo.expectedStatus) await Promise.all(started.map(tellOfWindow));
    for (const one of started.reverse()) await one.close();
    expect(started.flatMap(({ uncaught }) => uncaught)).toEqual([]);
  },
  inkling: async ({ launchApp }, use) => {
    await use(await launchApp());
  },
});

/** Says what a window shows at the end of a test that failed; nothing, if it has gone. */
async function tellOfWindow({ page }: StartedApp): Promise<void> {
  const text = await page
    .locator('body')
    .ariaSnapshot({ timeout: 5000 })
    .catch(() => 'nothing: it has gone');
  console.log(`The window showed:\n${text}`);
}

async function launchApp(options: LaunchOptions, isPackaged: boolean): Promise<StartedApp> {
  const { dataFolder = syntheticDataFolder, args = [], env = {} } = options;
  const userDataFolder = options.userDataFolder ?? mkdtempSync(join(tmpdir(), 'inkling-test-'));
  const app = await _electron.launch({
    ...(isPackaged ? { executablePath: packagedExecutable() } : {}),
    args: [
      ...(isPackaged ? [] : [projectFolder]),
      `--user-data-dir=${userDataFolder}`,
      ...(dataFolder === null ? [] : [`--data=${dataFolder}`]),
      ...args,
    ],
    env: { ...environment(), ...env },
    // Without this Playwright would turn the sandbox off, and the app would be tested as nobody runs it.
    chromiumSandbox: !needsNoSandbox(),
  });
  const uncaught: string[] = [];
  app.process().stderr!.on('data', (bytes: Buffer) => {
    const text = bytes.toString();
    if (/UnhandledPromiseRejection|JavaScript error occurred/.test(text)) uncaught.push(text);
  });
  const close = async () => {
    await app.evaluate((electron) => electron.app.exit()).catch(() => undefined);
    await app.close().catch(() => undefined);
    if (!options.userDataFolder) rmSync(userDataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await app.firstWindow();
    await page.waitForFunction(() => document.body.childElementCount > 0);
    return { app, page, userDataFolder, uncaught, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends the trainer processes as a crash would, and tells how many there were. */
export function killTrainers({ app }: StartedApp, signal: NodeJS.Signals = 'SIGKILL'): Promise<number> {
  return app.evaluate(({ app }, signal) => {
    const trainers = app.getAppMetrics().filter(({ name }) => name === 'Inkling trainer');
    for (const { pid } of trainers) process.kill(pid, signal);
    return trainers.length;
  }, signal);
}

/** What this process has, without the real MNIST: specs choose their data themselves. */
export function environment(): Record<string, string> {
  const environment = { ...process.env } as Record<string, string>;
  delete environment.INKLING_MNIST;
  if (environment.INKLING_COVERAGE) environment.NODE_V8_COVERAGE = environment.INKLING_COVERAGE;
  return environment;
}

/** What electron-builder's `dir` target has left in dist/ for this system. */
export function packagedFolder(): string {
  const dist = join(projectFolder, 'dist');
  const pattern =
    { darwin: /^mac/, win32: /^win.*-unpacked$/ }[process.platform as string] ?? /^linux.*-unpacked$/;
  const name = existsSync(dist) && readdirSync(dist).find((entry) => pattern.test(entry));
  if (!name) throw new Error('There is no packaged app in dist/; `npm run dist:dir` makes it.');
  return join(dist, name);
}

function packagedExecutable(): string {
  const inFolder =
    { darwin: 'Inkling.app/Contents/MacOS/Inkling', win32: 'Inkling.exe' }[process.platform as string] ??
    'inkling';
  return join(packagedFolder(), inFolder);
}

/** The folder beside app.asar, with what the app reads at run time. */
export function packagedResources(): string {
  return join(
    packagedFolder(),
    process.platform === 'darwin' ? 'Inkling.app/Contents/Resources' : 'resources',
  );
}
