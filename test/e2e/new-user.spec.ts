import type { TestInfo } from '@playwright/test';
import { copyFileSync } from 'node:fs';
import { expect, test } from './harness';
import { drawDigits, round, teach } from './round-of-digits';
import { exportShown, expectOneRun } from './shown-run';
import { InklingWindow } from './window';

const names = {
  first: '12 hidden, 3 epochs',
  second: '20 hidden, η 0.5, 2 epochs',
  opened: 'from a friend',
  taught: 'from a friend, with my digits',
};

/** A file that somebody else made: as the network on screen is exported. */
async function fileOfFriend(window: InklingWindow, testInfo: TestInfo): Promise<string> {
  await exportShown(window, testInfo);
  const path = testInfo.outputPath('from a friend.safetensors');
  copyFileSync(testInfo.outputPath('shown.safetensors'), path);
  return path;
}

/** Puts one run after the other on screen, and looks at everything there. */
async function expectEveryRun(window: InklingWindow, testInfo: TestInfo): Promise<void> {
  for (const name of Object.values(names)) {
    await window.goTo('Runs');
    await window.page.locator('.row-name').getByText(name, { exact: true }).click();
    await window.goTo('Train');
    await expectOneRun(window, testInfo, name);
  }
}

test('a new user trains two networks, opens a file, teaches it digits and closes in the middle: all is there', async ({
  launchApp,
}, testInfo) => {
  test.slow();
  const userDataFolder = testInfo.outputPath('user-data');
  const first = await launchApp({ userDataFolder });
  const window = new InklingWindow(first);
  await window.noteQuestions();
  await window.enter({ 'Hidden layers': '12' });
  await window.train(3);
  const path = await fileOfFriend(window, testInfo);
  await window.enter({ 'Hidden layers': '20', 'Learning rate': '0.5' });
  await window.train(2);
  await window.willOpen(path);
  await window.choose('model.open');
  await expectOneRun(window, testInfo, names.opened);

  await window.goTo('My Digits');
  await window.button('Draw 20 digits').click();
  await drawDigits(first.page, 4, 1);
  await window.button('Stop here').click();
  await teach(first.page, 4);
  await expectEveryRun(window, testInfo);

  // In the middle of a training, with a round of digits begun.
  await window.goTo('My Digits');
  await window.button('Draw another 20 digits').click();
  await drawDigits(first.page, 2, 2);
  await window.goTo('Train');
  await window.enter({ 'Hidden layers': '1000, 200', 'Mini-batch size': '1', Epochs: '50' });
  await window.choose('training.new');
  await window.expectTrainingState('Training.');
  const unfinished = await window.runName.innerText();
  expect(await window.askedQuestions()).toEqual([]);
  const closed = first.app.waitForEvent('close');
  await window.closeWindow();
  await closed;

  const next = new InklingWindow(await launchApp({ userDataFolder }));
  await expect(next.runName).toHaveText(unfinished);
  await expect(next.page.getByRole('banner')).toContainText('Interrupted');
  await expect(next.primaryAction).toBeEnabled();
  await next.primaryAction.click();
  await next.expectTrainingState('Training.');
  await next.choose('training.stop');
  await next.expectTrainingState('Training stopped.');
  await next.goTo('My Digits');
  await expect(round(next.page)).toContainText('Digit 3 of 20');
  await expectEveryRun(next, testInfo);
});
