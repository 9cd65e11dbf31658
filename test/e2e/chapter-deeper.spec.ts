import { ChapterPlace, specOfLearning, untilLearned } from './chapter';
import { expect, test } from './harness';

const title = 'Deeper';

test('asks questions of a picture, trains three depths, measures their layers and beats the shallow one', async ({
  inkling,
}) => {
  test.setTimeout(specOfLearning);
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
  await place.open(title);
  const tree = page.getByRole('region', { name: 'One question, broken into smaller ones' });
  await expect(tree).toContainText(/Is it a 0\? (Yes|No)/);
  const middle = tree.getByRole('button', { name: 'Is the middle empty?' });
  await middle.press('Enter');
  await expect(middle).toHaveAttribute('aria-pressed', 'true');
  await expect(tree).toContainText('Yes if the ink in the bright part is less than 2 full pixels');
  await tree.getByRole('button', { name: 'Is there an arc at the upper left?' }).click();
  await expect(tree).toContainText('Yes if all 2 parts are');
  await bench.getByLabel(/^Picture, 1 to/).fill('2');
  await bench.getByRole('button', { name: 'Ask about all test images' }).click();
  await expect(bench.getByRole('status')).toContainText(/Yes for \d+ of \d+ zeros/);

  const exercise = place.exercise(0);
  await exercise.check();
  await expect(exercise.verdict).toContainText('Nothing to beat yet.');
  const figure = page.getByRole('region', { name: 'One, two and three hidden layers' });
  await figure.getByRole('button', { name: 'Train all' }).press('Enter');
  await expect(figure.getByRole('row').filter({ hasText: '30 epochs' })).toHaveCount(3, untilLearned);
  await expect(figure.getByRole('img', { name: /with 30, 30, 30 after epoch 30/ })).toBeVisible();
  await figure.getByRole('button', { name: 'Measure the layers of 30, 30, 30' }).click();
  await expect(
    figure.getByRole('img', { name: /Speed of the layers.*hidden 3: .* after epoch 30/ }),
  ).toBeVisible();
  await figure.getByRole('radio', { name: 'Show the layers of 30, 30', exact: true }).press(' ');
  await expect(figure.getByRole('img', { name: /not measured yet/ })).toBeVisible();

  await bench.getByLabel('Hidden layers').fill('30');
  await expect(bench).toContainText('two hidden layers or more');
  await bench.getByLabel('Hidden layers').fill('200, 60');
  await bench.getByLabel('Hidden neurons').selectOption('relu');
  await bench.getByRole('button', { name: 'Train it' }).press('Enter');
  await expect
    .poll(async () => {
      await exercise.check();
      return exercise.verdict.innerText();
    }, untilLearned)
    .toContain('200, 60');
  await expect(exercise.verdict).toContainText('Beaten.');
  await place.expectDone(title);
});
