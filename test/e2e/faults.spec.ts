import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { expect, killTrainers, test } from './harness';
import type {} from '../../src/renderer/bridge';
import { InklingWindow } from './window';

test.describe('faults', () => {
  test('a crash of the trainer is told, and training goes on from there at one click @packaging', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.choose('training.new');
    await expect(window.transcript).toContainText('Epoch 1:');
    expect(await killTrainers(inkling)).toBe(1);
    await expect(window.alerts).toContainText('The training process ended unexpectedly');
    await window.expectTrainingState('Training was interrupted. Epoch');
    const [first] = await window.transcriptCounts();
    await window.primaryAction.click();
    await expect(window.button('Pause')).toBeVisible();
    expect((await window.transcriptCounts())[0]).toBe(first);
    await window.button('Stop').click();
    await window.expectTrainingState('Training stopped.');
  });

  test('a trainer without enough memory is told, and what it has learned is kept', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.choose('training.new');
    await expect(window.transcript).toContainText('Epoch 1:');
    // V8 ends a process that is out of memory by an abort.
    expect(await killTrainers(inkling, 'SIGABRT')).toBe(1);
    await expect(window.alerts).toContainText('The training process ended unexpectedly');
    await window.expectTrainingState('Training was interrupted. Epoch');
    await window.primaryAction.click();
    await expect(window.button('Pause')).toBeVisible();
    await window.button('Stop').click();
    await window.expectTrainingState('Training stopped.');
  });

  test('a crash of the page loads it again, with the run on screen and the menu as they were @packaging', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    const { app } = inkling;
    await window.train(1);
    const title = await window.title();
    const sentAgain = await app.evaluateHandle(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0];
      const told = new Promise<string>((resolve) => {
        const send = webContents.send.bind(webContents);
        webContents.send = (channel: string, name: string, event: { message?: string }) => {
          send(channel, name, event);
          if (name === 'failed') resolve(event.message ?? '');
        };
      });
      webContents.forcefullyCrashRenderer();
      return { told };
    });
    expect(await sentAgain.evaluate(({ told }) => told)).toContain('has been reloaded');
    expect(await window.title()).toBe(title);
    // The page that was is gone for good; what the new one does can be seen in the title.
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toContain('Starter model');
  });

  test('a page that crashes again and again ends the app in order, and its runs are there at the next start', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const started = await launchApp({ userDataFolder });
    const { app } = started;
    const window = new InklingWindow(started);
    await window.train(1);
    const title = await window.title();
    const closed = app.waitForEvent('close');
    await app.evaluate(({ BrowserWindow, dialog }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0];
      dialog.showErrorBox = () => undefined;
      webContents.on('did-finish-load', () => webContents.forcefullyCrashRenderer());
      webContents.forcefullyCrashRenderer();
    });
    await closed;
    const again = new InklingWindow(await launchApp({ userDataFolder }));
    await expect.poll(() => again.title()).toBe(title);
  });

  test('a request that the contract does not know, or with wrong arguments, is refused', async ({
    inkling,
  }) => {
    const ask = (name: string, ...parameters: unknown[]) =>
      inkling.page.evaluate(
        async ([request, rest]) => {
          const loose = window.inkling.request as (...all: unknown[]) => Promise<unknown>;
          return loose(request, ...rest).catch((error: unknown) => String(error));
        },
        [name, parameters] as const,
      );
    expect(await ask('training.start', { hyperparameters: { epochs: -1 } })).toMatchObject({
      ok: false,
      failure: { code: 'invalid-request' },
    });
    expect(await ask('model.open-recent', 7)).toMatchObject({ ok: false });
    expect(await ask('model.open-content', { name: '../a.json', bytes: [] })).toMatchObject({ ok: false });
    expect(await ask('training.pause')).toMatchObject({ ok: false, failure: { code: 'invalid-request' } });
    expect(await ask('shell.run', 'ls')).toMatch(/No handler registered/);
  });

  test('a request from any other page than the app’s own window is refused', async ({ inkling: { app } }) => {
    const opened = app.waitForEvent('window');
    await app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`;
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await other.loadURL('app://inkling/index.html');
    });
    const other = await opened;
    await other.waitForURL('**/index.html');
    const answer = await other.evaluate(() => window.inkling.request('app.snapshot'));
    expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid-request' } });
  });

  test('a second start shows the first window, and opens the file it was given there @packaging', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new InklingWindow(first);
    const path = testInfo.outputPath('second.safetensors');
    await window.train(1);
    await window.willSaveTo(path);
    await window.choose('model.export');
    await expect.poll(() => existsSync(path)).toBe(true);
    await window.choose('model.starter');
    await expect.poll(() => window.title()).toContain('Starter model');
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].minimize());
    await expect(launchApp({ userDataFolder, args: [path] })).rejects.toThrow();
    await expect.poll(() => window.title()).toBe('second – Inkling');
    await expect(launchApp({ userDataFolder, args: [testInfo.outputPath('no.json')] })).rejects.toThrow();
    await expect(window.alerts).toContainText('no.json');
  });

  test('a file that the desktop names while the app runs is opened @packaging', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    await inkling.app.evaluate(
      ({ app }, path) => void app.emit('open-file', { preventDefault: () => undefined }, path),
      testInfo.outputPath('missing.safetensors'),
    );
    await expect(window.alerts).toContainText('missing.safetensors');
  });

  test('damaged settings are set aside, and told', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    mkdirSync(userDataFolder);
    writeFileSync(testInfo.outputPath('user-data', 'settings.json'), '{ not json');
    const { page } = await launchApp({ userDataFolder });
    await expect(page.getByRole('alert')).toContainText('settings were damaged');
  });
});
