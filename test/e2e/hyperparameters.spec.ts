import { presets } from '../../src/contract/presets';
import { expect, test } from './harness';
import { InklingWindow } from './window';

test.describe('the settings', () => {
  test('are the book’s at a first start, and then those of the run on screen', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await expect(window.runName).toContainText('Starter model');
    await expect(window.preset).toHaveValue('book-30');
    await expect(window.field('Hidden layers')).toHaveValue('30');
    await expect(window.page.getByText('This run: 24c5, p2, 48c5, p2, 200', { exact: true })).toBeVisible();
    await expect(window.primaryAction).toHaveText('Train');
    const title = (text: string) => window.page.getByRole('heading', { name: text, exact: true });
    await expect(title('For the next run')).toBeVisible();
    await window.train(1);
    await expect(title('Settings of this run')).toBeVisible();
    await expect(window.field('Hidden layers')).toHaveValue('30');
    await window.page.keyboard.press('ControlOrMeta+p');
    await window.page.getByRole('menuitemradio', { name: 'Starter model' }).click();
    await expect(window.field('Hidden layers')).toHaveValue('24c5, p2, 48c5, p2, 200');
  });

  test('fill in from a preset with its seed, as in the terminal', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.preset.selectOption('book-100');
    const { seed } = presets.find(({ name }) => name === 'book-100')!.hyperparameters;
    await expect(window.field('Seed')).toHaveValue(String(seed));
    await window.field('Seed').fill('none');
    await expect(window.preset).toHaveValue('');
    await expect(window.button('Train')).toHaveAttribute('aria-disabled', 'true');
    await window.preset.selectOption('book-100');
    await expect(window.field('Seed')).toHaveValue(String(seed));
    await expect(window.preset).toHaveValue('book-100');
    await expect(window.button('Train')).toHaveAttribute('aria-disabled', 'false');
  });

  test('have room for the largest numbers', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    for (const [width, height] of [
      [1024, 700],
      [1280, 800],
    ]) {
      await window.page.setViewportSize({ width, height });
      for (const name of ['Mini-batch size', 'Epochs', 'Training images']) {
        const field = window.field(name);
        await field.fill('50,000');
        expect(await field.evaluate((input) => input.scrollWidth - input.clientWidth)).toBeLessThanOrEqual(0);
      }
    }
  });

  test('follow one another without a gap when they are folded out', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const { page } = window;
    await window.button('Reset').click();
    await page.getByText('Cost, weights, regularisation').click();
    const output = (await page.getByRole('combobox', { name: 'Output neurons' }).boundingBox())!;
    const next = (await page.getByText('Cost function', { exact: true }).boundingBox())!;
    expect(next.y - (output.y + output.height)).toBeLessThan(20);
  });

  test('go back to those of the run, whatever is wrong with them', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    await window.enter({ Epochs: '7', Seed: 'x' });
    await window.button('Reset').click();
    await expect(window.field('Epochs')).toHaveValue('1');
    await expect(window.field('Seed')).toHaveValue('1');
    await expect(window.button('Reset')).toBeHidden();
  });

  test('stand as they were left after a restart', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new InklingWindow(first);
    await window.train(1);
    await window.enter({ 'Learning rate': '0.7', 'Hidden layers': '20, 15' });
    const closed = first.app.waitForEvent('close');
    await window.closeWindow();
    await closed;
    const second = new InklingWindow(await launchApp({ userDataFolder }));
    await expect(second.field('Learning rate')).toHaveValue('0.7');
    await expect(second.field('Hidden layers')).toHaveValue('20, 15');
    await expect(second.primaryAction).toHaveText('Train');
    await expect(second.facts).toContainText('784-30-10 · η 3');
  });

  test('come back when another run has taken the place of changed ones', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    await window.enter({ 'Learning rate': '0.7' });
    await window.choose('run.choose');
    await window.page.getByRole('menuitemradio', { name: 'Starter model' }).click();
    const { learningRate } = presets.find(({ name }) => name === 'handwriting')!.hyperparameters;
    await expect(window.field('Learning rate')).toHaveValue(String(learningRate));
    await window.button('Restore My Changes').click();
    await expect(window.field('Learning rate')).toHaveValue('0.7');
  });

  for (const [entry, shape, run] of [
    ['30', '784 → 30 → 10', '784-30-10'],
    ['100, 30', '784-100-30-10', '784-100-30-10'],
    ['', '784 → 10', '784-10'],
  ]) {
    test(`train a network with the hidden layers “${entry}”`, async ({ inkling }) => {
      const window = new InklingWindow(inkling);
      await window.enter({ 'Hidden layers': entry });
      await expect(window.page.getByText(shape, { exact: true })).toBeVisible();
      await window.train(1);
      await expect(window.facts).toContainText(run);
    });
  }

  test('never cut the layers off', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    for (const width of [1024, 1280, 1920]) {
      await window.page.setViewportSize({ width, height: 800 });
      for (const entry of ['300, 100', '2000, 2000', '300, 200, 100, 50, 30']) {
        await window.enter({ 'Hidden layers': entry });
        const layers = window.page.getByTitle(`784 → ${entry.replaceAll(', ', ' → ')} → 10`);
        await expect(layers).toHaveText(/^784.*10$/);
        expect(await layers.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      }
    }
  });

  test('are explained beside the field when they are wrong, and nothing starts', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    for (const [name, entry, message] of [
      ['Hidden layers', '30, many', 'is not a hidden layer'],
      ['Learning rate', 'fast', 'must be a number'],
      ['Mini-batch size', '0', 'must be a whole number from 1 to 50,000'],
      ['Epochs', '2.5', 'must be a whole number'],
      ['Training images', '0', 'must be a whole number from 1 to 50,000'],
      ['Seed', '-1', 'must be a whole number'],
    ]) {
      const field = window.field(name);
      const before = await field.inputValue();
      await field.fill(entry);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(new RegExp(message));
      await expect(window.button('Train')).toHaveAttribute('aria-disabled', 'true');
      await field.fill(before);
      await expect(field).toHaveAttribute('aria-invalid', 'false');
    }
    await window.enter({ 'Training images': '5', 'Mini-batch size': '10' });
    await expect(window.field('Mini-batch size')).toHaveAccessibleDescription(/cannot hold more images/);
  });

  test('allow a learning rate of 100, with a warning', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ 'Learning rate': '100' });
    await expect(window.field('Learning rate')).toHaveAccessibleDescription(/overshoot/);
    await window.train(1);
    await expect(window.facts).toContainText('η 100');
  });

  test('change in steps with the arrow keys and the buttons', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.preset.selectOption('book-30');
    const rate = window.field('Learning rate');
    await rate.press('ArrowUp');
    const up = Number(await rate.inputValue());
    expect(up).toBeGreaterThan(3);
    await rate.press('ArrowDown');
    await rate.press('ArrowDown');
    expect(Number(await rate.inputValue())).toBeLessThan(3);
    await window.button('Epochs: more').click();
    expect(Number(await window.field('Epochs').inputValue())).toBeGreaterThan(30);
  });

  test('take a new seed from the button and from the menu', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.button('New Seed').click();
    const seed = await window.field('Seed').inputValue();
    expect(seed).not.toBe('1');
    await window.choose('training.new-seed');
    await expect(window.field('Seed')).not.toHaveValue(seed);
  });

  test('limit how many images are learned from, and never say more than there are', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const images = window.field('Training images');
    await expect(images).toHaveValue('5,000');
    await expect(window.page.getByText('of 5,000', { exact: true })).toBeVisible();
    await images.fill('9000');
    await expect(images).toHaveValue('9000');
    await images.blur();
    await expect(images).toHaveValue('5,000');
    await window.enter({ 'Training images': '1000' });
    await window.train(1);
    await expect(window.facts).toContainText('1,000 images');
  });
});
