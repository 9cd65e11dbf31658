import { expectAccessible } from './accessibility';
import { expect, test, type StartedApp } from './harness';
import { InklingWindow } from './window';

test.describe('the doctor', () => {
  test('says what ails a run, and a key starts the way out; the run and changed settings are kept', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    const card = page.getByRole('region', { name: 'What ails this run' });
    await window.enter({ 'Hidden layers': '12', 'Learning rate': '100', Seed: '3' });
    await window.train(3);
    await expect(card).toContainText(/η = 100 is too large: .* outputs are stuck near 0.* only 1?\d\.\d\s%/);
    await expectAccessible(page);
    const [, ill] = (await window.transcriptCounts()).slice(-2);

    await window.enter({ 'Mini-batch size': '20' });
    const remedy = card.getByRole('button', { name: 'Try η = 3' });
    await expect(remedy).toHaveAccessibleDescription('Train a new network with η = 3; this run is kept');
    await remedy.focus();
    await remedy.press('Enter');
    await expect(window.runName).toHaveText('12 hidden, seed 3, 3 epochs');
    await expect(window.field('Learning rate')).toHaveValue('3');
    await window.expectTrainingState('Training finished.');
    const [, better] = (await window.transcriptCounts()).slice(-2);
    expect(better).toBeGreaterThan(2 * ill);
    await expect(page.getByText('replaced your changes')).toBeVisible();

    await expect(card).toContainText(/^It is still improving: the last epoch took it from \d\d/);
    await card.getByRole('button', { name: 'Try 10 more epochs' }).click();
    await expect(card).toBeHidden();
    await expect(window.transcript).toContainText('Epoch 12:');
    await window.expectTrainingState('Training finished.');

    await window.goTo('Runs');
    await page.getByRole('row').filter({ hasText: 'η 100' }).first().click();
    await expect(window.runName).toContainText('η 100');
    await window.goTo('Train');
    await expect(card).toContainText('η = 100 is too large');
    await card.getByRole('button', { name: 'Chapter: ' }).click();
    await expect(page.locator('#page-title')).toHaveText('A ball in a valley');
  });

  test('shows one finding at a time, and the others at a click', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const card = window.page.getByRole('region', { name: 'What ails this run' });
    await window.enter({ 'Hidden layers': '100', 'Training images': '300', Seed: '4' });
    await window.train(20);
    await expect(card).toContainText(/^It (never answers|reads hardly any) \d/);
    await expect(card.getByRole('button', { name: /^Try/ })).toHaveText([
      'scaled weights',
      'cross-entropy cost',
    ]);
    const next = card.getByRole('button', { name: 'Finding 1 of 2: show the next' });
    await next.focus();
    await next.press('Enter');
    await expect(card).toContainText(/^It overfits: \d\d\.\d\s% of the training images/);
    await card.getByRole('button', { name: 'Finding 2 of 2: show the next' }).click();
    await expect(card).toContainText(/^It (never answers|reads hardly any) \d/);
  });

  /** `examined` resolves once the page has been told what ails a run. */
  function openWindow(inkling: StartedApp) {
    const window = new InklingWindow(inkling);
    const card = window.page.getByRole('region', { name: 'What ails this run' });
    return { window, card, examined: window.examined() };
  }
  const ill = { 'Hidden layers': '12', 'Learning rate': '100', Epochs: '1' };

  test('moves nothing under a pressed pointer: what was aimed at gets the click', async ({ inkling }) => {
    const { window, card, examined } = openWindow(inkling);
    await window.enter(ill);
    await window.button('Copy the Transcript').hover();
    await window.page.mouse.down();
    await window.choose('training.new');
    await examined;
    await expect(card).toBeHidden();
    await window.page.mouse.up();
    const clipboard = () => inkling.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(clipboard).toContain('Epoch 0:');
    await expect(card).toBeVisible();
  });

  test('moves nothing under an open menu', async ({ inkling }) => {
    const { window, card, examined } = openWindow(inkling);
    await window.enter(ill);
    await window.button('Save…').click();
    await window.choose('training.new');
    await examined;
    await expect(card).toBeHidden();
    await window.page.keyboard.press('Escape');
    await expect(card).toBeVisible();
  });
});
