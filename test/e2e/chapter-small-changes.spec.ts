import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

const title = 'Small changes';

test('moves a weight of the network on screen by pointer and keyboard, and solves the exercise', async ({
  inkling,
}) => {
  const place = new ChapterPlace(inkling);
  const { page, bench, window } = place;
  await window.enter({ 'Hidden layers': '12' });
  await window.train(2);
  await place.open(title);
  const figure = page.getByRole('region', { name: /^Output \d while one weight moves$/ });
  const plot = figure.getByRole('img');
  const change = place.slider('Change of the weight');
  const figureOf = (name: string) => figure.locator('dl > div', { hasText: name }).locator('dd');

  await expect(figure).toContainText('for a picture between 3 and 8, where the network is least sure');
  await expect(plot).toHaveAccessibleName(/^Output \d over the change of the weight\. At 0\.1 it is/);
  const small = parseFloat(await figureOf('error').innerText());
  await place.setByKeys(change, '1');
  const large = parseFloat(await figureOf('error').innerText());
  expect(large).toBeGreaterThan(small);
  // Far enough, the perceptron flips.
  await change.press('Home');
  const low = await figureOf('perceptron says').innerText();
  await change.press('End');
  await expect(figureOf('perceptron says')).not.toHaveText(low);
  // The plot is a slider for the pointer.
  const { width, height } = (await plot.boundingBox())!;
  await plot.click({ position: { x: width / 4, y: height / 2 } });
  await expect(change).toHaveAttribute('aria-valuetext', /^−/);
  // Other outputs and other weights.
  await bench.getByRole('combobox', { name: 'Output' }).selectOption('8');
  await expect(page.getByRole('region', { name: 'Output 8 while one weight moves' })).toBeVisible();
  await bench.getByRole('combobox', { name: 'Weight into' }).selectOption('hidden layer 1');
  await expect(bench.getByRole('combobox', { name: /^One of the weights/ })).toContainText(
    /pixel \d+, \d+ → hidden/,
  );
  await bench.getByRole('combobox', { name: 'Weight into' }).selectOption('the output');

  const exercise = place.exercise(0);
  await place.setByKeys(change, '0');
  await exercise.check();
  await expect(exercise.verdict).toContainText('The output does not change.');
  await change.press('End');
  await exercise.checkByKey();
  await expect(exercise.verdict).toContainText('Take a smaller step');
  await place.setByKeys(change, '0.001');
  await exercise.check();
  await expect(exercise.verdict).toContainText('a larger step would be, too');
  // Step by step to the last one that is right.
  let verdict = '';
  while (!verdict.includes('One step of the slider further')) {
    await change.press('ArrowRight');
    await expect(exercise.verdict).toBeEmpty();
    await exercise.checkByKey();
    await expect(exercise.verdict).toContainText('The error is');
    verdict = await exercise.verdict.innerText();
    expect(verdict).not.toContain('Take a smaller step');
  }
  await place.expectDone(title);
});
