import { expect, test } from './harness';
import { InklingWindow } from './window';

test.describe('the hyper-parameters', () => {
  test('fill in from a preset by name, and become one’s own when changed', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const preset = window.page.getByRole('combobox', { name: 'Preset' });
    await preset.selectOption('eta-0.001');
    await expect(window.field('Hidden layers')).toHaveValue('100');
    await expect(window.field('Learning rate')).toHaveValue('0.001');
    await window.enter({ Epochs: '7' });
    await expect(preset).toHaveValue('');
    await window.button('Reset').click();
    await expect(window.field('Epochs')).toHaveValue('30');
  });

  for (const [entry, shape, run] of [
    ['30', '784 → 30 → 10', '784-30-10'],
    ['100, 30', '784 → 100 → 30 → 10', '784-100-30-10'],
    ['', '784 → 10', '784-10'],
  ]) {
    test(`trains a network with the hidden layers “${entry}”`, async ({ inkling }) => {
      const window = new InklingWindow(inkling);
      await window.enter({ 'Hidden layers': entry });
      await expect(window.page.getByText(shape, { exact: true })).toBeVisible();
      await window.train(1);
      await expect(window.runSummary).toContainText(run);
    });
  }

  test('are explained beside the field when they are wrong, and nothing starts', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    for (const [name, entry, message] of [
      ['Hidden layers', '30, many', 'is not a number of neurons'],
      ['Learning rate', 'fast', 'must be a number'],
      ['Mini-batch size', '0', 'must be a whole number from 1 to 50,000'],
      ['Epochs', '2.5', 'must be a whole number'],
      ['Training images', '60000', 'must be a whole number from 1 to 50,000'],
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
    await expect(window.runSummary).toContainText('η 100');
  });

  test('change in steps with the arrow keys and the buttons', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
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

  test('limit how many images are learned from', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.enter({ 'Training images': '1000' });
    await window.train(1);
    await expect(window.runSummary).toContainText('1,000 images');
  });

  test('of the run stay visible while the panel is edited', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.train(1);
    const summary = await window.runSummary.innerText();
    await window.enter({ 'Learning rate': '0.5', 'Hidden layers': '12' });
    expect(await window.runSummary.innerText()).toBe(summary);
    await expect(window.page.getByRole('radio', { name: 'This network' })).toBeDisabled();
  });
});
