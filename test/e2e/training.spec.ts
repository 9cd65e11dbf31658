import { expect, test } from './harness';
import { InklingWindow } from './window';

// Many weights and steps on one image each make an epoch long enough to be interrupted.
const slow = { 'Hidden layers': '1000, 200', 'Mini-batch size': '1', Epochs: '50' };

test.describe('training', () => {
  test('trains, pauses, resumes and stops with the buttons', async ({ inkling }) => {
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
    await expect(window.button('Train')).toBeVisible();
    await expect(window.button('Stop')).toHaveAttribute('aria-disabled', 'true');
  });

  test('runs all epochs, and tells how far it is', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ ...slow, Epochs: '3' });
    await window.button('Train').click();
    await expect(window.page.getByText(/\d+ s left/)).toBeVisible();
    await expect.poll(() => window.percent('Epoch progress')).toBeGreaterThan(0);
    await window.expectTrainingState('Training finished.');
    expect(await window.percent('Run progress')).toBe(100);
    await expect(window.page.getByText(/Done in/)).toBeVisible();
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

  test('types a space into a field instead of training', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.field('Hidden layers').fill('30,');
    await window.field('Hidden layers').press('Space');
    await expect(window.field('Hidden layers')).toHaveValue('30, ');
    await expect(window.button('Train')).toBeVisible();
  });

  test('steps one epoch at a time', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.button('Step').click();
    await window.expectTrainingState('Training paused. Epoch 0:');
    expect(await window.transcriptCounts()).toHaveLength(1);
    await window.page.keyboard.press('ControlOrMeta+ArrowRight');
    await window.expectTrainingState('Training paused. Epoch 1:');
    expect(await window.transcriptCounts()).toHaveLength(2);
  });

  test('ends the epoch in work when it is asked to step in the middle of it', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter(slow);
    await window.button('Train').click();
    await expect.poll(() => window.percent('Epoch progress')).toBeGreaterThan(0);
    await window.button('Step').click();
    await window.expectTrainingState('Training paused. Epoch');
    expect(await window.percent('Epoch progress')).toBe(0);
  });

  test('keeps the network after a stop, and can go on from it', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(3);
    const [first, , last] = await window.transcriptCounts();
    expect(last).toBeGreaterThan(first);
    await window.page.getByRole('radio', { name: 'This network' }).check();
    await window.button('Step').click();
    await window.expectTrainingState('Training paused. Epoch 0:');
    await expect(window.runSummary).toContainText('from the open network');
    const [next] = await window.transcriptCounts();
    expect(next).toBeGreaterThan(first);
    await window.choose('training.stop');
    await window.expectTrainingState('Training stopped.');
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
