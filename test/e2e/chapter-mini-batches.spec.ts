import { ChapterPlace, specOfLearning, untilLearned } from './chapter';
import { expect, test } from './harness';

const title = 'Ask a few, not all';

test('compares gradients and trains with each size, by pointer and keyboard, and solves the exercise', async ({
  inkling,
}) => {
  test.setTimeout(specOfLearning);
  const place = new ChapterPlace(inkling);
  const { page, bench, window } = place;
  await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
  await window.enter({ 'Hidden layers': '8', Seed: '3' });
  await window.train(1);
  await place.open(title);
  const figure = page.getByRole('region', { name: 'A few images against all' });
  await expect(figure.getByRole('img')).toHaveAccessibleName('Nothing has been computed yet.');
  await bench.getByRole('button', { name: 'Compute' }).press('Enter');
  await expect(figure).toContainText('against 5,000 images');
  const described =
    /Mean angle .*: ([\d.]+) degrees for 1, ([\d.]+) degrees for 10, ([\d.]+) degrees for 100, ([\d.]+) degrees for 1,000\./;
  await expect(figure.getByRole('img')).toHaveAccessibleName(described);
  const name = (await figure.getByRole('img').getAttribute('aria-label'))!;
  const angles = described.exec(name)!.slice(1).map(Number);
  expect(angles).toEqual([...angles].sort((one, other) => other - one));

  const exercise = place.exercise(0);
  await exercise.check();
  await expect(exercise.verdict).toContainText('Not all have been trained.');
  await exercise.card.getByRole('button', { name: 'Train all' }).click();
  await expect(exercise.card.getByRole('button', { name: 'Train again' })).toHaveAttribute(
    'aria-disabled',
    'false',
    untilLearned,
  );
  await expect(exercise.card.getByRole('row').filter({ hasText: '10 epochs' })).toHaveCount(5);
  await exercise.checkByKey();
  await expect(exercise.verdict).toContainText('No answer yet.');
  // All images at once take ten steps in all, and get nowhere.
  for (const unit of ['seconds', 'images'])
    await exercise.card.getByRole('radio', { name: `5,000 is first in ${unit}` }).click();
  await exercise.check();
  await expect(exercise.verdict).toContainText('Not in seconds and not in images.');

  const rows = exercise.card.getByRole('row');
  const reached = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent!)),
  );
  const least = Math.min(
    ...reached.map(([, , , images]) => Number(images.replaceAll(',', ''))).filter((n) => n > 0),
  );
  const [best] = reached.find(([, , , images]) => Number(images.replaceAll(',', '')) === least)!;
  await exercise.card.getByRole('radio', { name: `${best} is first in images`, exact: true }).press(' ');
  await exercise.check();
  await expect(exercise.verdict).toContainText('Not in seconds.');
  for (const [size, , seconds] of reached) {
    if (seconds === '–') continue;
    await exercise.card.getByRole('radio', { name: `${size} is first in seconds`, exact: true }).click();
    await exercise.checkByKey();
    if ((await exercise.verdict.innerText()).includes('in seconds, m =')) break;
  }
  await place.expectDone(title);
  await page.getByRole('button', { name: 'Compare the runs with each other' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'mini-batch' }).first()).toBeVisible();
});
