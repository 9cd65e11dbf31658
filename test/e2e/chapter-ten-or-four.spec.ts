import { ChapterPlace, specOfLearning, untilLearned } from './chapter';
import { expect, test } from './harness';

const title = 'Ten outputs or four';

test('turns ten outputs into four bits by pointer and keyboard, and measures them', async ({ inkling }) => {
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
  await place.open(title);
  await expect(page.getByRole('img', { name: 'The upper left quarter of a 0' })).toBeVisible();
  // The starter has convolutions.
  await page.getByRole('button', { name: 'Open the book’s network' }).click();
  await expect(
    page.getByRole('img', { name: /^Weights of hidden neuron \d+, which the 0 excites/ }),
  ).toHaveCount(4);

  const exercise = place.exercise(0);
  await exercise.checkByKey();
  await expect(exercise.verdict).toContainText('25 of 40 bits. Look at 1: its bit 1 should be 1');
  const weight = (output: number, bit: number) =>
    page.getByRole('spinbutton', { name: `Weight from output ${output} to bit ${bit}` });
  await weight(1, 1).focus();
  await page.keyboard.press('ArrowUp');
  await expect(weight(1, 1)).toHaveValue('0.5');
  await weight(1, 1).fill('');
  await weight(1, 1).blur();
  await expect(weight(1, 1)).toHaveValue('0.5');
  await expect(exercise.verdict).toBeEmpty();
  await expect(exercise.card.getByRole('row').nth(2)).toContainText('0001 right');

  // Weights of 10 where the bit is set, 0 elsewhere, and a bias of -5.
  for (const digit of [1, 2, 3, 4, 5, 6, 7, 8, 9])
    for (const bit of [8, 4, 2, 1]) if (digit & bit) await weight(digit, bit).fill('10');
  await exercise.check();
  await expect(exercise.verdict).toContainText('15 of 40 bits. Look at 0: its bit 8 should be 0');
  for (const bit of [8, 4, 2, 1])
    await page.getByRole('spinbutton', { name: `Bias to bit ${bit}` }).fill('-5');
  await exercise.check();
  await expect(exercise.verdict).toContainText('Right for all ten digits.');

  const measure = bench.getByRole('button', { name: 'Measure' });
  await measure.press('Enter');
  await expect(bench.getByRole('status')).toContainText(
    /By four bits: [\d,]+ of 1,000 .*ten outputs: [\d,]+/,
  );
  await place.expectDone(title);
  await bench.getByRole('button', { name: 'Set all to 0' }).click();
  await expect(bench.getByRole('status')).toHaveText('Not measured yet.');
  await exercise.showAnswer();
  await exercise.check();
  await expect(exercise.verdict).toContainText('Right for all ten digits.');
});

test('trains networks with ten outputs and with four, side by side, and stops', async ({ inkling }) => {
  test.setTimeout(specOfLearning);
  const place = new ChapterPlace(inkling);
  const { page } = place;
  await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
  await place.open(title);
  const card = page.getByRole('region', { name: 'Ten outputs beside four' });
  await expect(card.getByRole('img', { name: 'No network has been trained yet.' })).toBeVisible();
  const train = card.getByRole('button', { name: 'Train all' });
  await train.press('Enter');
  await expect(train).toHaveAttribute('aria-disabled', 'true');
  await expect(card.getByRole('progressbar', { name: 'Training' })).toBeVisible();
  await card.getByRole('button', { name: 'Stop' }).click();
  await expect(train).toHaveAttribute('aria-disabled', 'false');
  await expect(card.getByRole('row', { name: /^mean – –/ })).toBeVisible();

  // A page that is loaded anew ends what it does not know of.
  await train.click();
  await expect(card.getByRole('progressbar', { name: 'Training' })).toBeVisible();
  await page.reload();
  await place.open(title);
  await train.click();
  await expect(card.getByRole('button', { name: 'Train again' })).toBeVisible(untilLearned);
  const plot = card.getByRole('img', { name: /ten outputs [\d.]+ % after epoch 5, four outputs [\d.]+ %/ });
  await expect(plot).toBeVisible();
  await expect(card.getByRole('status')).toHaveText(/^On average, (ten|four) outputs read [\d.]+ percentage/);
  await expect(card.getByRole('row', { name: /^5 [\d.]+ % [\d.]+ %/ })).toBeVisible();
});
