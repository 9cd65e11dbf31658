import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';

interface FixtureState {
  mayClose: boolean;
  childExits: number[];
  childErrors: string[];
  secondInstances: { argv: string[]; folder: string }[];
  navigations: string[];
  timesReady: number;
}

interface FixtureBridge {
  invoke(channel: string, ...parameters: unknown[]): Promise<unknown>;
  greetings(): unknown[][];
  nested: { version: string };
  call<Value>(listener: (value: Value) => Value, value: Value): Value;
}

declare global {
  interface Window {
    fixture: FixtureBridge;
  }
}

const standInFolder = join(import.meta.dirname, 'dist');
const fixtureFolder = join(import.meta.dirname, 'fixture');

const test = base.extend<{ app: ElectronApplication; page: Page }>({
  app: async ({ playwright }, use) => {
    process.env.ELECTRON_OVERRIDE_DIST_PATH = standInFolder;
    const folder = mkdtempSync(join(tmpdir(), 'standin-test-'));
    const app = await playwright._electron.launch({ args: [fixtureFolder, `--user-data-dir=${folder}`] });
    // The fixture opens its window last: a test that asks for no page finds the menu set, too.
    await app.firstWindow();
    await use(app);
    await app.evaluate(({ app }) => app.exit()).catch(() => undefined);
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    await page.waitForSelector('h1');
    await use(page);
  },
});

/** Reads or changes what the fixture app notes. */
function fixtureState(app: ElectronApplication, change: Partial<FixtureState> = {}): Promise<FixtureState> {
  return app.evaluate((_electron, change) => {
    const { fixture } = globalThis as unknown as { fixture: FixtureState & { child: unknown } };
    Object.assign(fixture, change);
    const { mayClose, childExits, childErrors, secondInstances, navigations, timesReady } = fixture;
    return { mayClose, childExits, childErrors, secondInstances, navigations, timesReady };
  }, change);
}

test.describe('pages', () => {
  test('run the preload before their own scripts, in a world of its own', async ({ page }) => {
    const seen = await page.evaluate(() => ({
      exposed: document.body.dataset.exposed,
      isLeaked: 'leaked' in window,
      hasRequire: 'require' in window,
      hasFrozenBridge: Object.isFrozen(window.fixture) && Object.isFrozen(window.fixture.nested),
      isSecure: isSecureContext,
    }));
    expect(seen).toEqual({
      exposed: 'function',
      isLeaked: false,
      hasRequire: false,
      hasFrozenBridge: true,
      isSecure: true,
    });
  });

  test('call across the context bridge in both directions', async ({ page }) => {
    expect(await page.evaluate(() => window.fixture.call((value) => value * 2, 21))).toBe(42);
  });

  test('keep values of every kind between page and main', async ({ page }) => {
    const kept = await page.evaluate(async () => {
      const weights = new Float64Array([1, NaN, -0, Infinity]);
      const sent = {
        weights,
        same: weights,
        map: new Map([[1, { nothing: undefined }]]),
        date: new Date(5),
        big: 10n,
      };
      const got = (await window.fixture.invoke('echo', sent)) as typeof sent;
      return [
        got.weights instanceof Float64Array && Object.is(got.weights[2], -0) && Number.isNaN(got.weights[1]),
        got.map.get(1)!.nothing === undefined && 'nothing' in got.map.get(1)!,
        got.date.getTime() === 5,
        got.big === 10n,
      ];
    });
    expect(kept).toEqual([true, true, true, true]);
  });

  test('hear of what main throws, and of channels that nobody handles', async ({ page }) => {
    const messages = await page.evaluate(() =>
      Promise.all(
        ['fail', 'unknown'].map((channel) =>
          window.fixture.invoke(channel).catch((error: Error) => error.message),
        ),
      ),
    );
    expect(messages).toEqual([
      "Error invoking remote method 'fail': RangeError: out of range",
      "Error invoking remote method 'unknown': Error: No handler registered for 'unknown'",
    ]);
  });

  test('hear what main sends', async ({ page }) => {
    await expect.poll(() => page.evaluate(() => window.fixture.greetings()[0]?.[0])).toBe('hello');
    expect(await page.evaluate(() => window.fixture.greetings()[0][1] instanceof Float32Array)).toBe(true);
  });

  test('have the address that the app gave them, as far as the app can see', async ({ page }) => {
    expect(await page.evaluate(() => window.fixture.invoke('sender'))).toBe('fixture://app/index.html');
  });

  test('obey the content security policy that the app sends', async ({ page }) => {
    const seen = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.hasRun = true';
      document.body.append(script);
      // From a timer: Playwright lifts the ban on eval for what it evaluates itself.
      const isEvalForbidden = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return false')());
          } catch {
            resolve(true);
          }
        }),
      );
      const answer = await fetch('https://example.org/').catch(() => 'blocked');
      return { hasRun: 'hasRun' in window, isEvalForbidden, answer };
    });
    expect(seen).toEqual({ hasRun: false, isEvalForbidden: true, answer: 'blocked' });
  });

  test('have the permissions that the app grants: none here', async ({ page }) => {
    const states = await page.evaluate(() =>
      Promise.all(
        ['geolocation', 'notifications', 'camera'].map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied']);
  });

  test('go nowhere and open nothing when the app forbids it', async ({ app, page }) => {
    const before = page.url();
    await page.getByRole('link').click();
    expect(await page.evaluate(() => window.open('https://example.org/popup'))).toBeNull();
    await expect.poll(async () => (await fixtureState(app)).navigations).toEqual(['https://example.org/']);
    await expect.poll(() => app.windows().length).toBe(1);
    expect(page.url()).toBe(before);
  });
});

test.describe('windows', () => {
  test('stay open while the app refuses to close', async ({ app, page }) => {
    await fixtureState(app, { mayClose: false });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].close());
    expect(await page.evaluate(() => document.title)).toBe('Fixture');
    await fixtureState(app, { mayClose: true });
    const closed = app.waitForEvent('close');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].close());
    await closed;
  });

  test('give the page the size that the app asks for, but not less than its least', async ({ app, page }) => {
    const size = () => page.evaluate(() => [innerWidth, innerHeight]);
    const resize = (width: number, height: number) =>
      app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setBounds({ ...size, x: 0, y: 0 }),
        { width, height },
      );
    expect(await size()).toEqual([900, 650]);
    await resize(1100, 700);
    await expect.poll(size).toEqual([1100, 700]);
    await resize(10, 10);
    await expect.poll(size).toEqual([700, 500]);
  });

  test('are ready to be shown once their page is painted, and not again while they are shown', async ({
    app,
    page,
  }) => {
    const readiness = () => fixtureState(app).then(({ timesReady }) => timesReady);
    await expect.poll(readiness).toBe(1);
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    // Main hears of this later than of the paint.
    await page.evaluate(() => window.fixture.invoke('echo', 1));
    expect(await readiness()).toBe(1);
  });

  test('show dark colours when the app chooses them', async ({ app, page }) => {
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await isDark()).toBe(false);
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark';
    });
    await expect.poll(isDark).toBe(true);
  });
});

test.describe('the app', () => {
  test('has its dialogs answered by the test, and fails where it has not thought of one', async ({
    app,
    page,
  }) => {
    const ask = () =>
      page.evaluate(() => window.fixture.invoke('ask').catch((error: Error) => error.message));
    expect(await ask()).toContain('A test has to replace dialog.showMessageBox');
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 2, checkboxChecked: false });
    });
    expect(await ask()).toBe(2);
  });

  test('has a menu that can be chosen from', async ({ app, page }) => {
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('send')!.click());
    await expect
      .poll(() => page.evaluate(() => window.fixture.greetings().at(-1)))
      .toEqual(['from the menu']);
  });

  test('changes items of its menu in place, as far as Electron lets it', async ({ app }) => {
    const changed = await app.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu()!;
      const item = menu.getMenuItemById('send')!;
      Object.assign(item, { label: 'Sent', enabled: false, visible: false });
      let isFixed = false;
      try {
        Object.assign(item, { accelerator: 'CmdOrCtrl+S' });
      } catch {
        isFixed = true;
      }
      return { label: menu.getMenuItemById('send')!.label, enabled: item.enabled, isFixed };
    });
    expect(changed).toEqual({ label: 'Sent', enabled: false, isFixed: true });
  });

  test('goes on after a promise that nobody caught, in main and in a utility process', async ({
    app,
    page,
  }) => {
    await app.evaluate(() => void Promise.reject(new Error('not caught')));
    const send = (value: string) => page.evaluate((value) => window.fixture.invoke('child', value), value);
    expect(await send('reject')).toEqual({ data: 'reject', type: 'utility' });
    expect(await send('after')).toEqual({ data: 'after', type: 'utility' });
  });

  test('ends with the code that it names', async ({ app, page }) => {
    await page.evaluate(() => document.title);
    const ended = new Promise((resolve) => app.process().on('exit', resolve));
    await app.evaluate(({ app }) => setImmediate(() => app.exit(7)));
    expect(await ended).toBe(7);
  });

  test('talks with a utility process, and hears of its crash', async ({ app, page }) => {
    const send = (value: string) => page.evaluate((value) => window.fixture.invoke('child', value), value);
    expect(await send('first')).toEqual({ data: 'first', type: 'utility' });
    void send('crash').catch(() => undefined);
    await expect.poll(async () => (await fixtureState(app)).childExits.length).toBe(1);
    expect((await fixtureState(app)).childExits[0]).not.toBe(0);
    expect((await fixtureState(app)).childErrors).toEqual(['FatalError']);
    expect(await send('second')).toEqual({ data: 'second', type: 'utility' });
  });

  test('is told of a second start, which ends by itself', async ({ app, page }) => {
    await page.evaluate(() => document.title);
    const folder = await app.evaluate(({ app }) => app.getPath('userData'));
    const second = spawnSync(join(standInFolder, 'electron'), [
      fixtureFolder,
      `--user-data-dir=${folder}`,
      'a.file',
    ]);
    expect(second.status).toBe(0);
    await expect.poll(async () => (await fixtureState(app)).secondInstances.length).toBe(1);
    expect((await fixtureState(app)).secondInstances[0].argv.at(-1)).toBe('a.file');
  });

  test('is told the name of what the stand-in does not have', async ({ app }) => {
    const message = await app.evaluate(({ app }) => {
      try {
        return String(app.isEmojiPanelSupported());
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(message).toBe('The stand-in for Electron has no app.isEmojiPanelSupported.');
  });
});
