import { ChapterPlace, specOfLearning, untilLearned } from './chapter';
import { expect, test } from './harness';

const title = 'Which eta?';

test('predicts a curve, trains seven rates and sees both, by pointer and keyboard @packaging', async ({
  inkling,
}) => {
  test.setTimeout(specOfLearning);
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
  await place.open(title);
  const exercise = place.exercise(0);
  await exercise.check();
  await expect(exercise.verdict).toContainText('Nothing predicted yet.');

  const figure = page.getByRole('region', { name: 'Seven learning rates' });
  const plot = figure.getByRole('img', { name: /^Accuracy by epoch/ });
  await expect(plot).toHaveAccessibleName(/nothing has been trained.*10 after 30\.$/);
  await plot.scrollIntoViewIfNeeded();
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.3 * box.height, { steps: 20 });
  await page.mouse.up();
  await expect(place.slider(/after epoch 30$/)).not.toHaveAttribute('aria-valuetext', '10 %');
  await expect(place.slider(/after epoch 1$/)).toHaveAttribute('aria-valuetext', '10 %');
  await exercise.checkByKey();
  await expect(exercise.verdict).toContainText('Not trained yet.');

  await figure.getByRole('button', { name: 'Train all' }).press('Enter');
  await expect(figure.getByRole('row').filter({ hasText: '30 epochs' })).toHaveCount(7, untilLearned);
  await expect(plot).toHaveAccessibleName(/percent with 100 after epoch 30/);
  await exercise.check();
  await expect(exercise.verdict).toContainText(/percentage points away/);
  await expect(exercise.card).not.toContainText('solved');

  // With what is now known, another rate is predicted well: 0.001 hardly moves.
  await bench.getByLabel('Learning rate η').selectOption('0.001');
  const slow = figure
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '0.001', exact: true }) });
  const [first, , last] = (await slow.getByRole('cell').allInnerTexts()).slice(1);
  for (const epoch of [1, 2, 5, 10, 20, 30]) {
    const percent = Math.round(parseFloat(epoch < 20 ? first : last));
    await place.setByKeys(place.slider(new RegExp(`after epoch ${epoch}$`)), `${percent} %`);
  }
  await exercise.checkByKey();
  await expect(exercise.card).toContainText('solved');
});

test('finds out what ails a sick run', async ({ inkling }) => {
  const place = new ChapterPlace(inkling);
  const { page } = place;
  await place.open(title);
  const exercise = place.exercise(1);
  await exercise.check();
  await expect(exercise.verdict).toContainText('Nothing to see yet.');
  await exercise.card.getByRole('button', { name: 'Train run 1' }).click();
  await expect(exercise.card.getByRole('img', { name: /Saturated .* after epoch 12/ })).toBeVisible();
  await exercise.checkByKey();
  await expect(exercise.verdict).toContainText('No answer yet.');
  const answers = exercise.card.getByRole('radio');
  for (let index = 0; index < (await answers.count()); index++) {
    await answers.nth(index).press(' ');
    await exercise.check();
    if ((await exercise.verdict.innerText()).startsWith('Yes.')) break;
    await expect(exercise.verdict).toContainText('In that case');
  }
  await expect(exercise.card).toContainText('solved');
  await exercise.card.getByRole('button', { name: 'Next run' }).press('Enter');
  await expect(exercise.card).toContainText('What ails run 2?');
  await expect(exercise.card.getByRole('button', { name: 'Tell me' })).toHaveAttribute(
    'aria-disabled',
    'false',
  );
  await exercise.card.getByRole('button', { name: 'Tell me' }).click();
  await answers.first().click();
  await exercise.check();
  await expect(exercise.verdict).toContainText('This one has been told.');
  await expect(page.getByRole('article')).toBeVisible();
});
