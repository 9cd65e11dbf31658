import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type {} from '../../src/renderer/bridge';
import { expect, killTrainers, test } from './harness';
import { InklingWindow } from './window';

test.describe('the log', () => {
  test('is shown in the file manager, and tells what happened without a person’s files @packaging', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const inkling = await launchApp({ userDataFolder });
    const window = new InklingWindow(inkling);
    await inkling.app.evaluate(({ shell }) => {
      shell.showItemInFolder = (path) => void Object.assign(globalThis, { shownPath: path });
    });
    await window.choose('help.show-log');
    const shownPath = () => inkling.app.evaluate(() => (globalThis as { shownPath?: string }).shownPath);
    await expect.poll(shownPath).toBe(join(userDataFolder, 'logs', 'inkling.log'));
    const path = (await shownPath())!;
    expect(existsSync(path)).toBe(true);

    await window.train(1);
    const modelPath = testInfo.outputPath('ada-lovelace.safetensors');
    await window.willSaveTo(modelPath);
    await window.choose('model.export');
    await expect.poll(() => existsSync(modelPath)).toBe(true);
    await askWrongly(inkling.page, modelPath);
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.choose('training.new');
    await expect(window.transcript).toContainText('Epoch 1:');
    expect(await killTrainers(inkling)).toBe(1);
    await expect(window.alerts).toContainText('ended unexpectedly');

    const text = readFileSync(path, 'utf8');
    for (const entry of [
      /info app started .*"version":"\d/,
      /info data found .*"place":"another folder"/,
      /info run started \{"runId":"[^"]+","seed":1,/,
      /info run ended \{"runId":"[^"]+","state":"completed"\}/,
      /warn request refused \{"request":"model.open-recent","reason":"arguments","at":"0","wanted":"string"\}/,
      /error trainer ended \{"reason":"crash",.*"runId":"[^"]+"\}/,
    ]) {
      expect(text).toMatch(entry);
    }
    expect(text).not.toContain('ada-lovelace');
    expect(text).not.toContain(userDataFolder);
  });

  test('goes to the clipboard with versions and data', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await expect.poll(() => dataPhase(inkling.page)).toBe('ready');
    await window.choose('help.copy-diagnostics');
    await expect(window.page.getByRole('status', { name: 'Notices' })).toContainText('to the clipboard');
    const text = await inkling.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(text).toMatch(/^Inkling \d+\.\d+\.\d+\nElectron /);
    expect(text).toContain('Data: kind mnist');
    expect(text).toContain('info app started');
    expect(text).not.toContain(inkling.userDataFolder);
  });
});

/** With arguments that the contract does not know. */
async function askWrongly(page: Page, path: string): Promise<void> {
  await page.evaluate((wrong) => {
    const loose = window.inkling.request as (...all: unknown[]) => Promise<unknown>;
    return loose('model.open-recent', [wrong]);
  }, path);
}

function dataPhase(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const snapshot = await window.inkling.request('app.snapshot');
    return snapshot.ok ? snapshot.value.data.phase : undefined;
  });
}
