import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

const title = 'Weigh evidence';

test('weighs evidence by pointer and keyboard, and solves both exercises', async ({ inkling }) => {
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  await place.open(title);
  const figure = page.getByRole('region', { name: 'Go to the festival?' });
  const diagram = figure.getByRole('group');

  // The book's figures: with threshold 5 only the weather counts, with 3 friend and train together do as well.
  await expect(figure).toContainText('6 · 1 + 2 · 0 + 2 · 0 = 6 > 5: it says 1.');
  await figure.getByRole('button', { name: 'Good weather? Yes' }).click();
  const friend = figure.getByRole('button', { name: /^Friend comes/ });
  await friend.press('Enter');
  await expect(friend).toHaveAttribute('aria-pressed', 'true');
  await figure.getByRole('button', { name: /^Train near/ }).press(' ');
  await expect(diagram).toHaveAccessibleName(
    'Perceptron. Good weather? No. Friend comes? Yes. Train near? Yes. w·x + b = −1; it says 0.',
  );
  await bench.getByRole('button', { name: 'Threshold 3' }).click();
  await expect(figure).toContainText('6 · 0 + 2 · 1 + 2 · 1 = 4 > 3: it says 1.');
  await expect(bench.locator('tr[aria-current]')).toContainText('011');
  await expect(figure.getByRole('img')).toHaveAccessibleName(
    'Decision line for x₁ and x₂ with x₃ = 1. 0 0 says 0, 0 1 says 1, 1 0 says 1, 1 1 says 1.',
  );

  // The same with the bias.
  await bench.getByRole('radio', { name: 'bias' }).check();
  await expect(place.slider('Bias')).toHaveAttribute('aria-valuetext', '−3');
  await expect(figure).toContainText('6 · 0 + 2 · 1 + 2 · 1 + (−3) = 1 > 0: it says 1.');

  // Two of three: wrong with the book's weights, right with equal ones.
  const majority = place.exercise(0);
  await majority.check();
  await expect(majority.verdict).toHaveText('7 of 8 cases. Look at 1 0 0: it says 1, and should say 0.');
  await place.setByKeys(place.slider('Weight 1'), '2');
  await expect(majority.verdict).toBeEmpty();
  await majority.checkByKey();
  await expect(majority.verdict).toContainText('Right in all eight cases.');

  // A pointer moves a slider as well.
  const weight = place.slider('Weight 2');
  const { width, height } = (await weight.boundingBox())!;
  await weight.click({ position: { x: width - 7, y: height / 2 } });
  await expect(weight).toHaveAttribute('aria-valuetext', '10');

  // Exactly one of two: no weights do it.
  const exactlyOne = place.exercise(1);
  await exactlyOne.check();
  await expect(exactlyOne.verdict).toContainText('No answer yet.');
  await exactlyOne.card.getByLabel('The weights on the bench do it').check();
  await exactlyOne.check();
  await expect(exactlyOne.verdict).toHaveText(/^\d of 4 cases\. Look at \d \d/);
  await exactlyOne.card.getByLabel('The weights on the bench do it').press('ArrowDown');
  await exactlyOne.checkByKey();
  await expect(exactlyOne.verdict).toContainText('It cannot be had.');
  await expect(exactlyOne.card.getByRole('img')).toHaveAccessibleName(
    /The lines from 0 1 to 1 0 and from 0 0 to 1 1 cross/,
  );
  await place.expectDone(title);
});
