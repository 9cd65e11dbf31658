import type { Locator } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expect, test } from './harness';
import { exportShown } from './shown-run';
import { InklingWindow } from './window';

function timeMachineOf(window: InklingWindow) {
  const card = window.page.getByRole('region', { name: 'Time machine' });
  return {
    card,
    slider: card.getByRole('slider', { name: 'Epoch' }),
    picture: (name: string | RegExp) => card.getByRole('button', { name }),
  };
}

const note = (window: InklingWindow) => window.page.getByRole('contentinfo').getByText(/^Showing/);

/** The outputs beside the pad. */
const outputs = async (window: InklingWindow) => (await window.bars.allInnerTexts()).join(' ');

async function expectEpoch(window: InklingWindow, slider: Locator, epoch: number): Promise<void> {
  await expect(slider).toHaveAttribute('aria-valuetext', `epoch ${epoch}`);
  await expect(window.page.getByText(`read by epoch ${epoch}`, { exact: true })).toBeVisible();
}

test.describe('the time machine', () => {
  test('moves the whole window through the kept epochs of a run', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('data');
    const first = await launchApp({ userDataFolder });
    let window = new InklingWindow(first);
    await window.enter({ 'Hidden layers': '8', Seed: '2', 'Learning rate': '1' });
    await window.train(12);
    await window.choose('sample.next');
    await expect(window.page.getByRole('heading', { name: /^Test image/ })).toBeVisible();
    const newestOutputs = await outputs(window);
    const exported = await exportShown(window, testInfo);

    await window.goTo('Network');
    let { card, slider, picture } = timeMachineOf(window);
    await expect(card).toContainText('after epoch 12 of 12');
    await expect(card).toContainText('13 kept networks, 166 kB');
    await expect(slider).toHaveAttribute('aria-valuetext', 'epoch 12, the newest');
    await slider.focus();
    await slider.press('ArrowLeft');
    await expectEpoch(window, slider, 11);
    await slider.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', 'untrained');
    await expect(window.page.getByText('read untrained', { exact: true })).toBeVisible();
    const untrainedOutputs = await outputs(window);
    expect(untrainedOutputs).not.toBe(newestOutputs);
    await expect(note(window)).toContainText('Showing untrained · training and export use the newest');

    await picture('epoch 5').click();
    await expectEpoch(window, slider, 5);
    await expect(picture('epoch 5')).toHaveAttribute('aria-pressed', 'true');
    await window.page.keyboard.press(']');
    await expectEpoch(window, slider, 6);
    await window.page.keyboard.press('[');
    await window.page.keyboard.press('[');
    await expectEpoch(window, slider, 4);
    const earlyOutputs = await outputs(window);
    expect(earlyOutputs).not.toBe(newestOutputs);
    const table = window.page.getByRole('table', { name: 'Distributions by layer' });
    await expect(table.getByRole('row', { name: /^Hidden layer, 8 neurons Weights/ })).toBeVisible();
    await expectAccessible(window.page);

    // Elsewhere the window shows the same network; the keys are those of the pen again.
    await window.goTo('Train');
    await expect(window.page.getByText('read by epoch 4', { exact: true })).toBeVisible();
    expect(await outputs(window)).toBe(earlyOutputs);
    await window.page.keyboard.press(']');
    await expect(window.page.getByText('read by epoch 4', { exact: true })).toBeVisible();
    const again = await exportShown(window, testInfo);
    expect(again.network).toEqual(exported.network);
    await note(window).getByRole('button', { name: 'Back to epoch 12' }).click();
    await expect(note(window)).toHaveCount(0);
    await expect.poll(() => outputs(window)).toBe(newestOutputs);

    await window.goTo('Network');
    await card.getByRole('button', { name: 'Play the Epochs' }).click();
    await expect(note(window)).toBeVisible();
    await expect(slider).toHaveAttribute('aria-valuetext', 'epoch 12, the newest', { timeout: 30_000 });
    await expect(card.getByRole('button', { name: 'Play the Epochs' })).toBeVisible();
    await expect.poll(() => outputs(window)).toBe(newestOutputs);

    await window.page.keyboard.press('[');
    await expectEpoch(window, slider, 11);
    await window.page.keyboard.press('End');
    await expect(note(window)).toHaveCount(0);
    await first.close();

    // The next start finds them, and a run that goes on adds to them.
    const second = await launchApp({ userDataFolder });
    window = new InklingWindow(second);
    await window.goTo('Network');
    ({ card, slider, picture } = timeMachineOf(window));
    await expect(card).toContainText('13 kept networks');
    await picture('epoch 5').click();
    await expectEpoch(window, slider, 5);
    await window.goTo('Train');
    await window.primaryAction.click();
    await window.expectTrainingState('Training finished.');
    await window.goTo('Network');
    await expectEpoch(window, slider, 5);
    await expect(card).toContainText(/1[4-9] kept networks|2\d kept networks/);
    await card.getByRole('button', { name: /^Back to epoch/ }).click();
    await expect(note(window)).toHaveCount(0);
    await window.choose('model.starter');
    await expect(card).toContainText('no earlier networks kept');
    await expect(slider).toBeDisabled();
  });
});
