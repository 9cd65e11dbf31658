import { expect, test } from './harness';
import { InklingWindow } from './window';

// Many weights and steps on one image each make an epoch long enough to be interrupted.
const slow = { 'Hidden layers': '300, 100', 'Mini-batch size': '1', Epochs: '50' };

/** How the run stands: "Learning · epoch 12 of 30", and at the right "0.9 s left". */
const state = (window: InklingWindow) => window.page.locator('.run-state');

test.describe('training', () => {
  test('trains, pauses, resumes and stops with the buttons @packaging', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter(slow);
    await window.button('Train').click();
    await expect(window.transcript).toContainText('Epoch 0:');
    await window.button('Pause').click();
    await window.expectTrainingState('Training paused.');
    const paused = await window.percent('Run progress');
    expect(paused).toBeGreaterThan(0);
    await window.button('Resume').click();
    await expect.poll(() => window.percent('Run progress')).toBeGreaterThan(paused);
    await window.button('Stop').click();
    await window.expectTrainingState('Training stopped.');
    await expect(window.primaryAction).toHaveText('Go on');
    await expect(window.button('Stop')).toHaveAttribute('aria-disabled', 'true');
  });

  test('tells how far it is', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ ...slow, Epochs: '3' });
    await window.button('Train').click();
    await expect(state(window)).toContainText(/Learning · epoch \d of 3/);
    await expect(state(window)).toContainText(/\d+ s left/);
    await window.expectTrainingState('Training finished.');
    expect(await window.percent('Run progress')).toBe(100);
    await expect(state(window)).toContainText('Done · epoch 3 of 3');
    expect(await window.transcriptCounts()).toHaveLength(3);
  });

  test('obeys Space and the menu as it obeys the buttons', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter(slow);
    await window.page.getByRole('application', { name: 'Drawing pad' }).focus();
    await window.page.keyboard.press('Space');
    await expect(window.button('Pause')).toBeVisible();
    await expect.poll(async () => (await window.menuItem('training.toggle'))?.label).toBe('Pause');
    await window.choose('training.toggle');
    await window.expectTrainingState('Training paused.');
    await expect.poll(async () => (await window.menuItem('training.toggle'))?.label).toBe('Resume');
    await window.page.keyboard.press('Space');
    await window.expectTrainingState('Training.');
    await expect.poll(async () => (await window.menuItem('training.stop'))?.enabled).toBe(true);
    await window.page.keyboard.press('ControlOrMeta+.');
    await window.expectTrainingState('Training stopped.');
  });

  test('obeys Space in each place whose status bar says so', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const statusBar = window.page.getByRole('contentinfo');
    await window.enter(slow);
    for (const place of ['Train', 'Runs', 'Network', 'Results', 'Data', 'Read', 'My Digits']) {
      await window.goTo(place);
      const isSaid = (await statusBar.innerText()).includes('Space trains');
      expect(isSaid, place).toBe(place !== 'My Digits');
    }
    await window.page.keyboard.press('Space');
    await expect(window.primaryAction).toHaveText(/^Train/);
    for (const place of ['Network', 'Results', 'Data', 'Read', 'Runs']) {
      await window.goTo(place);
      await window.page.keyboard.press('Space');
      await expect(window.primaryAction, place).toHaveText('Pause');
      await expect(statusBar, place).toContainText('Space pauses');
      await window.page.keyboard.press('Space');
      await expect(window.primaryAction, place).toHaveText('Resume');
    }
  });

  test('obeys Space after a run has been chosen from the menu with the mouse', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    await window.runName.getByRole('button').click();
    await window.page.getByRole('menuitemradio', { name: 'Starter model' }).click();
    await window.enter({ 'Hidden layers': '30' });
    await window.runName.getByRole('button').click();
    await window.page.getByRole('menuitemradio', { name: '30 hidden' }).first().click();
    await window.page.keyboard.press('Space');
    await expect(window.primaryAction).toHaveText('Pause');
  });

  test('types a space into a field instead of training', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ 'Hidden layers': '30,' });
    await window.field('Hidden layers').press('Space');
    await expect(window.field('Hidden layers')).toHaveValue('30, ');
    await expect(window.button('Train')).toBeVisible();
  });

  test('steps one epoch or one mini-batch at a time, from the beginning', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ Epochs: '5' });
    await window.button('Step one mini-batch').click();
    await window.expectTrainingState('Training paused.');
    await expect(state(window)).toContainText('Paused · epoch 0 of 5');
    await expect(state(window)).toContainText('mini-batch 1');
    await window.page.keyboard.press('.');
    await expect(state(window)).toContainText('mini-batch 2');
    await window.button('Step one epoch').click();
    await window.expectTrainingState('Training paused. Epoch 0:');
    await window.page.keyboard.press('Shift+Period');
    await window.expectTrainingState('Training paused. Epoch 1:');
    expect(await window.transcriptCounts()).toHaveLength(2);
  });

  test('ends the epoch in work when it is asked to step in the middle of it', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter(slow);
    await window.button('Train').click();
    await expect.poll(() => window.percent('Run progress')).toBeGreaterThan(0);
    await window.button('Step one epoch').click();
    await window.expectTrainingState('Training paused. Epoch');
    await expect(state(window)).not.toContainText('mini-batch ');
  });

  test('goes on with the same run after its end: the curve goes on too', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(3);
    const first = await window.transcriptCounts();
    await window.button('Other ways to train').click();
    await window.page.getByRole('menuitem', { name: 'Train on +10 epochs' }).click();
    await expect(state(window)).toContainText('Done · epoch 13 of 13');
    const all = await window.transcriptCounts();
    expect(await window.field('Epochs').inputValue()).toBe('13');
    expect(all.slice(-3)).toHaveLength(3);
    await window.page.keyboard.press('Shift+Period');
    await expect(state(window)).toContainText('epoch 14 of 14');
    await window.enter({ Epochs: '14' });
    await window.train(3);
    expect(await window.transcriptCounts()).toEqual(first);
  });

  test('trains to the very same weights in one go and in two @packaging', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(4);
    const atOnce = await window.transcriptCounts();
    await window.train(2);
    await window.enter({ Epochs: '4' });
    await window.button('Train on +2').click();
    await expect(state(window)).toContainText('Done · epoch 4 of 4');
    expect(await window.transcriptCounts()).toEqual(atOnce);
  });

  test('makes a new run once a setting is changed, and keeps the one before', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(2);
    await expect(window.primaryAction).toHaveText('Train on +30');
    await window.enter({ 'Learning rate': '1' });
    await expect(window.primaryAction).toHaveText('Train');
    await expect(window.field('Learning rate')).toBeVisible();
    await expect(window.page.getByText('This run: 3', { exact: true })).toBeVisible();
    await window.button('Reset').click();
    await expect(window.primaryAction).toHaveText('Train on +30');
    await window.enter({ 'Learning rate': '1' });
    await window.button('Train').click();
    await expect(window.facts).toContainText('η 1');
    await window.expectTrainingState('Training finished.');
    await window.page.keyboard.press('ControlOrMeta+p');
    await expect(window.page.getByRole('menuitemradio')).toHaveCount(3);
  });

  test('goes on from the network on screen with other settings, where the layers fit', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    await window.train(2);
    const before = await window.transcriptCounts();
    const menu = window.page.getByRole('menu', { name: 'Other ways to train' });
    const item = menu.getByRole('menuitem', { name: /Train on with the changed settings/ });
    await window.enter({ 'Hidden layers': '12' });
    await window.button('Other ways to train').click();
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText('784 → 30 → 10');
    await window.page.keyboard.press('Escape');
    await window.enter({ 'Hidden layers': '30', 'Learning rate': '0.5', Epochs: '1' });
    await window.button('Other ways to train').click();
    await item.click();
    await expect(window.facts).toContainText('η 0.5');
    await expect(window.facts).toContainText('continued from');
    await window.expectTrainingState('Training finished.');
    const after = await window.transcriptCounts();
    expect(after).toHaveLength(3);
    expect(after.slice(0, 2)).toEqual(before);
  });

  test('says that changed settings are for the next run while it trains', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter(slow);
    await window.button('Train').click();
    await expect(window.button('Pause')).toBeVisible();
    await window.field('Learning rate').fill('0.5');
    await expect(window.page.getByText('For the next run; now 3')).toBeVisible();
    await expect(window.button('Pause')).toBeVisible();
  });

  test('goes slowly enough to follow each mini-batch', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ Epochs: '5' });
    const speed = window.page.getByRole('slider', { name: 'Speed' });
    await expect(speed).toHaveAttribute('aria-valuetext', 'as fast as it can');
    await speed.focus();
    for (let step = 0; step < 3; step++) await speed.press('-');
    await speed.press('ArrowLeft');
    await expect(speed).toHaveAttribute('aria-valuetext', 'one mini-batch a second');
    await window.button('Train').click();
    await expect(state(window)).toContainText('mini-batch 2');
    await speed.press('End');
    await window.expectTrainingState('Training finished.');
  });

  test('repeats itself exactly with the same seed', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(2);
    const counts = await window.transcriptCounts();
    await window.enter({ Seed: '2' });
    await window.train(2);
    expect(await window.transcriptCounts()).not.toEqual(counts);
    await window.enter({ Seed: '1' });
    await window.train(2);
    expect(await window.transcriptCounts()).toEqual(counts);
  });

  test('stays alive to the person while it trains', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter(slow);
    await window.button('Train').click();
    await expect(window.button('Pause')).toBeVisible();
    await window.field('Seed').fill('77');
    await expect(window.field('Seed')).toHaveValue('77');
    await window.page.keyboard.press('Tab');
    const painted = await window.page.evaluate(
      () =>
        new Promise<boolean>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))),
    );
    expect(painted).toBe(true);
    await expect(window.button('Pause')).toBeVisible();
  });
});
