import { ChapterPlace, specOfLearning, untilLearned } from './chapter';
import { expect, test } from './harness';

const title = 'Good compared to what?';

test('guesses, measures and stops simpler methods, by pointer and keyboard @packaging', async ({
  inkling,
}) => {
  test.setTimeout(specOfLearning);
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
  await place.open(title);
  const exercise = place.exercise(0);
  await exercise.check();
  await expect(exercise.verdict).toContainText('0 of 4 guessed and measured.');
  const measure = (name: string) =>
    exercise.card.getByRole('button', { name: `Measure: ${name}`, exact: true });
  const guess = (name: string) =>
    exercise.card.getByRole('spinbutton', { name: `Guess for: ${name}`, exact: true });
  await expect(measure('Guessing')).toHaveAttribute('aria-disabled', 'true');

  await guess('Guessing').fill('10');
  await measure('Guessing').press('Enter');
  await expect(exercise.card.getByRole('row', { name: /^Guessing/ })).toContainText('10.00 %');

  // A long one is stopped: its figure stays unknown.
  await guess('SVM, tuned').fill('90');
  await measure('SVM, tuned').click();
  await exercise.card.getByRole('button', { name: 'Stop: SVM, tuned' }).press('Enter');
  await expect(measure('SVM, tuned')).toBeVisible();

  await guess('Average darkness').fill('99');
  await measure('Average darkness').click();
  await expect(page.getByRole('img', { name: /^The average \d/ })).toHaveCount(10, untilLearned);
  await expect(bench.getByRole('table')).toBeVisible();
  for (const name of ['Nearest neighbour', 'SVM, as it comes', 'The network on screen']) {
    await guess(name).fill('90');
    await measure(name).press('Enter');
    await expect(exercise.card.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText(
      /\d+\.\d\d %/,
      untilLearned,
    );
  }
  await bench.getByLabel('What it confuses').selectOption('Nearest neighbour');
  await expect(bench.getByRole('table')).toContainText('Nearest neighbour: digit');
  await exercise.checkByKey();
  await expect(exercise.verdict).toContainText(/Over 5 guesses/);
  await expect(exercise.card).not.toContainText('solved');
  // Good guesses make up for the bad one.
  for (const name of ['SVM, tuned', 'SVM, tuned, more images']) {
    await guess(name).fill('96');
    await measure(name).click();
    await expect(exercise.card.getByRole('row', { name: new RegExp(`^${name}`) }).first()).toContainText(
      /\d+\.\d\d %/,
      untilLearned,
    );
  }
  await exercise.check();
  await expect(exercise.verdict).toContainText(/Over 7 guesses/);
});
