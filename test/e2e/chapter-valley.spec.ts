import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

const title = 'A ball in a valley';

test('lets a ball roll by pointer and keyboard, and solves the three exercises', async ({ inkling }) => {
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  await place.open(title);
  const figure = page.getByRole('region', { name: 'Parabola' });
  const ending = page.locator('.figure-card').getByRole('status');
  const landscape = bench.getByLabel('Landscape');

  // On v² with η = 0.5, one step reaches the bottom; above η = 1, every step lands higher.
  await expect(figure).toContainText('step 0 · C = 2.25');
  await place.setByKeys(place.slider('Learning rate η'), '0.5');
  await bench.getByRole('button', { name: 'Step' }).press('Enter');
  await expect(ending).toHaveText('At the bottom after 1 step.');
  await expect(figure.getByRole('img').first()).toHaveAccessibleName(
    'Parabola. After 1 step the ball is at v = 0, with C = 0 and the gradient 0. At the bottom after 1 step.',
  );
  await bench.getByRole('button', { name: 'η too large' }).click();
  await expect(bench).toContainText('η is below 2 (1 + μ) / 2 = 1.');
  await bench.getByRole('button', { name: 'Step' }).click();
  await expect(figure).toContainText('step 1 · C = 2.723');
  await expect(ending).toBeEmpty();
  await expect(bench.getByRole('row', { name: /^v / })).toHaveText('v1.653.3−3.465');
  await bench.getByRole('button', { name: 'Run' }).click();
  await expect(ending).toHaveText('Out of the picture after 6 steps: η is too large.');
  await expect(bench.getByRole('button', { name: 'Step' })).toHaveAttribute('aria-disabled', 'true');

  // It can be held, goes on from there, and starts again.
  await bench.getByRole('button', { name: 'η too small' }).click();
  await bench.getByRole('button', { name: 'Run' }).click();
  await bench.getByRole('button', { name: 'Pause' }).press(' ');
  await expect(bench.getByRole('button', { name: 'Run' })).toBeVisible();
  // Without motion it is there at once.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await bench.getByRole('button', { name: 'Run' }).click();
  await expect(ending).toHaveText('At the bottom after 37 steps.');
  await bench.getByRole('button', { name: 'Back' }).click();
  await expect(figure).toContainText('step 0 · C = 2.25');

  // A surface: the ball is placed by pointer and by slider.
  await landscape.selectOption({ label: 'Saddle' });
  const saddle = page.getByRole('region', { name: 'Saddle' });
  const map = saddle.getByRole('img').first();
  const { width, height } = (await map.boundingBox())!;
  await map.click({ position: { x: width * 0.8, y: height / 4 } });
  await expect(place.slider('Start of v₁')).not.toHaveAttribute('aria-valuetext', '−1.8');
  await place.setByKeys(place.slider('Start of v₂'), '0');
  await bench.getByRole('button', { name: 'Run' }).click();
  await expect(ending).toContainText('on the saddle: the slope is 0');
  await landscape.selectOption({ label: 'Two valleys' });
  await bench.getByRole('button', { name: 'Run' }).click();
  await expect(ending).toContainText('in the shallower valley, at C = 0.651');
  await bench.getByRole('button', { name: 'Momentum' }).click();
  await bench.getByRole('button', { name: 'Run' }).click();
  await expect(ending).toHaveText(/^At the bottom after \d+ steps\.$/);

  // One variable: against the slope.
  const oneVariable = place.exercise(0);
  const answer = (ball: string, direction: string) =>
    oneVariable.card.getByRole('group', { name: `Ball ${ball}` }).getByLabel(direction);
  await oneVariable.check();
  await expect(oneVariable.verdict).toHaveText('0 of 4. Answer for each of the four balls.');
  await answer('P', 'right').check();
  await answer('Q', 'right').check();
  await answer('R', 'stays').check();
  await answer('S', 'stays').press('ArrowRight');
  await oneVariable.check();
  await expect(oneVariable.verdict).toHaveText(
    '3 of 4. Look at Q: the slope is 1.01, and the ball moves by −η times that.',
  );
  await answer('Q', 'left').check();
  await oneVariable.checkByKey();
  await expect(oneVariable.verdict).toContainText('All four.');

  // Fewest steps: without momentum it takes too long, with too much η it jumps out.
  const fewest = place.exercise(1);
  await landscape.selectOption({ label: 'Ravine' });
  await fewest.check();
  await expect(fewest.verdict).toContainText('27 steps.');
  await bench.getByRole('button', { name: 'η too large' }).click();
  await fewest.check();
  await expect(fewest.verdict).toContainText('Out after 7 steps.');
  await place.setByKeys(place.slider('Momentum μ'), '0.45');
  await place.setByKeys(place.slider('Learning rate η'), '0.61');
  await fewest.checkByKey();
  await expect(fewest.verdict).toContainText('8 steps.');
  await expect(ending).toHaveText('At the bottom after 8 steps.');

  // The steepest way down is not the way to the bottom.
  const steepest = place.exercise(2);
  const angle = place.slider('Angle of the step');
  await place.setByKeys(angle, '−10°');
  await steepest.check();
  await expect(steepest.verdict).toContainText('not the steepest way down');
  const turned = steepest.card.getByRole('img').first();
  const box = (await turned.boundingBox())!;
  await turned.hover();
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.52, box.y + box.height * 0.1);
  await page.mouse.up();
  await steepest.check();
  await expect(steepest.verdict).toContainText('The cost rises.');
  await place.setByKeys(angle, '−70°');
  await expect(steepest.card).toContainText('∇C·Δv = −0.0632; C itself changes by −0.0588.');
  await steepest.checkByKey();
  await expect(steepest.verdict).toContainText('against the gradient');
  await expect(steepest.card.getByRole('img').nth(1)).toHaveAccessibleName(
    /The whole curve is a cosine between plus and minus ε‖∇C‖ = 0\.0632/,
  );
  await place.expectDone(title);
});
